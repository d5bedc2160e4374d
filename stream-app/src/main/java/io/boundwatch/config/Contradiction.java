package io.boundwatch.config;

import java.time.Duration;
import java.util.List;

/** Checks of two keys against each other. */
final class Contradiction {
  private Contradiction() {}

  static void unlessLonger(
      ConfigKey<Duration> longerKey,
      Duration longer,
      ConfigKey<Duration> shorterKey,
      Duration shorter) {
    if (longer.compareTo(shorter) <= 0) {
      throw new ConfigException(
          "%s is '%s', but must be longer than %s, which is '%s'"
              .formatted(
                  longerKey.name(),
                  Durations.print(longer),
                  shorterKey.name(),
                  Durations.print(shorter)),
          List.of(longerKey.name(), shorterKey.name()));
    }
  }
}
