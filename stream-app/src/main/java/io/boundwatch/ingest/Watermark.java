package io.boundwatch.ingest;

import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * What one ingest instance knows of the source: every partition that the configured topics have,
 * and for those it owns the append time up to which all records have been handed on and
 * acknowledged (design, section 5). Written to every partition of the requests topic, after the
 * records it speaks of.
 *
 * @param positions milliseconds since the epoch; empty for a partition that this instance does not
 *     own or does not know yet
 */
public record Watermark(Map<SourcePartition, OptionalLong> positions) {
  public Watermark {
    positions = java.util.Collections.unmodifiableMap(new TreeMap<>(positions));
  }
}
