package io.boundwatch.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundwatch.topology.MonitorTopology;
import org.junit.jupiter.api.Test;

class ClocksRegressionTest {
  @Test
  void clockOfATaskThatMovedAwayIsNotTold() {
    Clocks clocks = new Clocks();
    clocks.reached(MonitorTopology.JOIN, 0, 100);
    clocks.reached(MonitorTopology.JOIN, 1, 200);

    clocks.left(MonitorTopology.JOIN, 0);

    assertThat(clocks.least()).hasValue(200);
  }
}
