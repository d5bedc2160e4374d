package io.boundwatch.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BrokersClockTest {
  private final BrokersClock clock = new BrokersClock(2);

  @Test
  void itIsUnknownUntilEachPartitionHasAcknowledged() {
    clock.acknowledged(0, 500);

    assertThat(clock.now()).isEmpty();
  }

  @Test
  void itIsTheLeastOfTheLeadersClocksAndNeverGoesBack() {
    clock.acknowledged(0, 500);
    clock.acknowledged(1, 600);
    clock.acknowledged(0, 400);

    assertThat(clock.now()).hasValue(500);
  }
}
