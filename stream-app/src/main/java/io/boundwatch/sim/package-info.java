/**
 * A made-up tenant whose sign-in logs look like exported ones: for the demo, tests and benchmarks.
 * Everything follows from a seed, a profile and the time asked for; there is no clock, no I/O and
 * no Kafka here, and nothing of how Boundwatch reads or counts events: the simulator must not share
 * the reader's opinions of the format.
 */
package io.boundwatch.sim;
