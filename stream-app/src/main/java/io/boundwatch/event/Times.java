package io.boundwatch.event;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;

/** Times as the public formats write them: ISO 8601, UTC. */
public final class Times {
  private static final long DAY = 86_400_000;
  private static final long SECOND = 1_000;
  private static final String MILLIS = "0000-00-00T00:00:00.000Z";
  private static final String SECONDS = "0000-00-00T00:00:00Z";
  private static final long FIRST = Instant.parse("0000-01-01T00:00:00Z").toEpochMilli();
  private static final long LAST = Instant.parse("9999-12-31T23:59:59.999Z").toEpochMilli();

  private Times() {}

  /**
   * A moment to the millisecond: {@code 2026-11-02T08:00:00.123Z}. By hand, as every decision has
   * several: a formatter takes ten times as long.
   */
  public static String millis(long moment) {
    if (moment < FIRST || moment > LAST) {
      return Instant.ofEpochMilli(moment).toString();
    }
    byte[] text = toTheSecond(moment, MILLIS);
    put((int) Math.floorMod(moment, SECOND), text, 22);
    return new String(text, StandardCharsets.ISO_8859_1);
  }

  /** The start or end of a window, to the second: {@code 2026-11-02T08:00:00Z}. */
  public static String seconds(long moment) {
    if (moment < FIRST || moment > LAST || moment % SECOND != 0) {
      return Instant.ofEpochMilli(moment).toString();
    }
    return new String(toTheSecond(moment, SECONDS), StandardCharsets.ISO_8859_1);
  }

  private static byte[] toTheSecond(long moment, String form) {
    byte[] text = form.getBytes(StandardCharsets.ISO_8859_1);
    LocalDate date = LocalDate.ofEpochDay(Math.floorDiv(moment, DAY));
    int ofDay = (int) Math.floorMod(moment, DAY);
    put(date.getYear(), text, 3);
    put(date.getMonthValue(), text, 6);
    put(date.getDayOfMonth(), text, 9);
    put(ofDay / 3_600_000, text, 12);
    put(ofDay / 60_000 % 60, text, 15);
    put(ofDay / 1_000 % 60, text, 18);
    return text;
  }

  /** Writes the digits of a number, the last at a place, where zeros stand already. */
  private static void put(int number, byte[] text, int last) {
    int rest = number;
    for (int place = last; rest > 0; place--) {
      text[place] = (byte) ('0' + rest % 10);
      rest /= 10;
    }
  }
}
