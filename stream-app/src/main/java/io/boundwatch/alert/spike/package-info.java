/**
 * The spike test of design section 9: whether a window of one tenant and app has more unbound
 * sign-ins than its own past explains, and what that past was. Pure: no Kafka, no clock, no I/O.
 * Knows bytes only, so that the service, a replay and a simulated month judge alike.
 */
package io.boundwatch.alert.spike;
