package io.boundwatch.schemas;

import java.util.Collections;
import java.util.Comparator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Numbers of requests by status code, the code written as a decimal number. */
final class StatusCodeCounts {
  /** Shorter first is the order of the numbers, so that 1002 stands before 10000. */
  private static final Comparator<String> BY_NUMBER =
      Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder());

  private StatusCodeCounts() {}

  /** A copy that nobody can change, by ascending code: equal counts are written as equal bytes. */
  static Map<String, Long> sortedCopy(Map<String, Long> counts) {
    SortedMap<String, Long> sorted = new TreeMap<>(BY_NUMBER);
    sorted.putAll(counts);
    return Collections.unmodifiableSortedMap(sorted);
  }
}
