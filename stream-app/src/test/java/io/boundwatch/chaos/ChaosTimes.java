package io.boundwatch.chaos;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** One time in the spellings that occur; none loses a millisecond. */
final class ChaosTimes {
  private static final DateTimeFormatter SEVEN = format("uuuu-MM-dd'T'HH:mm:ss.SSSSSSS");
  private static final DateTimeFormatter THREE = format("uuuu-MM-dd'T'HH:mm:ss.SSS");
  private static final DateTimeFormatter SECONDS = format("uuuu-MM-dd'T'HH:mm:ss");
  private static final DateTimeFormatter AMERICAN = format("M/d/uuuu h:mm:ss a");

  private ChaosTimes() {}

  private static DateTimeFormatter format(String pattern) {
    return DateTimeFormatter.ofPattern(pattern, Locale.US).withZone(ZoneOffset.UTC);
  }

  static String usual(long millis) {
    return SEVEN.format(Instant.ofEpochMilli(millis)) + "Z";
  }

  static String some(long millis, Chance chance) {
    Instant time = Instant.ofEpochMilli(millis);
    if (millis % 1000 == 0 && chance.percent(30)) {
      return chance.of(AMERICAN.format(time), SECONDS.format(time) + "+00:00");
    }
    return switch (chance.below(6)) {
      case 0 -> THREE.format(time);
      case 1 -> THREE.withZone(ZoneOffset.ofHours(2)).format(time) + "+02:00";
      case 2 -> SEVEN.format(time) + "Z";
      default -> SEVEN.format(time) + "+00:00";
    };
  }
}
