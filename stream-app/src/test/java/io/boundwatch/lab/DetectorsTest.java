package io.boundwatch.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundwatch.alert.spike.SpikeSettings;
import io.boundwatch.alert.spike.SpikeWindow;
import io.boundwatch.lab.InjectedSpike.Size;
import io.boundwatch.sim.Rhythm;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetectorsTest {
  private static final KeyProfile STEADY =
      new KeyProfile("steady", 1200, 0.1, Rhythm.STEADY, 0, 1000, 1);
  private static final InjectedSpike SPIKE =
      new InjectedSpike(5 * Days.DAY, 60, Size.LARGE, 0.5, 1);

  /** Windows of the episodes opened; F fires for both detectors, q is quiet, - has no traffic. */
  private static List<Integer> opened(Contestant contestant, String windows) {
    int learned = 400;
    for (int i = 0; i < learned; i++) {
      contestant.closed(window(i, i % 2 == 0 ? 4 : 6));
    }
    List<Integer> opened = new ArrayList<>();
    for (int i = 0; i < windows.length(); i++) {
      char kind = windows.charAt(i);
      if (kind != '-' && contestant.closed(window(learned + i, kind == 'F' ? 50 : 5))) {
        opened.add(i);
      }
    }
    return opened;
  }

  private static SpikeWindow window(int number, long unbound) {
    return new SpikeWindow(Days.millis(number * Days.WINDOW), 100, unbound, unbound);
  }

  @ParameterizedTest
  @CsvSource({
    "F, ''",
    "FF, 1",
    "FqF, 2",
    "F--F, ''",
    "FFFqqFF, 1",
    "FFqqqFF, '1, 6'",
    "FF---FF, '1, 6'"
  })
  void theOthersHaveTheSameLifeOfAnEpisode(String windows, String expected) {
    String others = "[" + expected + "]";

    assertThat(opened(new StaticThreshold(), windows)).hasToString(others);
    assertThat(opened(new EwmaZScore(), windows)).hasToString(others);
  }

  @Test
  void everyDetectorFindsALargeSpikeOnce() {
    KeyMonth month = new KeyMonth(1, 0.02, STEADY, List.of(SPIKE));

    for (Evaluation.Detector detector : Evaluation.Detector.values()) {
      List<Opening> openings = Watch.over(month, detector.contestant());
      assertThat(openings).as(detector.label()).hasSize(1);
      assertThat(openings.get(0).seen()).isBetween(SPIKE.from() + 1, SPIKE.from() + 10);
    }
  }

  @Test
  void aClosedWindowIsToldAfterTheCloseDelayAndAnOpenOneAtOnce() {
    KeyMonth month = new KeyMonth(1, 0.02, STEADY, List.of(SPIKE));
    InjectedSpike vast = new InjectedSpike(5 * Days.DAY, 60, Size.LARGE, 0.85, 1);

    Opening closed = Watch.over(month, new StaticThreshold()).get(0);
    Opening early =
        Watch.over(
                new KeyMonth(1, 0.02, STEADY, List.of(vast)),
                new OwnDetector(SpikeSettings.DEFAULTS))
            .get(0);

    assertThat(closed.told()).isEqualTo(closed.seen() + 5);
    assertThat(early.told()).isEqualTo(early.seen()).isLessThanOrEqualTo(vast.from() + 5);
  }

  @Test
  void anEpisodeBelongsToASpikeFromItsFirstMinuteToAQuarterOfAnHourAfterItsLast() {
    KeyMonth month = new KeyMonth(1, 0.02, STEADY, List.of(SPIKE));

    assertThat(score(month, SPIKE.from()).falseEpisodes()).isEqualTo(1);
    assertThat(score(month, SPIKE.from() + 1).all().found()).isEqualTo(1);
    assertThat(score(month, SPIKE.to() + 15).all().found()).isEqualTo(1);
    assertThat(score(month, SPIKE.to() + 16).all().found()).isZero();
    assertThat(score(month, SPIKE.to() + 16).falseEpisodes()).isEqualTo(1);
  }

  @Test
  void delaysAreThoseOfTheFirstEpisodeOfEachSpike() {
    KeyMonth month = new KeyMonth(1, 0.02, STEADY, List.of(SPIKE));

    Score score = score(month, SPIKE.from() + 10, SPIKE.from() + 30);

    assertThat(score.falseEpisodes()).isZero();
    assertThat(score.delay(0.5)).isEqualTo(10);
    assertThat(score.delayTold(0.9)).isEqualTo(15);
    assertThat(score.ofSize(Size.LARGE)).isEqualTo(new Score.Share(1, 1));
    assertThat(score.ofSize(Size.SMALL).spikes()).isZero();
    assertThat(score.ofLength(60, 61).recall()).isEqualTo(1);
  }

  private static Score score(KeyMonth month, int... seen) {
    Score score = new Score();
    List<Opening> openings = new ArrayList<>();
    for (int minute : seen) {
      openings.add(new Opening(minute, minute + 5));
    }
    score.add(month, openings);
    return score;
  }
}
