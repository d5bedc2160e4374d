package io.boundwatch.topology;

/** Told how far the tasks of this instance are, once all work older than a clock is done. */
public interface ClockListener {
  ClockListener NONE = (stage, partition, clock) -> {};

  /**
   * @param stage {@link MonitorTopology#JOIN} or the name of a count stage
   * @param clock milliseconds since the epoch
   */
  void reached(String stage, int partition, long clock);

  /** The task has left this instance; what it reached is no longer this instance's to tell. */
  default void left(String stage, int partition) {}
}
