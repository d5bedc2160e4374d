package io.boundwatch.chaos;

/**
 * A message of the source.
 *
 * @param category of its records, tells the topic
 * @param appendTime its Kafka timestamp, milliseconds since the epoch
 */
public record SourceMessage(String category, long appendTime, byte[] value) {}
