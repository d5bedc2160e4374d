package io.boundwatch.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.boundwatch.alert.spike.SpikeWindow;
import io.boundwatch.lab.InjectedSpike.Size;
import io.boundwatch.sim.Rhythm;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyMonthTest {
  private static final KeyProfile STEADY =
      new KeyProfile("steady", 1200, 0.1, Rhythm.STEADY, 0, 1000, 1);

  private static List<SpikeWindow> windows(KeyMonth month, int fromDay, int toDay) {
    return IntStream.range(fromDay * 288, toDay * 288)
        .mapToObj(window -> month.upTo(window * Days.WINDOW + Days.WINDOW - 1))
        .toList();
  }

  private static double mean(List<SpikeWindow> windows) {
    return windows.stream().mapToLong(SpikeWindow::inScope).average().orElseThrow();
  }

  private static double ratio(List<SpikeWindow> windows) {
    return windows.stream().mapToLong(SpikeWindow::unbound).sum()
        / (double) windows.stream().mapToLong(SpikeWindow::inScope).sum();
  }

  @ParameterizedTest
  @CsvSource({"0.02", "0.1", "0.2"})
  void twoSignInsOfAWindowAreCorrelatedByRho(double rho) {
    List<SpikeWindow> windows = windows(new KeyMonth(1, rho, STEADY, List.of()), 0, 18);
    double m = ratio(windows);
    double pairs = 0;
    double covariance = 0;
    for (SpikeWindow window : windows) {
      double n = window.inScope();
      double off = window.unbound() - n * m;
      pairs += n * (n - 1) * m * (1 - m);
      covariance += off * off - n * m * (1 - m);
    }

    assertThat(m).isCloseTo(0.1, within(0.01));
    assertThat(covariance / pairs).isCloseTo(rho, within(0.15 * rho));
  }

  @Test
  void theTrafficIsOverdispersed() {
    List<SpikeWindow> windows = windows(new KeyMonth(1, 0.02, STEADY, List.of()), 0, 18);
    double mean = mean(windows);
    double variance =
        windows.stream()
            .mapToDouble(window -> Math.pow(window.inScope() - mean, 2))
            .average()
            .orElseThrow();

    assertThat(mean).isCloseTo(100, within(2.0));
    assertThat(variance).isCloseTo(100 + 0.04 * 10_000, within(60.0));
  }

  @Test
  void theMonthHasAHolidayAndThreeDaysOfTwiceTheTrafficAtTheSameRatio() {
    KeyMonth month = new KeyMonth(1, 0.02, STEADY, List.of());

    assertThat(mean(windows(month, 18, 19))).isCloseTo(15, within(2.0));
    assertThat(mean(windows(month, 22, 25))).isCloseTo(200, within(10.0));
    assertThat(ratio(windows(month, 22, 25))).isCloseTo(0.1, within(0.01));
    assertThat(mean(windows(month, 25, 30))).isCloseTo(100, within(5.0));
  }

  @Test
  void aNewAppHasNoTrafficBeforeItsDay() {
    KeyMonth month =
        new KeyMonth(
            1, 0.02, new KeyProfile("new", 1200, 0.1, Rhythm.STEADY, 14, 1000, 1), List.of());

    assertThat(mean(windows(month, 0, 14))).isZero();
    assertThat(mean(windows(month, 15, 18))).isCloseTo(100, within(5.0));
    assertThat(month.weeks()).isCloseTo((30 - 14 - 9 / 24.0) / 7, within(1e-9));
  }

  @Test
  void aPolicyForMoreUsersRaisesTheTrafficInScopeAndNotTheRatio() {
    KeyMonth month =
        new KeyMonth(
            1, 0.02, new KeyProfile("wider", 1200, 0.1, Rhythm.STEADY, 0, 11, 3), List.of());

    assertThat(mean(windows(month, 0, 11))).isCloseTo(100, within(5.0));
    assertThat(mean(windows(month, 12, 18))).isCloseTo(300, within(15.0));
    assertThat(ratio(windows(month, 12, 18))).isCloseTo(0.1, within(0.01));
  }

  @Test
  void aSpikeRaisesRatioAndTrafficInItsMinutesOnly() {
    int from = 5 * Days.DAY;
    InjectedSpike spike = new InjectedSpike(from, Days.DAY, Size.LARGE, 0.5, 2);
    KeyMonth month = new KeyMonth(1, 0.02, STEADY, List.of(spike));

    assertThat(ratio(windows(month, 5, 6))).isCloseTo(0.6, within(0.02));
    assertThat(mean(windows(month, 5, 6))).isCloseTo(200, within(10.0));
    assertThat(ratio(windows(month, 4, 5))).isCloseTo(0.1, within(0.02));
    assertThat(ratio(windows(month, 6, 7))).isCloseTo(0.1, within(0.02));
    assertThat(mean(windows(month, 6, 7))).isCloseTo(100, within(5.0));
  }

  @Test
  void aSpikeMayBeginInTheMiddleOfAWindow() {
    int from = 5 * Days.DAY + 3;
    InjectedSpike spike = new InjectedSpike(from, 60, Size.LARGE, 0.85, 1);
    KeyMonth month = new KeyMonth(1, 0.02, STEADY, List.of(spike));

    SpikeWindow before = month.upTo(from - 1);
    SpikeWindow whole = month.upTo(from + 1);

    assertThat((double) before.unbound() / before.inScope()).isLessThan(0.4);
    assertThat((double) (whole.unbound() - before.unbound()) / (whole.inScope() - before.inScope()))
        .isGreaterThan(0.7);
    assertThat(whole.users()).isBetween(before.users(), whole.unbound());
  }
}
