package io.boundwatch.service;

import io.boundwatch.topology.ClockListener;
import io.boundwatch.topology.MonitorTopology;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/** Where the clocks of this instance's join tasks stand, for whoever wants to tell it. */
final class Clocks implements ClockListener {
  private final Map<Integer, Long> joins = new ConcurrentHashMap<>();

  @Override
  public void reached(String stage, int partition, long clock) {
    if (stage.equals(MonitorTopology.JOIN)) {
      joins.put(partition, clock);
    }
  }

  @Override
  public void left(String stage, int partition) {
    if (stage.equals(MonitorTopology.JOIN)) {
      joins.remove(partition);
    }
  }

  /** The least of them, in milliseconds since the epoch; empty while none is known. */
  OptionalLong least() {
    return joins.values().stream().mapToLong(Long::longValue).min();
  }
}
