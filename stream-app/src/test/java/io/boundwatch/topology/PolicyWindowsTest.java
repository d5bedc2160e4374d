package io.boundwatch.topology;

import static io.boundwatch.signin.RequestBuilder.aRequest;
import static io.boundwatch.signin.RequestBuilder.moment;
import static org.assertj.core.api.Assertions.assertThat;

import io.boundwatch.config.ConfigLoader;
import io.boundwatch.event.Outcome;
import io.boundwatch.metrics.Metrics.PolicyWindow;
import io.boundwatch.metrics.NoMetrics;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The gauges of the newest windows of policies. */
class PolicyWindowsTest {
  private static final MonitorSettings SETTINGS =
      TestMonitor.settings(MonitorSettings.Pace.WATERMARK);
  private static final MonitorSettings HOURLY =
      MonitorSettings.of(
          ConfigLoader.of(Map.of("counts.policy-windows", "PT1H", "kafka.partitions", "1")),
          MonitorSettings.Pace.WATERMARK);
  private static final long DAY = 86_400_000;

  private final Shown gauges = new Shown();
  private final TestMonitor monitor = new TestMonitor(SETTINGS, gauges);

  @AfterEach
  void close() {
    monitor.close();
  }

  @Test
  void theOpenDayIsShownAsItWasPublished() {
    monitor.clock(moment("08:00"));
    monitor.put(aRequest("r1").unbound(1003).os("MacOs").blocked().at("08:01").build());
    monitor.put(aRequest("r2").of("c2", "u2").unbound(1002).blocked().at("08:01").build());
    monitor.put(aRequest("r3").of("c3", "u3").bound().allowed().at("08:02").build());

    monitor.clock(moment("08:05"));

    PolicyWindow window = gauges.shown.get("p1 outlook P1D");
    assertThat(window.mode()).isEqualTo("enforced");
    assertThat(window.outcomes()[Outcome.BLOCKED.ordinal()]).isEqualTo(2);
    assertThat(window.outcomes()[Outcome.ALLOWED.ordinal()]).isEqualTo(1);
    assertThat(window.users()).isEqualTo(3);
    assertThat(window.blockedUsers()).isEqualTo(2);
    assertThat(window.pctAllowed()).isEqualTo(33.33);
    assertThat(window.pctEnforceable()).isEqualTo(66.67);
  }

  @Test
  void aNewWindowTakesThePlaceOfTheOldOneWhenItHasRequests() {
    Shown hourly = new Shown();
    try (TestMonitor hours = new TestMonitor(HOURLY, hourly)) {
      hours.clock(moment("08:00")).put(aRequest("r1").bound().allowed().at("08:00").build());
      hours.clock(moment("09:10"));
      assertThat(blocked(hourly)).isZero();

      hours.put(aRequest("r2").of("c2", "u2").unbound(1003).blocked().at("09:10").build());
      hours.clock(moment("09:20"));
      assertThat(blocked(hourly)).isEqualTo(1);

      hours.put(
          aRequest("r3").of("c3", "u3").bound().allowed().at("08:50").appended("09:20").build());
      hours.clock(moment("09:30")).clock(moment("12:00"));

      assertThat(blocked(hourly)).as("what comes late, and the end, of the hour before").isOne();
    }
  }

  private static long blocked(Shown gauges) {
    return gauges.shown.get("p1 outlook PT1H").outcomes()[Outcome.BLOCKED.ordinal()];
  }

  @Test
  void aPolicyWithoutRequestsOnTheNewDayIsShownUntilTheOldDayIsFinal() {
    monitor.clock(moment("08:00")).put(aRequest("r1").bound().allowed().at("08:00").build());

    monitor.clock(moment("02:59") + DAY);
    assertThat(gauges.shown).containsOnlyKeys("p1 outlook P1D");

    monitor.clock(moment("03:00") + DAY);
    assertThat(gauges.shown).isEmpty();
  }

  @Test
  void aPolicyWhoseRequestsAllMovedElsewhereIsNotShown() {
    monitor.clock(moment("08:00"));
    monitor.put(aRequest("r1").app("a").bound().allowed().at("08:00").build());
    monitor.clock(moment("08:02"));

    monitor.put(aRequest("r1").app("b").bound().allowed().at("08:00").published("08:03").build());
    monitor.clock(moment("08:05"));

    assertThat(gauges.shown).containsOnlyKeys("p1 b P1D");
  }

  @Test
  void anotherInstanceShowsWhatWasShown() {
    monitor.clock(moment("08:00")).put(aRequest("r1").bound().allowed().at("08:00").build());
    monitor.clock(moment("08:05"));
    Shown taken = new Shown();

    try (TestMonitor moved = monitor.moved(SETTINGS, taken)) {
      assertThat(taken.shown).containsOnlyKeys("p1 outlook P1D");

      moved.clock(moment("03:00") + DAY);

      assertThat(taken.shown).isEmpty();
    }
  }

  private static final class Shown extends NoMetrics {
    private final Map<String, PolicyWindow> shown = new TreeMap<>();

    @Override
    public PolicyGauges policyGauges(int partition) {
      return new PolicyGauges() {
        @Override
        public void set(PolicyWindow window) {
          shown.put(window.policyId() + " " + window.appId() + " " + window.windowSize(), window);
        }

        @Override
        public void remove(String tenantId, String policyId, String appId, String windowSize) {
          shown.remove(policyId + " " + appId + " " + windowSize);
        }

        @Override
        public void close() {}
      };
    }
  }
}
