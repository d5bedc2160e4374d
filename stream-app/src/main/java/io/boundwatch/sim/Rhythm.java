package io.boundwatch.sim;

/**
 * How busy a tenant is over the day and the week, as a factor on its mean weekday traffic.
 *
 * @param night traffic at the quietest hour as a share of the busiest, 0 to 1
 * @param weekend traffic on Saturday and Sunday as a share of a weekday's, 0 or more
 * @param busiestHour hour of the day in UTC
 */
public record Rhythm(double night, double weekend, int busiestHour) {
  /** The same at every hour of every day. */
  public static final Rhythm STEADY = new Rhythm(1, 1, 12);

  /** Working days in western Europe. */
  public static final Rhythm OFFICE = new Rhythm(0.08, 0.2, 13);

  private static final long HOUR = 3_600_000;
  private static final long DAY = 24 * HOUR;

  public Rhythm {
    if (!(night >= 0 && night <= 1) || !(weekend >= 0) || busiestHour < 0 || busiestHour > 23) {
      throw new IllegalArgumentException(
          "a rhythm needs night 0 to 1, weekend 0 or more, busiestHour 0 to 23");
    }
  }

  /** The factor at this time; its mean over a weekday is 1. */
  public double factorAt(long millis) {
    double angle = 2 * Math.PI * (Math.floorMod(millis, DAY) - busiestHour * HOUR) / DAY;
    double shape = night + (1 - night) * 0.5 * (1 + Math.cos(angle));
    double mean = night + (1 - night) * 0.5;
    return shape / mean * (isWeekend(millis) ? weekend : 1);
  }

  private static boolean isWeekend(long millis) {
    // 1970-01-01 was a Thursday, so days 2 and 3 of each seven are Saturday and Sunday
    long day = Math.floorMod(Math.floorDiv(millis, DAY), 7L);
    return day == 2 || day == 3;
  }
}
