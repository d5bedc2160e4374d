package io.boundwatch.reference;

import io.boundwatch.sim.SimulatedRecord;
import java.nio.charset.StandardCharsets;

/**
 * One record as it reached the source.
 *
 * @param category of the topic that brought it; what counts is the category in the record
 * @param appendTime of its message, milliseconds since the epoch
 * @param json one record, UTF-8
 */
public record RawRecord(String category, long appendTime, byte[] json) {
  public static RawRecord of(SimulatedRecord record) {
    return new RawRecord(record.topicCategory(), record.publishTime(), record.json());
  }

  public String text() {
    return new String(json, StandardCharsets.UTF_8);
  }
}
