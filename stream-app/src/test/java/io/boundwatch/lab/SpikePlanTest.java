package io.boundwatch.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SpikePlanTest {
  private static final List<KeyProfile> KEYS = KeyProfile.all();

  @Test
  void aSpikeIsWhatASecurityTeamWouldWantToBeTold() {
    for (long seed = 1; seed <= 20; seed++) {
      List<List<InjectedSpike>> plan = SpikePlan.draw(seed, KEYS);
      assertThat(plan.stream().mapToInt(List::size).sum()).isEqualTo(SpikePlan.SPIKES);
      for (int key = 0; key < KEYS.size(); key++) {
        for (InjectedSpike spike : plan.get(key)) {
          assertIsWanted(KEYS.get(key), spike);
        }
      }
    }
  }

  private static void assertIsWanted(KeyProfile key, InjectedSpike spike) {
    assertThat(spike.rise()).isBetween(0.15, 0.60);
    assertThat(spike.length()).isBetween(10, 120);
    assertThat(key.ratio() + spike.rise()).isLessThanOrEqualTo(0.95);
    assertThat(spike.expectedExtra(key)).isGreaterThanOrEqualTo(spike.length());
    assertThat(spike.from()).isGreaterThanOrEqualTo(key.firstMinute() + Days.DAY);
    assertThat(spike.to()).isLessThanOrEqualTo(Days.MINUTES);
  }

  @Test
  void spikesOfAKeyLieApart() {
    for (List<InjectedSpike> ofKey : SpikePlan.draw(1, KEYS)) {
      for (InjectedSpike one : ofKey) {
        assertThat(ofKey)
            .filteredOn(other -> other.from() > one.from())
            .allMatch(other -> other.from() >= one.to() + 6 * Days.HOUR);
      }
    }
  }

  @Test
  void spikesComeInAllSizesAndLengthsByDayAndByNight() {
    List<InjectedSpike> spikes =
        LongStream.rangeClosed(1, 20)
            .boxed()
            .flatMap(seed -> SpikePlan.draw(seed, KEYS).stream())
            .flatMap(List::stream)
            .toList();

    for (InjectedSpike.Size size : InjectedSpike.Size.values()) {
      assertThat(spikes).filteredOn(spike -> spike.size() == size).hasSizeGreaterThan(250);
    }
    assertThat(spikes).filteredOn(spike -> spike.length() < 40).hasSizeGreaterThan(200);
    assertThat(spikes)
        .filteredOn(spike -> !Days.isOfficeTime(spike.from()))
        .hasSizeBetween(100, 300);
  }

  @Test
  void keysReachFromAFewToThousandsAnHour() {
    assertThat(KEYS).hasSize(16);
    assertThat(KEYS).extracting(KeyProfile::perHour).contains(8.0, 4000.0);
    assertThat(KEYS).extracting(KeyProfile::ratio).contains(0.01, 0.5);
  }
}
