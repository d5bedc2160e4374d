package io.boundwatch.topology;

import static io.boundwatch.signin.RequestBuilder.moment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boundwatch.count.CellDelta;
import io.boundwatch.count.CellKey;
import io.boundwatch.count.CellKind;
import io.boundwatch.count.WindowSize;
import io.boundwatch.event.Binding;
import io.boundwatch.metrics.Metrics;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;

/** A difference for a window that is final: a bug with exactly-once, an echo of a kill without. */
class FinalWindowTest {
  private static final CellKey WINDOW =
      new CellKey(
          CellKind.APP, "t", "", "app", "", moment("08:00"), WindowSize.of(Duration.ofMinutes(5)));

  @Test
  void differenceAfterFinalStopsTheTask() {
    try (TestMonitor monitor = new TestMonitor(settings(true), Metrics.NOOP)) {
      monitor.handOn(new StageMessage.OfClock(0, 1, moment("12:00")));

      assertThatThrownBy(() -> monitor.handOn(difference()))
          .isInstanceOf(StreamsException.class)
          .rootCause()
          .hasMessageContaining("came after it was final at the clock 2026-11-02T12:00:00.000Z");
    }
  }

  @Test
  void differenceThatIsSentAgainIsDroppedWithoutExactlyOnce() {
    try (TestMonitor monitor = new TestMonitor(settings(false), Metrics.NOOP)) {
      monitor.handOn(new StageMessage.OfClock(0, 1, moment("12:00")));

      monitor.handOn(difference());

      assertThat(monitor.storeSize(CountStage.APPS.store(), Part.CELLS)).isZero();
      assertThat(monitor.appCounts().all()).isEmpty();
    }
  }

  private static StageMessage difference() {
    CellDelta delta = new CellDelta();
    delta.tally().addBinding(Binding.BOUND, 1);
    return new StageMessage.OfCell(0, WINDOW, delta);
  }

  private static MonitorSettings settings(boolean exactlyOnce) {
    return TestMonitor.settings(
        MonitorSettings.Pace.WALL_CLOCK,
        Map.of("monitor.processing-guarantee", exactlyOnce ? "exactly_once_v2" : "at_least_once"));
  }
}
