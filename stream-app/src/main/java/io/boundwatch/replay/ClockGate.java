package io.boundwatch.replay;

import io.boundwatch.topology.ClockListener;
import io.boundwatch.topology.MonitorTopology;
import java.util.HashMap;
import java.util.Map;

/** Waits until every count task has reached a clock: then all that was fed has been counted. */
final class ClockGate implements ClockListener {
  private record Task(String stage, int partition) {}

  private final int tasks;
  private final Map<Task, Long> reached = new HashMap<>();

  /**
   * @param partitions of each of the two count stages
   */
  ClockGate(int partitions) {
    this.tasks = 2 * partitions;
  }

  @Override
  public synchronized void reached(String stage, int partition, long clock) {
    if (!stage.equals(MonitorTopology.JOIN)) {
      reached.merge(new Task(stage, partition), clock, Math::max);
      notifyAll();
    }
  }

  /** The least clock of all tasks; the least long until each told one. */
  synchronized long clock() {
    return reached.size() < tasks
        ? Long.MIN_VALUE
        : reached.values().stream().mapToLong(Long::longValue).min().orElse(Long.MIN_VALUE);
  }

  /** Waits a while for a clock; whether it was reached. */
  synchronized boolean await(long clock, long millis) throws InterruptedException {
    if (clock() < clock) {
      wait(millis);
    }
    return clock() >= clock;
  }
}
