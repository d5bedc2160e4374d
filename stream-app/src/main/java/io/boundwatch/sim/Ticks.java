package io.boundwatch.sim;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.SplittableRandom;

/** Times in units of 100 ns, of which the service writes all seven decimals. */
final class Ticks {
  static final int PER_MILLI = 10_000;
  private static final long PER_SECOND = 1000L * PER_MILLI;
  private static final DateTimeFormatter FORMAT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSSS", Locale.ROOT)
          .withZone(ZoneOffset.UTC);

  private Ticks() {}

  /** A time within this millisecond. */
  static long within(long millis, SplittableRandom random) {
    return millis * PER_MILLI + random.nextInt(PER_MILLI);
  }

  static long toMillis(long ticks) {
    return Math.floorDiv(ticks, PER_MILLI);
  }

  /** ISO 8601 without a zone. */
  static String format(long ticks) {
    long nanos = Math.floorMod(ticks, PER_SECOND) * 100;
    return FORMAT.format(Instant.ofEpochSecond(Math.floorDiv(ticks, PER_SECOND), nanos));
  }
}
