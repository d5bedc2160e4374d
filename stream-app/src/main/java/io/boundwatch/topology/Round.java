package io.boundwatch.topology;

/**
 * When rounds of flushing, publishing or committing begin: once in each interval of the wall clock
 * or the watermark. Intervals are counted from the epoch, so that the rounds of all tasks of a
 * thread fall together. Mutable and for one thread.
 */
final class Round {
  /** When the interval began in which the last round did. */
  private long begun = Long.MIN_VALUE;

  private boolean running;

  /**
   * Begins a round if one is due and none is running.
   *
   * @param interval may be another each time
   */
  boolean begin(long now, long interval) {
    long current = now - Math.floorMod(now, interval);
    if (running || current <= begun) {
      return false;
    }
    begun = current;
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
