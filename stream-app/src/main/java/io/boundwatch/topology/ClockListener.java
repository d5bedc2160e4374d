package io.boundwatch.topology;

/** Told how far the tasks of this instance are, once all work older than a clock is done. */
public interface ClockListener {
  ClockListener NONE = (stage, partition, clock) -> {};

  /**
   * @param stage {@link MonitorTopology#JOIN} or the name of a count stage
   * @param clock milliseconds since the epoch
   */
  void reached(String stage, int partition, long clock);

  /** A task left this instance, or is about to be started again on it. */
  default void left(String stage, int partition) {}
}
