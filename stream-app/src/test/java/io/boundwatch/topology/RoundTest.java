package io.boundwatch.topology;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoundTest {
  private final Round round = new Round();

  private boolean beginsAndEnds(long now, long interval) {
    boolean begins = round.begin(now, interval);
    round.end();
    return begins;
  }

  @Test
  void firstRoundBeginsAtOnceAndTheNextWithTheNextInterval() {
    assertThat(beginsAndEnds(730, 500)).isTrue();
    assertThat(beginsAndEnds(999, 500)).isFalse();
    assertThat(beginsAndEnds(1_000, 500)).as("counted from the epoch").isTrue();
  }

  @Test
  void roundThatRunsIsNotBegunAgain() {
    assertThat(round.begin(0, 500)).isTrue();
    assertThat(round.begin(5_000, 500)).isFalse();
    assertThat(round.isRunning()).isTrue();

    round.end();

    assertThat(round.isRunning()).isFalse();
    assertThat(round.begin(5_100, 500)).isTrue();
  }

  @Test
  void intervalMayChange() {
    beginsAndEnds(4_000, 500);

    assertThat(beginsAndEnds(4_600, 2_000)).as("of the interval that has begun").isFalse();
    assertThat(beginsAndEnds(6_000, 2_000)).isTrue();
    assertThat(beginsAndEnds(6_500, 500)).isTrue();
  }
}
