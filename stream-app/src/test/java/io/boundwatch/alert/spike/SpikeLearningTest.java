package io.boundwatch.alert.spike;

import static io.boundwatch.alert.spike.Months.learned;
import static io.boundwatch.alert.spike.Months.start;
import static io.boundwatch.alert.spike.Months.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.boundwatch.alert.spike.Judgement.Standing;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpikeLearningTest {
  private static final SpikeDetector DETECTOR = new SpikeDetector(SpikeSettings.DEFAULTS);

  @ParameterizedTest
  @CsvSource({"0, LEARNING", "287, LEARNING", "288, LEARNED", "1000, LEARNED"})
  void aBaselineIsLearningForADayFromItsFirstWindow(int number, Standing standing) {
    SpikeBaseline baseline = new SpikeBaseline();
    Judgement judgement = DETECTOR.closed(baseline, window(0, 100, 5));
    if (number > 0) {
      judgement = DETECTOR.closed(baseline, window(number, 100, 5));
    }

    assertThat(judgement.standing()).isEqualTo(standing);
  }

  @Test
  void whileLearningTheGatesAloneDecide() {
    SpikeBaseline young = new SpikeBaseline();
    for (int i = 0; i < 60; i++) {
      DETECTOR.closed(young, window(i, 20, i % 2 == 0 ? 0 : 8));
    }

    Judgement gatesOnly = DETECTOR.closed(young, window(60, 20, 10));
    Judgement notVast = DETECTOR.open(young, window(61, 200, 199));

    assertThat(gatesOnly.fires()).isTrue();
    assertThat(gatesOnly.p()).isGreaterThan(1e-3);
    assertThat(notVast.fast()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"0.02", "0.3", "0.5", "0.6"})
  void aNewAppDoesNotFireOnItsUsualRatio(double ratio) {
    SpikeBaseline baseline = new SpikeBaseline();
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 288; i++) {
      long unbound = Math.round(100 * (ratio + random.nextDouble(-0.02, 0.02)));
      assertThat(DETECTOR.closed(baseline, window(i, 100, unbound)).fires()).isFalse();
    }
    assertThat(baseline.usual().ratio()).isCloseTo(ratio, within(0.005));
  }

  @Test
  void concentrationIsThatOfTheWindowsSeen() {
    assertThat(concentrationAfter(3)).isCloseTo(3, within(1.0));
    assertThat(concentrationAfter(19)).isCloseTo(19, within(4.0));
    assertThat(concentrationAfter(99)).isCloseTo(99, within(20.0));
  }

  /** After windows whose ratio is drawn evenly, with the variance of such a concentration. */
  private static double concentrationAfter(double concentration) {
    SplittableRandom random = new SplittableRandom(7);
    SpikeBaseline baseline = new SpikeBaseline();
    double reach = Math.sqrt(3 * 0.25 / (concentration + 1));
    for (int i = 0; i < 2000; i++) {
      double chance = 0.5 + random.nextDouble(-reach, reach);
      long unbound = random.ints(100).filter(ignored -> random.nextDouble() < chance).count();
      DETECTOR.closed(baseline, window(i, 100, unbound));
    }
    return baseline.usual().concentration();
  }

  @Test
  void aWindowIsLearnedWhenTwoMoreHaveClosed() {
    SpikeBaseline baseline = learned(DETECTOR, 0.05);
    double before = settled(baseline, 0);

    DETECTOR.closed(baseline, window(2, 100, 14));
    DETECTOR.closed(baseline, window(3, 100, 5));
    DETECTOR.closed(baseline, window(4, 100, 5));
    double inTheGuardBand = baseline.usual().ratio();
    DETECTOR.closed(baseline, window(5, 100, 5));

    assertThat(inTheGuardBand).isCloseTo(before, within(1e-4));
    assertThat(baseline.usual().ratio()).isGreaterThan(inTheGuardBand + 1e-5);
  }

  /** Two windows at exactly the learned ratio, so that the next teach what they say alone. */
  private static double settled(SpikeBaseline baseline, long from) {
    DETECTOR.closed(baseline, window(from, 100, 5));
    DETECTOR.closed(baseline, window(from + 1, 100, 5));
    return baseline.usual().ratio();
  }

  @Test
  void nothingIsLearnedOfAnEpisodeNorOfItsOnsetNorOfItsQuietEnd() {
    SpikeBaseline baseline = learned(DETECTOR, 0.05);
    DETECTOR.closed(baseline, window(0, 100, 5));
    DETECTOR.closed(baseline, window(1, 100, 13));
    DETECTOR.closed(baseline, window(2, 100, 60));
    List<Double> ratios = new ArrayList<>();

    for (int i = 3; i < 40; i++) {
      ratios.add(DETECTOR.closed(baseline, window(i, 100, 60)).ratio());
    }
    for (int i = 40; i < 45; i++) {
      ratios.add(DETECTOR.closed(baseline, window(i, 100, 5)).ratio());
    }

    assertThat(baseline.episodeStart()).isEmpty();
    assertThat(ratios.get(0)).isCloseTo(0.05, within(0.005));
    assertThat(ratios).containsOnly(ratios.get(0));
  }

  @Test
  void learningGoesOnAfterAnEpisode() {
    SpikeBaseline baseline = learned(DETECTOR, 0.05);
    for (int i = 0; i < 10; i++) {
      DETECTOR.closed(baseline, window(i, 100, i < 3 ? 60 : 5));
    }
    double after = baseline.usual().ratio();

    for (int i = 10; i < 300; i++) {
      DETECTOR.closed(baseline, window(i, 100, 8));
    }

    assertThat(baseline.usual().ratio()).isGreaterThan(after + 0.005);
  }

  @Test
  void oneWindowFarOutTeachesLittle() {
    SpikeBaseline near = learned(DETECTOR, 0.05);
    SpikeBaseline far = learned(DETECTOR, 0.05);
    DETECTOR.closed(near, window(0, 1000, 200));
    DETECTOR.closed(far, window(0, 1000, 900));
    for (int i = 1; i < 6; i++) {
      DETECTOR.closed(near, window(i, 100, 5));
    }
    assertThat(DETECTOR.closed(far, window(6, 100, 5)).episode()).isEqualTo(Judgement.Episode.NONE);

    assertThat(far.usual().ratio()).isCloseTo(near.usual().ratio(), within(1e-3));
  }

  @ParameterizedTest
  @CsvSource({"0.05", "0.5"})
  void twiceTheTrafficAtTheSameRatioDoesNotFire(double ratio) {
    SpikeBaseline baseline = learned(DETECTOR, ratio);
    for (int i = 0; i < 288; i++) {
      Judgement judgement = DETECTOR.closed(baseline, window(i, 200, Math.round(200 * ratio)));
      assertThat(judgement.fires()).isFalse();
    }
  }

  @Test
  void aLevelThatStaysADayIsTheNewUsual() {
    SpikeBaseline baseline = learned(DETECTOR, 0.05);
    int window = 0;
    while (DETECTOR.closed(baseline, window(window++, 100, 60)).ended().isEmpty()) {
      assertThat(window).isLessThan(300);
    }
    assertThat(window).isEqualTo(288);

    for (int i = 0; i < 600; i++) {
      Judgement judgement = DETECTOR.closed(baseline, window(window++, 100, 60));
      assertThat(judgement.fires()).isFalse();
      assertThat(judgement.standing()).isEqualTo(i < 288 ? Standing.LEARNING : Standing.LEARNED);
    }
    assertThat(baseline.usual().ratio()).isCloseTo(0.6, within(0.005));
  }

  @Test
  void aGapTeachesNothingAndMakesNothingForgotten() {
    SpikeBaseline baseline = learned(DETECTOR, 0.05);
    double before = settled(baseline, 0);

    Judgement judgement = DETECTOR.closed(baseline, window(3000, 100, 5));

    assertThat(judgement.standing()).isEqualTo(Standing.LEARNED);
    assertThat(judgement.ratio()).isCloseTo(before, within(1e-4));
  }

  @Test
  void aWindowWithoutSignInsIsQuietAndTeachesNothing() {
    SpikeBaseline baseline = learned(DETECTOR, 0.05);
    double before = settled(baseline, 0);
    for (int i = 2; i < 10; i++) {
      assertThat(DETECTOR.closed(baseline, new SpikeWindow(start(i), 0, 0, 0)).fires()).isFalse();
    }
    assertThat(baseline.usual().ratio()).isCloseTo(before, within(1e-4));
  }
}
