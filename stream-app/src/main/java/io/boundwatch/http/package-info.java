/**
 * The HTTP server: metrics, health and runbooks. Knows the address in {@code config} and nothing of
 * what it serves: texts and states are handed to it, runbooks are text in the jar.
 */
package io.boundwatch.http;
