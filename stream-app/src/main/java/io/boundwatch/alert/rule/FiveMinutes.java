package io.boundwatch.alert.rule;

import io.boundwatch.count.CellKey;
import io.boundwatch.count.CellKind;
import io.boundwatch.count.WindowSize;
import java.time.Duration;

/** The windows that rules judge by (design, section 9). */
final class FiveMinutes {
  static final WindowSize SIZE = WindowSize.of(Duration.ofMinutes(5));

  private FiveMinutes() {}

  static boolean isOfApp(CellKey key) {
    return key.kind() == CellKind.APP && key.windowSize().equals(SIZE);
  }
}
