package io.boundwatch.event;

import java.util.Locale;

/**
 * What kind of system a request was made on. Records write it with and without blanks and versions:
 * {@code Windows10}, {@code Windows 10}, {@code Windows}, {@code MacOs}, {@code Ios 18.2.1}.
 */
public enum OsFamily {
  UNKNOWN("unknown"),
  WINDOWS("windows"),
  MAC("mac"),
  IOS("ios", "ipados"),
  ANDROID("android"),
  LINUX("linux", "ubuntu", "debian", "fedora", "red hat", "centos", "suse"),
  CHROME_OS("chrome os", "chromeos", "cros"),
  OTHER;

  private static final OsFamily[] ALL = values();

  private final String[] beginnings;

  OsFamily(String... beginnings) {
    this.beginnings = beginnings;
  }

  public static OsFamily of(Details details) {
    String name = details.operatingSystem().strip().toLowerCase(Locale.ROOT);
    if (name.isEmpty()) {
      return UNKNOWN;
    }
    for (OsFamily family : ALL) {
      for (String beginning : family.beginnings) {
        if (name.startsWith(beginning)) {
          return family;
        }
      }
    }
    return OTHER;
  }

  /** Whether both are known and not the same. */
  public boolean differsFrom(OsFamily other) {
    return this != other && this != UNKNOWN && other != UNKNOWN;
  }
}
