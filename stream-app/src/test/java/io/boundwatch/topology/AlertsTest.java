package io.boundwatch.topology;

import static io.boundwatch.signin.RequestBuilder.TENANT;
import static io.boundwatch.signin.RequestBuilder.aRequest;
import static io.boundwatch.signin.RequestBuilder.moment;
import static org.assertj.core.api.Assertions.assertThat;

import io.boundwatch.event.Outcome;
import io.boundwatch.event.Request;
import io.boundwatch.metrics.Metrics;
import io.boundwatch.metrics.NoMetrics;
import io.boundwatch.schemas.DetectionFinding;
import io.boundwatch.signin.RequestBuilder;
import io.boundwatch.topology.MonitorSettings.Pace;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Alerts through the whole topology: who is told what, when, and once. */
class AlertsTest {
  private static final Map<String, String> WATCHING = Map.of("alerts.watch-list", "emergency");

  private final List<TestMonitor> monitors = new ArrayList<>();

  private TestMonitor live(Map<String, String> config) {
    return tracked(new TestMonitor(TestMonitor.settings(Pace.WALL_CLOCK, config), Metrics.NOOP));
  }

  private TestMonitor replay() {
    return tracked(new TestMonitor(TestMonitor.settings(Pace.WATERMARK), Metrics.NOOP));
  }

  private TestMonitor tracked(TestMonitor monitor) {
    monitors.add(monitor);
    return monitor;
  }

  @AfterEach
  void close() {
    monitors.forEach(TestMonitor::close);
  }

  private static Request watched(String id, String at) {
    return aRequest(id).of("c-" + id, "emergency").at(at).bound().allowed().build();
  }

  /** Long enough for each stage to hear what the one before it says. */
  private static final Duration COMMIT = Duration.ofMillis(500);

  private static void settle(TestMonitor monitor) {
    for (int i = 0; i < 3; i++) {
      monitor.wallClock(Duration.ofSeconds(2));
    }
  }

  private static List<String> told(TestMonitor monitor) {
    return monitor.alerts().all().stream()
        .map(f -> f.activityName() + " " + f.severity() + " " + f.findingInfo().uid())
        .toList();
  }

  @Test
  void aWatchedUserIsToldOfWithTheNextCommitWithoutAnyClock() {
    TestMonitor monitor = live(WATCHING);

    monitor.put(watched("r1", "08:00:07")).wallClock(COMMIT);

    DetectionFinding finding = monitor.alerts().only();
    assertThat(finding.severity()).isEqualTo("Critical");
    assertThat(finding.findingInfo().uid())
        .isEqualTo(TENANT + "|watched-user-in-scope|emergency|2026-11-02T08:00:00.000Z");
    assertThat(finding.remediation().references())
        .containsExactly("http://localhost:8080/runbooks/watched-user-in-scope");
  }

  @Test
  void aLateRequestGoesThroughTheRulesThatLookAtItAlone() {
    TestMonitor monitor = live(WATCHING).clock(moment("11:30"));
    settle(monitor);
    Request late =
        aRequest("r1")
            .of("c1", "emergency")
            .at("08:00")
            .appended("11:30")
            .error(530084)
            .blocked()
            .build();

    settle(monitor.put(late).put(late).clock(moment("11:31")));

    assertThat(told(monitor))
        .containsExactly(
            "Create Critical "
                + TENANT
                + "|watched-user-in-scope|emergency|2026-11-02T08:00:00.000Z");
  }

  @Test
  void anAlertClosesAfterThreeQuietWindowsOfTheClockAndARestartChangesNothing() {
    MonitorSettings settings = TestMonitor.settings(Pace.WALL_CLOCK, WATCHING);
    TestMonitor before = tracked(new TestMonitor(settings, Metrics.NOOP));
    before.clock(moment("08:00")).put(watched("r1", "08:00"));
    settle(before);
    assertThat(told(before)).hasSize(1);

    TestMonitor after = tracked(before.moved(settings, Metrics.NOOP));
    after.put(watched("r1", "08:00")).put(watched("r2", "08:01"));
    settle(after.clock(moment("08:20:59")));
    assertThat(told(after)).extracting(line -> line.split(" ")[0]).containsExactly("Update");

    settle(after.clock(moment("08:21")));
    assertThat(told(after))
        .extracting(line -> line.split(" ")[0])
        .containsExactly("Update", "Close");
  }

  @Test
  void theGaugeOfAlertsGoesToZeroWhenTheyClose() {
    Gauges gauges = new Gauges();
    TestMonitor monitor =
        tracked(new TestMonitor(TestMonitor.settings(Pace.WALL_CLOCK, WATCHING), gauges));

    monitor.put(watched("r1", "08:00")).wallClock(COMMIT);
    assertThat(gauges.active).containsEntry("watched-user-in-scope critical", 1L);

    settle(monitor.clock(moment("08:30")));
    assertThat(gauges.active).containsEntry("watched-user-in-scope critical", 0L);
  }

  private static final class Gauges extends NoMetrics {
    private final Map<String, Long> active = new TreeMap<>();

    @Override
    public AlertGauges alertGauges(String stage, int partition) {
      return new AlertGauges() {
        @Override
        public void set(String tenantId, String rule, String severity, long count) {
          active.put(rule + " " + severity, count);
        }

        @Override
        public void stateEntries(String rule, long count) {}

        @Override
        public void close() {}
      };
    }
  }

  // A stolen token

  private static Request boundInEdge() {
    return aRequest("bound").of("c1", "u1").at("08:00:00").bound().browser("Edge 120").build();
  }

  private static RequestBuilder unboundElsewhere() {
    return aRequest("stolen").of("c2", "u1").at("08:00:20").unbound(1008).network(64999, "NL");
  }

  @Test
  void aStolenTokenIsToldWhicheverOfTheTwoRequestsArrivesFirst() {
    Request stolen = unboundElsewhere().build();
    TestMonitor one = live(Map.of());
    one.put(boundInEdge()).wallClock(COMMIT).put(stolen).wallClock(COMMIT);
    TestMonitor other = live(Map.of());
    other.put(stolen).wallClock(COMMIT).put(boundInEdge()).wallClock(COMMIT);

    assertThat(told(one)).hasSize(1).isEqualTo(told(other));
    DetectionFinding finding = one.alerts().only();
    assertThat(finding.severity()).isEqualTo("Critical");
    assertThat(finding.evidences()).extracting(e -> e.uid()).containsExactly("bound", "stolen");
    assertThat(finding.unmapped().tokenProtection().causes()).isNotEmpty();
  }

  @Test
  void anUnboundRequestInTheSameNetworkIsNoReplay() {
    TestMonitor monitor = live(Map.of());

    monitor.put(boundInEdge()).put(unboundElsewhere().network(64500, "DE").build());

    assertThat(monitor.alerts().all()).isEmpty();
  }

  // A policy that blocks many

  private static Request ofUser(int user, String at, Outcome outcome) {
    RequestBuilder request =
        aRequest("r" + user).of("c" + user, "user" + user).at(at).policy("p1", outcome);
    return outcome.isBlock() ? request.unbound(1003).build() : request.bound().build();
  }

  private static void monday(TestMonitor monitor, Outcome block, Outcome allow) {
    monitor.clock(moment("07:59:50"));
    for (int user = 0; user < 60; user++) {
      monitor.put(ofUser(user, "08:00:%02d".formatted(user), user % 3 == 0 ? block : allow));
    }
  }

  @Test
  void aPolicySwitchedOnThatBlocksAThirdIsCriticalWithinAPublishIntervalOfTheTwentiethUser() {
    TestMonitor monitor = live(Map.of());
    monday(monitor, Outcome.BLOCKED, Outcome.ALLOWED);

    monitor.wallClock(Duration.ofSeconds(2));

    assertThat(told(monitor))
        .contains(
            "Create Critical " + TENANT + "|mass-block|p1%7Coutlook|2026-11-02T08:00:00.000Z");
  }

  @Test
  void theSameInReportOnlyIsAWarningAtMost() {
    TestMonitor monitor = live(Map.of());
    monday(monitor, Outcome.WOULD_BLOCK, Outcome.WOULD_ALLOW);

    for (int minute = 1; minute < 40; minute++) {
      monitor.clock(moment("08:00") + minute * 60_000L).wallClock(Duration.ofSeconds(2));
    }

    assertThat(monitor.alerts().all())
        .allMatch(finding -> finding.severityId() < 4)
        .noneMatch(f -> f.unmapped().tokenProtection().rule().equals("mass-block"));
  }

  // The same again

  @Test
  void theSameInputTwiceGivesTheSameIdsAndNoSecondCreate() {
    TestMonitor monitor = replay();
    feed(monitor);
    List<String> first = told(monitor);

    feed(monitor);

    assertThat(first).isNotEmpty();
    assertThat(told(monitor)).isEqualTo(first);
    TestMonitor fresh = replay();
    feed(fresh);
    assertThat(told(fresh)).isEqualTo(first);
  }

  private static void feed(TestMonitor monitor) {
    monday(monitor, Outcome.BLOCKED, Outcome.ALLOWED);
    monitor.put(boundInEdge()).put(unboundElsewhere().build());
    for (String clock : List.of("08:02", "08:05", "08:10", "08:30", "09:00", "14:00")) {
      monitor.clock(moment(clock));
    }
  }

  @Test
  void noAlertStaysOpenForever() {
    TestMonitor monitor = replay();

    feed(monitor);

    assertThat(monitor.alerts().last().values())
        .isNotEmpty()
        .allMatch(finding -> finding.activityName().equals("Close"));
  }
}
