package io.boundwatch.event;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times as the public formats write them: ISO 8601, UTC. */
public final class Times {
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private Times() {}

  /** A moment to the millisecond: {@code 2026-11-02T08:00:00.123Z}. */
  public static String millis(long moment) {
    return MILLIS.format(Instant.ofEpochMilli(moment));
  }

  /** The start or end of a window, to the second: {@code 2026-11-02T08:00:00Z}. */
  public static String seconds(long moment) {
    return Instant.ofEpochMilli(moment).toString();
  }
}
