package io.boundwatch.alert.rule;

import io.boundwatch.event.PolicyMode;
import java.time.Duration;
import java.util.Locale;

/** Wordings that several rules use. */
final class Phrases {
  private Phrases() {}

  /** A name, or where none is known the id. */
  static String named(String name, String id) {
    return name.isEmpty() ? id : name;
  }

  static String app(String name, String id) {
    String named = named(name, id);
    return named.isEmpty() ? "an unknown app" : named;
  }

  static String mode(PolicyMode mode) {
    return mode == PolicyMode.ENFORCED ? "enforced" : "report-only";
  }

  static String count(long count, String one, String more) {
    return count + " " + (count == 1 ? one : more);
  }

  /** A share with one decimal: {@code 33.3 %}. */
  static String percent(double part, double whole) {
    return String.format(Locale.ROOT, "%.1f %%", 100 * part / whole);
  }

  /** In its greatest units: {@code 1 d 4 h}, {@code 2 h 5 min}, {@code 12 min}, {@code 30 s}. */
  static String lasting(long millis) {
    Duration time = Duration.ofMillis(millis);
    if (time.toDays() > 0) {
      return time.toDays() + " d " + time.toHoursPart() + " h";
    }
    if (time.toHours() > 0) {
      return time.toHours() + " h " + time.toMinutesPart() + " min";
    }
    return time.toMinutes() > 0 ? time.toMinutes() + " min" : time.toSeconds() + " s";
  }
}
