package io.boundwatch.count;

import java.time.Duration;

/**
 * The size of a tumbling window, aligned to UTC.
 *
 * @param millis ten seconds to one day, dividing a day
 */
public record WindowSize(long millis) {
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final long LEAST = Duration.ofSeconds(10).toMillis();

  public WindowSize {
    if (millis < LEAST || DAY % millis != 0) {
      throw new IllegalArgumentException(
          "a window of " + Duration.ofMillis(millis) + " does not divide a day");
    }
  }

  public static WindowSize of(Duration duration) {
    return new WindowSize(duration.toMillis());
  }

  /** Start of the window that holds this moment, both in milliseconds since the epoch. */
  public long startOf(long moment) {
    return Math.floorDiv(moment, millis) * millis;
  }

  /** As in keys and values: {@code PT5M}, {@code PT1H}, {@code P1D}. */
  public String wireName() {
    return millis == DAY ? "P1D" : Duration.ofMillis(millis).toString();
  }
}
