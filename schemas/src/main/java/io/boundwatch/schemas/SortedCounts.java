package io.boundwatch.schemas;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/** Numbers of things by name. */
final class SortedCounts {
  private SortedCounts() {}

  /** A copy that nobody can change, by name: equal counts are written as equal bytes. */
  static Map<String, Long> byName(Map<String, Long> counts) {
    return Collections.unmodifiableSortedMap(new TreeMap<>(counts));
  }
}
