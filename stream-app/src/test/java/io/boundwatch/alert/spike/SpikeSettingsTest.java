package io.boundwatch.alert.spike;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boundwatch.alert.spike.SpikeSettings.Episodes;
import io.boundwatch.alert.spike.SpikeSettings.Fast;
import io.boundwatch.alert.spike.SpikeSettings.Gates;
import io.boundwatch.alert.spike.SpikeSettings.Learning;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpikeSettingsTest {
  @Test
  void defaultsAreThoseOfTheDesign() {
    SpikeSettings defaults = SpikeSettings.DEFAULTS;

    assertThat(defaults.window()).isEqualTo(Duration.ofMinutes(5));
    assertThat(defaults.gates()).isEqualTo(new Gates(1e-3, 10, 3, 0.10, 2, 0.4, 1.3));
    assertThat(defaults.fast()).isEqualTo(new Fast(1e-12, 5, 10));
    assertThat(defaults.learning().first()).isEqualTo(Duration.ofHours(24));
    assertThat(defaults.learning().guardWindows()).isEqualTo(2);
    assertThat(defaults.episodes()).isEqualTo(new Episodes(2, 3, 3, Duration.ofHours(24)));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 10, 3, 0.1, 2, 0.4, 1.3, gates.p is 0.0",
    "1, 10, 3, 0.1, 2, 0.4, 1.3, gates.p is 1.0",
    "0.1, 0, 3, 0.1, 2, 0.4, 1.3, gates.minUnbound is 0",
    "0.1, 10, 0, 0.1, 2, 0.4, 1.3, gates.minUsers is 0",
    "0.1, 10, 3, -0.1, 2, 0.4, 1.3, gates.minRise is -0.1",
    "0.1, 10, 3, 1, 2, 0.4, 1.3, gates.minRise is 1.0",
    "0.1, 10, 3, 0.1, 0.9, 0.4, 1.3, gates.minFactor is 0.9",
    "0.1, 10, 3, 0.1, 2, 1.1, 1.3, gates.highRatio is 1.1",
    "0.1, 10, 3, 0.1, 2, 0.4, NaN, gates.highRatioFactor is NaN"
  })
  void gatesOutsideTheirBoundsAreRefused(
      double p,
      long unbound,
      long users,
      double rise,
      double factor,
      double high,
      double highFactor,
      String message) {
    assertThatThrownBy(() -> new Gates(p, unbound, users, rise, factor, high, highFactor))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 5, 10, fast.p is 0.0",
    "0.1, 0, 10, fast.minFactor is 0.0",
    "0.1, 5, 0, fast.minUsers is 0"
  })
  void fastTestOutsideItsBoundsIsRefused(double p, double factor, long users, String message) {
    assertThatThrownBy(() -> new Fast(p, factor, users)).hasMessageStartingWith(message);
  }

  @ParameterizedTest
  @CsvSource({
    "-PT1S, 2, 4, 576, learning.first is PT-1S",
    "PT1H, -1, 4, 576, learning.guardWindows is -1",
    "PT1H, 6, 4, 576, learning.guardWindows is 6",
    "PT1H, 2, 0, 576, learning.winsor is 0.0",
    "PT1H, 2, 4, 0, learning.halfLife is 0"
  })
  void learningOutsideItsBoundsIsRefused(
      Duration first, int guard, double winsor, int halfLife, String message) {
    assertThatThrownBy(() -> new Learning(first, guard, winsor, halfLife))
        .hasMessageStartingWith(message);
  }

  @ParameterizedTest
  @CsvSource({
    "0, 3, 3, episodes.firing is 0",
    "4, 3, 3, episodes.firing is 4",
    "1, 7, 3, episodes.among is 7",
    "2, 3, 0, episodes.quiet is 0"
  })
  void episodesOutsideTheirBoundsAreRefused(int firing, int among, int quiet, String message) {
    assertThatThrownBy(() -> new Episodes(firing, among, quiet, Duration.ofHours(24)))
        .hasMessageStartingWith(message);
  }

  @ParameterizedTest
  @CsvSource({"PT0S, PT24H, window is PT0S", "PT5M, PT19M, episodes.longest is PT19M"})
  void contradictionsAreRefused(Duration window, Duration longest, String message) {
    assertThatThrownBy(
            () ->
                new SpikeSettings(
                    window,
                    SpikeSettings.DEFAULTS.gates(),
                    SpikeSettings.DEFAULTS.fast(),
                    SpikeSettings.DEFAULTS.learning(),
                    new Episodes(2, 3, 3, longest)))
        .hasMessageStartingWith(message);
  }

  @ParameterizedTest
  @CsvSource({"5, 6, 1", "5, -1, 1", "5, 1, -1"})
  void windowsThatCannotBeAreRefused(long inScope, long unbound, long users) {
    assertThatThrownBy(() -> new SpikeWindow(0, inScope, unbound, users))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
