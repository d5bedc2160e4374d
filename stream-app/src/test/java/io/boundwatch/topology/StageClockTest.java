package io.boundwatch.topology;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class StageClockTest {
  private StageClock clock = new StageClock();

  private StageClock hear(int partition, int partitions, long now) {
    clock.hear(new StageMessage.OfClock(partition, partitions, now));
    return clock;
  }

  @Test
  void clockIsUnknownUntilEveryJoinPartitionWasHeard() {
    assertThat(hear(0, 3, 100).now()).isEmpty();
    assertThat(hear(2, 3, 90).now()).isEmpty();
    assertThat(hear(2, 3, 95).now()).isEmpty();
    assertThat(hear(1, 3, 200).now()).hasValue(95);
  }

  @Test
  void clockIsTheLeastOverTheJoinPartitions() {
    hear(0, 2, 100);
    hear(1, 2, 200);

    assertThat(hear(0, 2, 150).now()).hasValue(150);
    assertThat(hear(0, 2, 300).now()).hasValue(200);
  }

  @Test
  void clockNeverGoesBack() {
    hear(0, 1, 100);

    assertThat(hear(0, 1, 50).now()).hasValue(100);
  }

  @Test
  void windowsBeforeTheFirstClockArePartial() {
    assertThat(clock.isPartial(100)).as("nothing is known yet").isTrue();
    hear(0, 1, 100);
    hear(0, 1, 500);

    assertThat(clock.isPartial(99)).isTrue();
    assertThat(clock.isPartial(100)).isFalse();
  }

  @Test
  void storedFormKeepsWhatWasHeard() {
    hear(0, 2, 100);
    clock = StageClock.decode(clock.encode());
    assertThat(clock.now()).isEmpty();
    hear(1, 2, 80);
    hear(1, 2, 90);

    clock = StageClock.decode(clock.encode());

    assertThat(clock.now()).hasValue(90);
    assertThat(clock.isPartial(79)).isTrue();
    assertThat(clock.isPartial(80)).isFalse();
    assertThat(hear(1, 2, 300).now()).as("the other partition is still known").hasValue(100);
  }
}
