package io.boundwatch.topology;

import java.util.OptionalLong;

/**
 * When rounds of flushing or publishing begin: an interval after the last one began, of the wall
 * clock or of the watermark. Mutable and for one thread.
 */
final class Round {
  private final long interval;
  private OptionalLong begun = OptionalLong.empty();
  private boolean running;

  Round(long interval) {
    this.interval = interval;
  }

  /** Begins a round if one is due and none is running. */
  boolean begin(long now) {
    if (running || begun.isPresent() && now - begun.getAsLong() < interval) {
      return false;
    }
    begun = OptionalLong.of(now);
    running = true;
    return true;
  }

  boolean isRunning() {
    return running;
  }

  void end() {
    running = false;
  }
}
