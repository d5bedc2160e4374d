package io.boundwatch.alert.spike;

import static io.boundwatch.alert.spike.Months.learned;
import static io.boundwatch.alert.spike.Months.start;
import static io.boundwatch.alert.spike.Months.window;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.boundwatch.alert.spike.Judgement.Episode;
import io.boundwatch.alert.spike.Judgement.Standing;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpikeDetectorTest {
  private static final SpikeDetector DETECTOR = new SpikeDetector(SpikeSettings.DEFAULTS);

  @ParameterizedTest(name = "learned {0}: {1} in scope, {2} unbound, {3} users: {4} ({5})")
  @CsvSource({
    "0.05, 100, 40, 40, true,  all gates passed",
    "0.05, 100,  5,  5, false, as usual",
    "0.05,  12,  9,  9, false, fewer than 10 unbound",
    "0.05,  13, 10, 10, true,  10 unbound are enough",
    "0.05, 100, 40,  2, false, two users",
    "0.05, 100, 40,  3, true,  three users are enough",
    "0.02, 2000, 200, 90, false, up less than 10 points",
    "0.02, 2000, 260, 90, true, up more than 10 points",
    "0.20, 1000, 380, 90, false, less than twice the expected",
    "0.20, 1000, 430, 90, true, more than twice the expected",
    "0.55, 1000, 690, 90, false, above 0.4: less than 1.3 times the expected",
    "0.55, 1000, 760, 90, true, above 0.4: more than 1.3 times the expected",
    "0.55,  20,  15, 15, false, not rare enough in a small window"
  })
  void windowFiresIfItPassesEveryGate(
      double ratio, long inScope, long unbound, long users, boolean fires, String why) {
    SpikeBaseline baseline = learned(DETECTOR, ratio);
    assertThat(baseline.usual().ratio()).isCloseTo(ratio, within(0.005));

    Judgement judgement =
        DETECTOR.closed(baseline, new SpikeWindow(start(0), inScope, unbound, users));

    assertThat(judgement.fires()).as(why).isEqualTo(fires);
    assertThat(judgement.standing()).isEqualTo(Standing.LEARNED);
  }

  @Test
  void aWindowThatChanceExplainsDoesNotFire() {
    SpikeBaseline scattered = new SpikeBaseline();
    for (int i = -576; i < 0; i++) {
      // every other window has none, the others twice the mean: correlated sign-ins
      DETECTOR.closed(scattered, window(i, 100, i % 2 == 0 ? 0 : 20));
    }

    Judgement judgement = DETECTOR.closed(scattered, window(0, 100, 30));

    assertThat(judgement.p()).isGreaterThan(1e-3);
    assertThat(judgement.fires()).isFalse();
    assertThat(DETECTOR.closed(learned(DETECTOR, 0.1), window(0, 100, 30)).fires()).isTrue();
  }

  @Test
  void theJudgementSaysWhatItRestsOn() {
    SpikeBaseline baseline = learned(DETECTOR, 0.05);
    double ratio = baseline.usual().ratio();

    Judgement judgement = DETECTOR.closed(baseline, window(0, 200, 60));

    assertThat(judgement.ratio()).isCloseTo(ratio, within(1e-3));
    assertThat(judgement.expected()).isEqualTo(judgement.ratio() * 200);
    assertThat(judgement.concentration()).isGreaterThan(19);
    assertThat(judgement.p())
        .isEqualTo(
            new BetaBinomial(judgement.ratio(), judgement.concentration()).upperTail(60, 200));
    assertThat(judgement.episodeStart()).isEmpty();
  }

  /**
   * Windows as letters: F fires, q is quiet, - has no traffic. Expected: o opens, c continues, e
   * ended, . none.
   */
  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource({
    "F, .",
    "Fq, ..",
    "FF, .o",
    "FqF, ..o",
    "F-F, .-o",
    "FqqF, ....",
    "F--F, .--.",
    "FqqFqF, .....o",
    "FFF, .oc",
    "FFqqq, .occe",
    "FFqqFqqq, .occccce",
    "FFqqqF, .occe.",
    "FFqqqFF, .occe.o",
    "FF---q, .o---e",
    "FF---F, .o---e",
    "FF----FF, .o----eo",
    "FF--q, .o--e",
    "FFq-F, .oc-c"
  })
  void episodesOpenOnTwoOfThreeWindowsOfTimeAndEndAfterThreeQuietOnes(
      String windows, String expected) {
    assertThat(lived(windows)).isEqualTo(expected);
  }

  private static String lived(String windows) {
    SpikeBaseline baseline = learned(DETECTOR, 0.05);
    StringBuilder lived = new StringBuilder();
    for (int i = 0; i < windows.length(); i++) {
      char kind = windows.charAt(i);
      lived.append(
          kind == '-'
              ? '-'
              : sign(DETECTOR.closed(baseline, window(i, 100, kind == 'F' ? 25 : 5))));
    }
    return lived.toString();
  }

  private static char sign(Judgement judgement) {
    if (judgement.opens()) {
      return 'o';
    }
    if (judgement.ended().isPresent()) {
      return 'e';
    }
    return judgement.episode() == Episode.CONTINUES ? 'c' : '.';
  }

  @ParameterizedTest
  @CsvSource({"FF, 0", "FqF, 0", "qFF, 1", "FqqFqF, 3", "qFqqqFqF, 5"})
  void anEpisodeStartsWithTheFirstWindowThatFired(String windows, int first) {
    SpikeBaseline baseline = learned(DETECTOR, 0.05);
    Judgement last = null;
    for (int i = 0; i < windows.length(); i++) {
      last = DETECTOR.closed(baseline, window(i, 100, windows.charAt(i) == 'F' ? 25 : 5));
    }

    assertThat(last.opens()).isTrue();
    assertThat(last.episodeStart()).hasValue(start(first));
    assertThat(baseline.episodeStart()).hasValue(start(first));
    assertThat(baseline.lastFired()).hasValue(start(windows.length() - 1));
  }

  @Test
  void anEndedEpisodeIsNamedBeforeTheNextOpens() {
    SpikeBaseline baseline = learned(DETECTOR, 0.05);
    DETECTOR.closed(baseline, window(0, 100, 25));
    DETECTOR.closed(baseline, window(1, 100, 25));

    Judgement vast = DETECTOR.closed(baseline, window(9, 100, 90));

    assertThat(vast.opens()).isTrue();
    assertThat(vast.ended()).hasValue(start(0));
    assertThat(vast.episodeStart()).hasValue(start(9));
  }

  @ParameterizedTest
  @CsvSource({"4, false", "5, true"})
  void anEpisodeIsOverWithoutTrafficToo(int closedUntil, boolean over) {
    SpikeBaseline baseline = learned(DETECTOR, 0.05);
    DETECTOR.closed(baseline, window(0, 100, 25));
    DETECTOR.closed(baseline, window(1, 100, 25));

    OptionalLong ended = DETECTOR.passed(baseline, start(closedUntil));

    assertThat(ended).isEqualTo(over ? OptionalLong.of(start(0)) : OptionalLong.empty());
    assertThat(baseline.episodeStart().isPresent()).isNotEqualTo(over);
    assertThat(DETECTOR.passed(new SpikeBaseline(), start(closedUntil))).isEmpty();
  }

  @ParameterizedTest(name = "{0} of {1} by {2}: {3} ({4})")
  @CsvSource({
    "90, 100, 90, true,  far out",
    "90, 100,  9, false, nine users",
    "90, 100, 10, true,  ten users are enough",
    "25, 100, 25, false, fires but not fast",
    " 5, 100,  5, false, as usual"
  })
  void aVastWindowOpensAtOnce(long unbound, long inScope, long users, boolean fast, String why) {
    SpikeWindow window = new SpikeWindow(start(0), inScope, unbound, users);
    SpikeBaseline whileOpen = learned(DETECTOR, 0.05);
    SpikeBaseline whenClosed = learned(DETECTOR, 0.05);

    Judgement early = DETECTOR.open(whileOpen, window);
    Judgement late = DETECTOR.closed(whenClosed, window);

    assertThat(List.of(early.fast(), early.fires(), early.opens(), late.fast(), late.opens()))
        .as(why)
        .containsOnly(fast);
    if (fast) {
      assertThat(early.episodeStart()).hasValue(start(0)).isEqualTo(late.episodeStart());
    }
  }

  @Test
  void aVastWindowAtARatioThatCannotRiseFivefoldIsNotFast() {
    SpikeBaseline baseline = learned(DETECTOR, 0.25);

    Judgement judgement = DETECTOR.closed(baseline, window(0, 1000, 1000));

    assertThat(judgement.p()).isLessThan(1e-12);
    assertThat(judgement.fires()).isTrue();
    assertThat(judgement.fast()).isFalse();
  }

  @Test
  void anOpenWindowThatIsNotVastChangesNothing() {
    SpikeBaseline baseline = learned(DETECTOR, 0.05);
    byte[] before = baseline.toBytes();

    Judgement judgement = DETECTOR.open(baseline, window(0, 100, 25));

    assertThat(judgement.fires()).isFalse();
    assertThat(judgement.episode()).isEqualTo(Episode.NONE);
    assertThat(baseline.toBytes()).isEqualTo(before);
  }

  @Test
  void windowsBeforeTheOneThatOpenedEarlyAreStillJudged() {
    SpikeBaseline baseline = learned(DETECTOR, 0.05);
    DETECTOR.open(baseline, window(1, 100, 90));

    Judgement before = DETECTOR.closed(baseline, window(0, 100, 5));
    Judgement same = DETECTOR.closed(baseline, window(1, 100, 95));

    assertThat(List.of(before.episode(), same.episode())).containsOnly(Episode.CONTINUES);
    assertThat(same.episodeStart()).hasValue(start(1));
    assertThat(sign(DETECTOR.closed(baseline, window(4, 100, 5)))).isEqualTo('e');
  }

  @ParameterizedTest
  @CsvSource({"0", "-1", "-500"})
  void aWindowThatIsNotAfterTheLastJudgedIsIgnored(int number) {
    SpikeBaseline baseline = learned(DETECTOR, 0.05);
    DETECTOR.closed(baseline, window(0, 100, 5));
    byte[] before = baseline.toBytes();

    Judgement closed = DETECTOR.closed(baseline, window(number, 100, 90));
    Judgement open = DETECTOR.open(baseline, window(number, 100, 90));

    assertThat(List.of(closed.standing(), open.standing())).containsOnly(Standing.IGNORED);
    assertThat(List.of(closed.fires(), open.fires(), closed.opens())).containsOnly(false);
    assertThat(baseline.toBytes()).isEqualTo(before);
  }
}
