/**
 * The HTTP server: metrics and health. Knows the address in {@code config} and nothing of what it
 * serves: texts and states are handed to it.
 */
package io.boundwatch.http;
