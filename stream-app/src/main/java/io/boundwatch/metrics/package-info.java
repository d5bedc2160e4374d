/**
 * What Boundwatch tells of itself: one interface in the domain's words, and its Prometheus form.
 * Stages know the interface only.
 */
package io.boundwatch.metrics;
