package io.boundwatch.event;

/** Families of operating systems, as far as token protection tells them apart. */
public enum Platform {
  WINDOWS("windows"),
  /** iOS, iPadOS and macOS. */
  APPLE("apple"),
  /** A system that is neither, where nothing can be bound. */
  OTHER("other"),
  /** The record names no system. */
  UNKNOWN("unknown");

  private final String wireName;

  Platform(String wireName) {
    this.wireName = wireName;
  }

  public String wireName() {
    return wireName;
  }

  /**
   * The family of a system.
   *
   * @param operatingSystem as records name it: {@code Windows10}, {@code Ios 17.2}, {@code MacOs}
   */
  public static Platform of(String operatingSystem) {
    if (operatingSystem.isBlank()) {
      return UNKNOWN;
    } else if (startsWith(operatingSystem, "windows")) {
      return WINDOWS;
    }
    return startsWith(operatingSystem, "ios")
            || startsWith(operatingSystem, "ipados")
            || startsWith(operatingSystem, "mac")
        ? APPLE
        : OTHER;
  }

  private static boolean startsWith(String text, String prefix) {
    return text.regionMatches(true, 0, prefix, 0, prefix.length());
  }
}
