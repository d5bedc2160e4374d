package io.boundwatch.topology;

import java.util.OptionalLong;

/**
 * When rounds of flushing, publishing or committing begin: once in each interval of the wall clock
 * or the watermark. Intervals are counted from the epoch, so that the rounds of all tasks of a
 * thread fall together. Mutable and for one thread.
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
    long current = Math.floorDiv(now, interval);
    if (running || begun.isPresent() && current <= begun.getAsLong()) {
      return false;
    }
    begun = OptionalLong.of(current);
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
