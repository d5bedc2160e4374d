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

  /** As a replay reads it: when it was published, else its event time, is its append time. */
  public RawRecord exported() {
    // appended long after everything, so that none is refused for coming from the future
    RawRecord lastOfAll = new RawRecord(category, Long.MAX_VALUE / 2, json);
    return FactReader.read(lastOfAll)
        .map(fact -> new RawRecord(category, fact.recordTime(), json))
        .orElse(this);
  }

  /** Whether it is a sign-in request at all. */
  public boolean isReadable() {
    return FactReader.read(this).isPresent();
  }

  public String text() {
    return new String(json, StandardCharsets.UTF_8);
  }
}
