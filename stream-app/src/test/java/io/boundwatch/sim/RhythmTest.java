package io.boundwatch.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class RhythmTest {
  private static final long MONDAY = Instant.parse("2026-11-02T00:00:00Z").toEpochMilli();
  private static final long MINUTE = 60_000;

  @Test
  void itsMeanOverAWeekdayIsOne() {
    double sum = 0;
    for (int i = 0; i < 1440; i++) {
      sum += Rhythm.OFFICE.factorAt(MONDAY + i * MINUTE);
    }
    assertThat(sum / 1440).isCloseTo(1, within(0.001));
  }

  @Test
  void steadyIsOneAtAnyTime() {
    assertThat(Rhythm.STEADY.factorAt(MONDAY + 5 * 1440 * MINUTE)).isEqualTo(1);
  }

  @Test
  void saysWhatItNeeds() {
    assertThatThrownBy(() -> new Rhythm(2, 1, 12))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("night 0 to 1");
  }
}
