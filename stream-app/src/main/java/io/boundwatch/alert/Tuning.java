package io.boundwatch.alert;

import java.util.Objects;

/**
 * A constant of a rule that the configuration may set, as {@code alerts.<rule>.<key>}.
 *
 * @param defaultText as it would be written in the configuration
 * @param min least value; of a duration in milliseconds
 * @param max greatest value; of a duration in milliseconds
 * @param doc one sentence for the reference page
 */
public record Tuning(
    String key, Kind kind, String defaultText, double min, double max, String doc) {

  /** How its values are written. */
  public enum Kind {
    WHOLE_NUMBER,
    DECIMAL,
    DURATION
  }

  public Tuning {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(defaultText, "defaultText");
    Objects.requireNonNull(doc, "doc");
  }

  public static Tuning whole(String key, long defaultValue, long min, long max, String doc) {
    return new Tuning(key, Kind.WHOLE_NUMBER, Long.toString(defaultValue), min, max, doc);
  }

  public static Tuning decimal(String key, String defaultText, double min, double max, String doc) {
    return new Tuning(key, Kind.DECIMAL, defaultText, min, max, doc);
  }

  /** A duration, such as {@code PT15M}, within bounds in milliseconds. */
  public static Tuning duration(String key, String defaultText, long min, long max, String doc) {
    return new Tuning(key, Kind.DURATION, defaultText, min, max, doc);
  }
}
