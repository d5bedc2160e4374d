package io.boundwatch.benchmark;

/**
 * What stands in the hubs' topics.
 *
 * @param tenantId of all of them
 * @param beginsAt before which none was published, milliseconds since the epoch
 * @param records in all messages
 * @param requests distinct ones among them
 * @param bytes of all messages
 * @param settledFrom when the clock has passed this, every decision is settled; milliseconds since
 *     the epoch
 */
record Source(
    String tenantId, long beginsAt, long records, long requests, long bytes, long settledFrom) {}
