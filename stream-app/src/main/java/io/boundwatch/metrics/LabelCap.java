package io.boundwatch.metrics;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Bounds the values of a label: the first {@code max} different ones are kept for the life of the
 * process, all others become {@code other}. Safe for several threads.
 */
final class LabelCap {
  static final String OTHER = "other";
  static final String UNKNOWN = "unknown";

  /** An id is 36 characters long; what is longer than this was not made by the service. */
  private static final int MAX_LENGTH = 128;

  private final int max;
  private final Map<String, String> admitted = new ConcurrentHashMap<>();

  /**
   * Starts with no value.
   *
   * @param always values that are kept beside the {@code max}
   */
  LabelCap(int max, String... always) {
    this.max = max + always.length;
    for (String value : always) {
      admitted.put(value, value);
    }
  }

  /** The value of the label: this value, {@code unknown} for the empty one, or {@code other}. */
  String of(String value) {
    String known = admitted.get(value);
    return known != null ? known : admit(value);
  }

  private String admit(String value) {
    if (value.isEmpty()) {
      return UNKNOWN;
    }
    synchronized (admitted) {
      if (admitted.size() >= max || value.length() > MAX_LENGTH) {
        return admitted.getOrDefault(value, OTHER);
      }
      admitted.put(value, value);
      return value;
    }
  }
}
