package io.boundwatch.lab;

import io.boundwatch.sim.Rhythm;

/**
 * The days of a simulated month of 30 days, in minutes from Monday, 1 June 2026, 00:00 UTC: a
 * holiday on day 18, and three days from day 22 on with twice the traffic everywhere.
 */
final class Days {
  static final int HOUR = 60;
  static final int DAY = 24 * HOUR;
  static final int DAYS = 30;
  static final int MINUTES = DAYS * DAY;

  /** Minutes of a window. */
  static final int WINDOW = 5;

  private static final long START = 1_780_272_000_000L;
  private static final long MINUTE = 60_000;
  private static final int HOLIDAY = 18;
  private static final double HOLIDAY_TRAFFIC = 0.15;
  private static final int DOUBLED_FROM = 22;
  private static final int DOUBLED_TO = 25;

  private Days() {}

  static long millis(int minute) {
    return START + minute * MINUTE;
  }

  static int minute(long millis) {
    return Math.toIntExact((millis - START) / MINUTE);
  }

  /** Traffic of this minute as a multiple of the mean weekday's. */
  static double factorAt(Rhythm rhythm, int minute) {
    int day = minute / DAY;
    double special = day == HOLIDAY ? HOLIDAY_TRAFFIC : isDoubled(day) ? 2 : 1;
    return special * rhythm.factorAt(millis(minute));
  }

  private static boolean isDoubled(int day) {
    return day >= DOUBLED_FROM && day < DOUBLED_TO;
  }

  /** Monday to Friday, 07:00 to 19:00 UTC. */
  static boolean isOfficeTime(int minute) {
    int hour = minute % DAY / HOUR;
    return minute / DAY % 7 < 5 && hour >= 7 && hour < 19;
  }
}
