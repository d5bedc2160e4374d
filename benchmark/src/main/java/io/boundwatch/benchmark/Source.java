package io.boundwatch.benchmark;

/**
 * What stands in the hubs' topics.
 *
 * @param records in all messages
 * @param requests distinct ones among them
 * @param bytes of all messages
 * @param settledFrom when the clock has passed this, every decision is settled; milliseconds since
 *     the epoch
 */
record Source(long records, long requests, long bytes, long settledFrom) {}
