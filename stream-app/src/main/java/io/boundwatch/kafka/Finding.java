package io.boundwatch.kafka;

/** One result of a check; the text says what, where and, if it is not well, how to mend it. */
public record Finding(Level level, String text) {
  /** How grave a finding is. */
  public enum Level {
    OK,
    /** It works, but perhaps not as meant. */
    WARNING,
    ERROR
  }

  static Finding ok(String text) {
    return new Finding(Level.OK, text);
  }

  static Finding warning(String text) {
    return new Finding(Level.WARNING, text);
  }

  static Finding error(String text) {
    return new Finding(Level.ERROR, text);
  }
}
