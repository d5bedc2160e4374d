package io.boundwatch.alert.spike;

import static io.boundwatch.alert.spike.Months.learned;
import static io.boundwatch.alert.spike.Months.start;
import static io.boundwatch.alert.spike.Months.window;
import static io.boundwatch.alert.spike.Months.withSpans;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SustainedTest {
  /** After a gap, so that the learned past is in no span. */
  private static final int FIRST = 100;

  /** A window of these says nothing alone: fewer than 10 unbound. */
  private static final int IN_SCOPE = 20;

  private static final int UNBOUND = 8;

  /** Opens at the first window at which it may, as a number; -1: never. */
  private static int opensAt(SpikeDetector detector, String windows) {
    SpikeBaseline baseline = learned(detector, 0.05);
    for (int i = 0; i < windows.length(); i++) {
      char kind = windows.charAt(i);
      int unbound = kind == 'U' ? UNBOUND : 1;
      if (kind != '-' && detector.closed(baseline, window(FIRST + i, IN_SCOPE, unbound)).opens()) {
        return i;
      }
    }
    return -1;
  }

  @ParameterizedTest(name = "span {0}, {1}: {2} ({3})")
  @CsvSource({
    "3, UUU, 1, two together are improbable enough",
    "3, U-U, 2, within a quarter of an hour",
    "3, U--U, -1, not within a quarter of an hour",
    "6, U--U, 3, within half an hour",
    "6, U-----U, -1, not within half an hour",
    "12, U-----U, 6, within an hour",
    "3, Uqq, -1, the window itself is not up",
    "3, UqU, 2, it is again"
  })
  void windowsThatSayNothingAloneFireTogether(int span, String windows, int expected, String why) {
    assertThat(opensAt(withSpans(span), windows)).as(why).isEqualTo(expected);
    assertThat(opensAt(withSpans(), windows)).isEqualTo(-1);
  }

  @Test
  void theJudgementSaysOnWhatItFired() {
    SpikeDetector detector = withSpans(3, 6);
    SpikeBaseline baseline = learned(detector, 0.05);
    detector.closed(baseline, new SpikeWindow(start(FIRST), 20, 8, 7));

    Judgement judgement = detector.closed(baseline, new SpikeWindow(start(FIRST + 2), 30, 9, 4));

    assertThat(judgement.opens()).isTrue();
    assertThat(judgement.span()).isEqualTo(3);
    assertThat(judgement.observed()).isEqualTo(new SpikeWindow(start(FIRST), 50, 17, 7));
    assertThat(judgement.expected()).isCloseTo(judgement.ratio() * 50, within(1e-9));
    assertThat(judgement.p()).isLessThan(1e-5);
    assertThat(judgement.episodeStart()).hasValue(start(FIRST + 2));
  }

  @Test
  void oneUserWhoTriesAgainAllHourIsNoSpike() {
    SpikeDetector detector = new SpikeDetector(SpikeSettings.DEFAULTS);
    SpikeBaseline baseline = learned(detector, 0.05);
    for (int i = 0; i < 12; i++) {
      SpikeWindow window = new SpikeWindow(start(i), IN_SCOPE, UNBOUND, 1);
      assertThat(detector.closed(baseline, window).fires()).isFalse();
    }
  }

  @Test
  void itEndsAfterThreeQuietWindowsAndDoesNotOpenAgainOnWhatItHad() {
    SpikeDetector detector = new SpikeDetector(SpikeSettings.DEFAULTS);
    SpikeBaseline baseline = learned(detector, 0.05);
    List<Integer> opened = new ArrayList<>();
    List<Integer> ended = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      boolean up = i < 6 || i == 10;
      Judgement judgement =
          detector.closed(baseline, window(FIRST + i, IN_SCOPE, up ? UNBOUND : 1));
      if (judgement.opens()) {
        opened.add(i);
      }
      if (judgement.ended().isPresent()) {
        ended.add(i);
      }
    }

    assertThat(opened).hasSize(1);
    assertThat(ended).containsExactly(8);
  }

  @Test
  void aSumScattersAsItsWindowsDo() {
    // twelve windows of 100 with rho 0.1, drawn 0 or 20: each is usual, so is their sum
    SpikeDetector detector = new SpikeDetector(SpikeSettings.DEFAULTS);
    SpikeBaseline baseline = new SpikeBaseline();
    for (int i = 0; i < 2000; i++) {
      Judgement judgement = detector.closed(baseline, window(i, 100, i % 3 == 0 ? 30 : 0));
      assertThat(judgement.fires()).as("window %d", i).isFalse();
    }
    assertThat(baseline.usual().ratio()).isCloseTo(0.1, within(0.02));
  }
}
