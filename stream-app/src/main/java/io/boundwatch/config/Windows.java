package io.boundwatch.config;

import java.time.Duration;
import java.util.List;

/** The rule of window sizes: windows are aligned to the UTC day and lie within each other. */
final class Windows {
  private Windows() {}

  /** Whether the sizes ascend and each divides the next, the last one the day. */
  static boolean nest(List<Duration> sizes) {
    for (int i = 0; i < sizes.size(); i++) {
      Duration next = i + 1 < sizes.size() ? sizes.get(i + 1) : Duration.ofDays(1);
      boolean last = i + 1 == sizes.size();
      if (!divides(sizes.get(i), next) || !last && sizes.get(i).equals(next)) {
        return false;
      }
    }
    return true;
  }

  private static boolean divides(Duration size, Duration whole) {
    return !size.isZero() && whole.toNanos() % size.toNanos() == 0;
  }
}
