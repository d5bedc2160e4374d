package io.boundwatch.benchmark;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waiting for something to come true. */
final class Waiting {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final long LOOK_EVERY_MS = 100;

  private Waiting() {}

  static void until(String what, BooleanSupplier holds) {
    until(what, PATIENCE, holds);
  }

  /** Looks ten times a second; throws when patience is at its end. */
  static void until(String what, Duration patience, BooleanSupplier holds) {
    long deadline = System.nanoTime() + patience.toNanos();
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("waited " + patience + " in vain until " + what);
      }
      pause();
    }
  }

  static void pause() {
    try {
      Thread.sleep(LOOK_EVERY_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
