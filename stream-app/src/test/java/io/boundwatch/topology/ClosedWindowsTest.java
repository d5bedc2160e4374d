package io.boundwatch.topology;

import static io.boundwatch.signin.RequestBuilder.aRequest;
import static io.boundwatch.signin.RequestBuilder.moment;
import static org.assertj.core.api.Assertions.assertThat;

import io.boundwatch.event.Binding;
import io.boundwatch.event.Outcome;
import io.boundwatch.event.Verdict;
import io.boundwatch.metrics.Metrics.ClosedWindow;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The gauges of the newest closed windows (design, sections 5 and 8). */
class ClosedWindowsTest {
  private static final MonitorSettings SETTINGS =
      TestMonitor.settings(MonitorSettings.Pace.WATERMARK);

  private final ShownWindows gauges = new ShownWindows();
  private final TestMonitor monitor = new TestMonitor(SETTINGS, gauges);

  @AfterEach
  void close() {
    monitor.close();
  }

  private TestMonitor clock(String timeOfDay) {
    return monitor.clock(moment(timeOfDay));
  }

  @Test
  void windowIsShownWhenItCloses() {
    clock("08:00").put(aRequest("r1").unbound(1003).blocked().at("08:04").build());
    clock("08:09:57");
    assertThat(gauges.shown()).isEmpty();

    clock("08:10");

    assertThat(gauges.shown()).containsOnlyKeys("* PT5M", "outlook PT5M");
    ClosedWindow window = gauges.shown().get("outlook PT5M");
    assertThat(window.bindings()[Binding.UNBOUND.ordinal()]).isEqualTo(1);
    assertThat(window.outcomes()[Outcome.BLOCKED.ordinal()]).isEqualTo(1);
    assertThat(window.signIns()[Verdict.UNBOUND.ordinal()]).isEqualTo(1);
    assertThat(window.inScopeSignIns()[Verdict.UNBOUND.ordinal()]).isEqualTo(1);
    assertThat(window.users()).isEqualTo(1);
    assertThat(window.blockedUsers()).isEqualTo(1);
    assertThat(window.pctAllowed()).isZero();
    assertThat(window.appName()).isEqualTo("Outlook");
  }

  @Test
  void shareIsNotANumberWhereNothingWasJudged() {
    clock("08:00").put(aRequest("r1").bound().at("08:04").build());

    clock("08:10");

    assertThat(gauges.shown().get("* PT5M").pctAllowed()).isNaN();
  }

  @Test
  void closedWindowThatIsMendedIsShownAsItIsNow() {
    clock("08:00").put(aRequest("r1").bound().at("08:04").build());
    clock("08:10").put(aRequest("r1").unbound(1002).at("08:04").appended("08:10").build());

    clock("08:12");

    assertThat(gauges.shown().get("* PT5M").bindings())
        .containsExactly(0, 0, 1); // unreported, bound, unbound
  }

  @Test
  void appWithoutRequestsInTheNewestClosedWindowLosesItsGauges() {
    clock("08:00").put(aRequest("r1").app("a").bound().at("08:04").build());
    monitor.put(aRequest("r2").app("b").bound().at("08:06").build());
    clock("08:10").clock(moment("08:14:57"));
    assertThat(gauges.shown()).containsOnlyKeys("* PT5M", "a PT5M");

    clock("08:15");
    assertThat(gauges.shown()).containsOnlyKeys("* PT5M", "b PT5M");

    clock("08:20");
    assertThat(gauges.shown()).isEmpty();
    assertThat(monitor.storeSize(CountStage.APPS.store(), Part.CLOSED)).isZero();
  }

  @Test
  void olderWindowThatIsMendedIsNotShownAgain() {
    clock("08:00").put(aRequest("r1").app("a").bound().at("08:04").build());
    clock("08:15");
    gauges.changes();

    monitor.put(aRequest("r2").app("a").bound().at("08:03").appended("08:15").build());
    clock("08:17").clock(moment("09:05"));

    assertThat(gauges.changes())
        .as("the hour closes, the five minutes are history")
        .containsExactlyInAnyOrder("+a PT1H", "+* PT1H");
  }

  @Test
  void appThatAllRequestsMovedFromLosesItsGauges() {
    clock("08:00").put(aRequest("r1").app("a").bound().at("08:04").build());
    clock("08:10");
    assertThat(gauges.shown()).containsOnlyKeys("* PT5M", "a PT5M");

    monitor.put(
        aRequest("r1").app("b").bound().at("08:04").published("08:09").appended("08:10").build());
    clock("08:12");

    assertThat(gauges.shown()).containsOnlyKeys("* PT5M", "b PT5M");
    assertThat(monitor.storeSize(CountStage.APPS.store(), Part.CLOSED)).isEqualTo(2);
  }

  @Test
  void anotherInstanceShowsWhatWasShownAndTakesItAwayInTime() {
    clock("08:00").put(aRequest("r1").app("a").bound().at("08:04").build());
    clock("08:10");
    ShownWindows taken = new ShownWindows();

    try (TestMonitor moved = monitor.moved(SETTINGS, taken)) {
      assertThat(taken.shown()).containsOnlyKeys("* PT5M", "a PT5M");
      assertThat(taken.shown().get("a PT5M").bindings()).containsExactly(0, 1, 0);

      moved.clock(moment("08:15"));

      assertThat(taken.shown()).isEmpty();
    }
  }

  @Test
  void dayIsShownAllTheNextDayAlsoWhenItIsForgotten() {
    long day = 86_400_000;
    clock("08:00").put(aRequest("r1").app("a").bound().at("08:04").build());
    monitor.clock(moment("00:05") + day);
    assertThat(gauges.shown()).containsKey("a P1D");

    monitor.clock(moment("20:00") + day);
    assertThat(monitor.storeSize(CountStage.APPS.store(), Part.CELLS)).isZero();
    assertThat(gauges.shown()).containsOnlyKeys("* P1D", "a P1D");

    monitor.clock(moment("00:05") + 2 * day);
    assertThat(gauges.shown()).isEmpty();
  }
}
