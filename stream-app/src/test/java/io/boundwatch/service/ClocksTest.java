package io.boundwatch.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundwatch.topology.MonitorTopology;
import org.junit.jupiter.api.Test;

class ClocksTest {
  private final Clocks clocks = new Clocks();

  @Test
  void theLeastClockIsTold() {
    clocks.reached(MonitorTopology.JOIN, 0, 2_000);
    clocks.reached(MonitorTopology.JOIN, 1, 1_000);

    assertThat(clocks.least()).hasValue(1_000);
  }

  @Test
  void aTaskThatMovedAwayDoesNotHoldTheClock() {
    clocks.reached(MonitorTopology.JOIN, 0, 2_000);
    clocks.reached(MonitorTopology.JOIN, 1, 1_000);

    clocks.left(MonitorTopology.JOIN, 1);

    assertThat(clocks.least()).hasValue(2_000);
  }
}
