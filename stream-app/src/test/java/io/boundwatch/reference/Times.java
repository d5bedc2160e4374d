package io.boundwatch.reference;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as they occur in records, to milliseconds since the epoch. */
final class Times {
  private static final Pattern ISO =
      Pattern.compile(
          "(\\d{4})-(\\d\\d)-(\\d\\d)[T ](\\d\\d):(\\d\\d):(\\d\\d)(?:\\.(\\d{1,9}))?"
              + "\\s*(Z|[+-]\\d\\d:?\\d\\d)?",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern AMERICAN =
      Pattern.compile(
          "(\\d{1,2})/(\\d{1,2})/(\\d{4}),? (\\d{1,2}):(\\d\\d):(\\d\\d)"
              + "(?:\\s*(AM|PM))?(?:\\s*(Z|[+-]\\d\\d:?\\d\\d))?",
          Pattern.CASE_INSENSITIVE);

  private Times() {}

  static OptionalLong read(String text) {
    try {
      Matcher iso = ISO.matcher(text);
      if (iso.matches()) {
        int[] n = numbers(iso, 1, 2, 3, 4, 5, 6);
        return OptionalLong.of(
            millis(LocalDateTime.of(n[0], n[1], n[2], n[3], n[4], n[5]), iso.group(8))
                + fraction(iso.group(7)));
      }
      Matcher american = AMERICAN.matcher(text);
      if (american.matches()) {
        int[] n = numbers(american, 3, 1, 2, 4, 5, 6);
        int hour = hour(n[3], american.group(7));
        return OptionalLong.of(
            millis(LocalDateTime.of(n[0], n[1], n[2], hour, n[4], n[5]), american.group(8)));
      }
    } catch (java.time.DateTimeException e) {
      return OptionalLong.empty();
    }
    return OptionalLong.empty();
  }

  private static int[] numbers(Matcher matcher, int... groups) {
    int[] numbers = new int[groups.length];
    for (int i = 0; i < groups.length; i++) {
      numbers[i] = Integer.parseInt(matcher.group(groups[i]));
    }
    return numbers;
  }

  private static int hour(int hour, String half) {
    if (half == null) {
      return hour;
    }
    return hour % 12 + (half.equalsIgnoreCase("PM") ? 12 : 0);
  }

  private static long fraction(String digits) {
    return digits == null ? 0 : Long.parseLong((digits + "00").substring(0, 3));
  }

  private static long millis(LocalDateTime time, String zone) {
    ZoneOffset offset = zone == null ? ZoneOffset.UTC : ZoneOffset.of(zone.toUpperCase());
    return time.toInstant(offset).toEpochMilli();
  }
}
