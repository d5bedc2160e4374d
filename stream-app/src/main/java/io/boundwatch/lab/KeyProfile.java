package io.boundwatch.lab;

import io.boundwatch.sim.Rhythm;
import java.util.List;

/**
 * One tenant and app of a simulated month.
 *
 * @param name what it is
 * @param perHour in-scope sign-ins an hour, mean over a weekday
 * @param ratio usual share of them that is unbound, above 0 and below 1
 * @param rhythm over the day and the week
 * @param firstDay day of the month, from 0, on which it appears at 09:00; 0: it was always there
 * @param growsOn day of the month on which, from 08:00 on, policy reaches more of its users; after
 *     the month: never
 * @param growth traffic in scope from then on, as a multiple
 */
record KeyProfile(
    String name,
    double perHour,
    double ratio,
    Rhythm rhythm,
    int firstDay,
    int growsOn,
    double growth) {
  private static final Rhythm OFFICE = Rhythm.OFFICE;
  private static final Rhythm EASTERN = new Rhythm(0.1, 0.25, 7);
  private static final Rhythm WESTERN = new Rhythm(0.1, 0.25, 19);
  private static final Rhythm GLOBAL = new Rhythm(0.5, 0.6, 13);
  private static final int NEVER = 1000;

  /** The sixteen keys of each month: sizes from a few to thousands an hour. */
  static List<KeyProfile> all() {
    return List.of(
        steady("mail", 4000, 0.03, OFFICE),
        steady("files", 2500, 0.01, GLOBAL),
        steady("chat", 1600, 0.08, OFFICE),
        steady("portal", 1000, 0.02, EASTERN),
        steady("virtual desktops", 700, 0.50, OFFICE),
        new KeyProfile("new app", 500, 0.05, OFFICE, 14, NEVER, 1),
        new KeyProfile("policy for more users", 400, 0.12, WESTERN, 0, 11, 3),
        steady("service desk", 300, 0.03, GLOBAL),
        steady("mixed devices", 240, 0.20, OFFICE),
        steady("code", 180, 0.01, WESTERN),
        steady("travel", 120, 0.05, OFFICE),
        new KeyProfile("report-only pilot", 80, 0.48, OFFICE, 5, 16, 3),
        steady("finance", 50, 0.04, EASTERN),
        steady("legal", 25, 0.10, OFFICE),
        steady("board", 8, 0.02, OFFICE),
        steady("kiosks", 40, 0.55, GLOBAL));
  }

  private static KeyProfile steady(String name, double perHour, double ratio, Rhythm rhythm) {
    return new KeyProfile(name, perHour, ratio, rhythm, 0, NEVER, 1);
  }

  /** First minute of the month with traffic. */
  int firstMinute() {
    return firstDay == 0 ? 0 : firstDay * Days.DAY + 9 * Days.HOUR;
  }

  /** Mean in-scope sign-ins of a minute, without a spike. */
  double meanAt(int minute) {
    if (minute < firstMinute()) {
      return 0;
    }
    double grown = minute >= growsOn * Days.DAY + 8 * Days.HOUR ? growth : 1;
    return perHour / Days.HOUR * grown * Days.factorAt(rhythm, minute);
  }

  /** Users who might sign in; each does about once an hour of a weekday. */
  int users() {
    return (int) Math.max(3, perHour);
  }
}
