/**
 * What Boundwatch tells of itself: one interface in the domain's words, and its Prometheus form.
 * Stages know the interface only. Knows {@code event} and the limits in {@code config}; never makes
 * a label of a user, address, session, request or correlation id.
 */
package io.boundwatch.metrics;
