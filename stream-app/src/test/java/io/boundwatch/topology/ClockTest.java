package io.boundwatch.topology;

import static io.boundwatch.signin.RequestBuilder.aRequest;
import static io.boundwatch.signin.RequestBuilder.moment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boundwatch.event.Request;
import io.boundwatch.metrics.Metrics;
import io.boundwatch.schemas.AppCounts;
import io.boundwatch.schemas.SignInDecision;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The low watermark, written by the test: nothing here waits for the wall clock. */
class ClockTest {
  private static final OptionalLong UNKNOWN = OptionalLong.empty();
  private static final long DAY = Duration.ofDays(1).toMillis();

  private final CountingMetrics metrics = new CountingMetrics();
  private final List<TestMonitor> monitors = new ArrayList<>();
  private final TestMonitor monitor = tracked(newMonitor());

  private TestMonitor newMonitor() {
    return new TestMonitor(TestMonitor.settings(MonitorSettings.Pace.WATERMARK), metrics);
  }

  private TestMonitor tracked(TestMonitor one) {
    monitors.add(one);
    return one;
  }

  @AfterEach
  void close() {
    monitors.forEach(TestMonitor::close);
  }

  @Test
  void quietFeedStillSettlesAndCloses() {
    monitor.clock(moment("08:00")).put(aRequest("r1").bound().at("08:00").build());

    // no further request ever comes; ingest says how far the quiet source is
    monitor.clock(moment("08:10:01")).clock(moment("09:05"));
    monitor.clock(moment("11:05")).clock(moment("12:00"));

    assertThat(monitor.decisions().only().settled()).isTrue();
    assertThat(counts(monitor, "*", "PT5M").isFinal()).isTrue();
    assertThat(counts(monitor, "*", "PT1H").isFinal()).isTrue();
    assertThat(counts(monitor, "*", "P1D").isFinal()).isFalse();
    assertThat(metrics.closed).contains("outlook PT5M", "* PT5M", "* PT1H");
  }

  @Test
  void sourceDownForHoursMakesNothingLate() {
    monitor.clock(moment("08:00")).put(aRequest("r1").bound().at("08:00").build());

    monitor.clock(moment("08:01"));

    // one source stands still while the other goes on; then it hands on what it had kept
    monitor.clocks(OptionalLong.of(moment("08:02")), OptionalLong.of(moment("15:00")));
    assertThat(counts(monitor, "*", "PT5M").isFinal()).isFalse();
    monitor.put(aRequest("r2").unbound(1002).at("08:01").appended("08:02").build());
    monitor.clock(moment("15:00")).clock(moment("15:01"));

    assertThat(metrics.late).isZero();
    assertThat(metrics.replayed).isZero();
    assertThat(monitor.decisions().only().verdict()).isEqualTo("unbound");
    assertThat(counts(monitor, "*", "PT5M").requests().total()).isEqualTo(2);
    assertThat(counts(monitor, "*", "PT5M").isFinal()).isTrue();
  }

  @Test
  void topicADayBehindLosesNothing() {
    long today = moment("08:00");
    monitor.clocks(OptionalLong.of(today - DAY), OptionalLong.of(today - DAY));
    // the other topic is caught up at once, this one is read from a day ago on
    monitor.put(aRequest("today").of("c9", "u9").bound().at("08:00").build());
    monitor.clocks(OptionalLong.of(today - DAY), OptionalLong.of(today));
    for (int hour = 0; hour < 24; hour++) {
      long then = today - DAY + Duration.ofHours(hour).toMillis();
      monitor.put(shifted(aRequest("r" + hour).of("c" + hour, "u1").unbound(1003).build(), then));
      monitor.clocks(OptionalLong.of(then), OptionalLong.of(today));
    }
    monitor.clock(today).clock(today + DAY).clock(today + 2 * DAY);

    assertThat(metrics.late).isZero();
    assertThat(metrics.replayed).isZero();
    assertThat(monitor.decisions().last()).hasSize(25);
    long requests =
        monitor.appCounts().last().values().stream()
            .filter(c -> c.appId().equals("*") && c.windowSize().equals("P1D"))
            .mapToLong(c -> c.requests().total())
            .sum();
    assertThat(requests).isEqualTo(25);
  }

  private static Request shifted(Request r, long to) {
    return new Request(
        r.requestId(),
        r.tenantId(),
        r.correlationId(),
        r.userId(),
        to,
        to,
        to,
        to,
        r.binding(),
        r.statusCode(),
        r.outcome(),
        r.policies(),
        r.details());
  }

  @Test
  void restartNeitherTurnsTheClockBackNorForgetsIt() {
    monitor.clock(moment("08:00")).put(aRequest("r1").bound().at("08:00").build());
    monitor.clock(moment("09:00"));
    assertThat(monitor.decisions().only().settled()).isTrue();

    TestMonitor moved =
        tracked(monitor.moved(TestMonitor.settings(MonitorSettings.Pace.WATERMARK), metrics));
    // positions of an ingest that starts again behind what was known
    moved.clock(moment("08:05"));
    moved.put(aRequest("r2").bound().at("05:59").appended("08:05").build());
    assertThat(metrics.replayed).as("frozen by the clock of before the move").isEqualTo(1);

    moved.clock(moment("11:31"));
    assertThat(moved.storeSize(JoinProcessor.STORE, Part.SIGN_INS))
        .as("left by the moved state's own due time")
        .isZero();
    assertThat(counts(moved, "*", "PT5M").isFinal()).isTrue();
    assertThat(counts(moved, "*", "PT5M").requests().total()).isEqualTo(1);
  }

  @Test
  void whatWaitedForTheFlushSurvivesAMove() {
    monitor.clock(moment("08:00")).put(aRequest("r1").bound().at("08:00").build());

    TestMonitor moved =
        tracked(monitor.moved(TestMonitor.settings(MonitorSettings.Pace.WATERMARK), metrics));
    moved.clock(moment("08:01"));

    assertThat(counts(moved, "*", "P1D").requests().bound()).isEqualTo(1);
  }

  @Test
  void sourceReadAgainFromTheBeginningChangesNothing() {
    List<Request> requests = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      String at = String.format("08:%02d", i * 2);
      requests.add(
          aRequest("r" + i).of("c" + i % 7, "u1").unbound(1000 + i % 9).blocked().at(at).build());
    }
    monitor.clock(moment("07:59"));
    requests.forEach(request -> monitor.put(request).clock(request.appendTime()));
    monitor.clock(moment("14:00"));
    Map<String, AppCounts> counts = Map.copyOf(monitor.appCounts().last());
    Map<String, SignInDecision> decisions = Map.copyOf(monitor.decisions().last());
    int published = monitor.appCounts().all().size() + monitor.decisions().all().size();

    requests.forEach(monitor::put);
    monitor.clock(moment("14:01")).clock(moment("15:00"));

    assertThat(metrics.replayed).isEqualTo(20);
    assertThat(monitor.appCounts().last()).isEqualTo(counts);
    assertThat(monitor.decisions().last()).isEqualTo(decisions);
    assertThat(monitor.appCounts().all().size() + monitor.decisions().all().size())
        .isEqualTo(published);
    assertThat(monitor.storeSize(JoinProcessor.STORE, Part.SIGN_INS)).isZero();
  }

  @Test
  void lateRecordChangesNothingAndIsCounted() {
    monitor.clock(moment("08:00"));

    monitor.put(aRequest("r1").unbound(1002).at("08:00").appended("11:00:00.001").build());
    monitor.put(aRequest("r2").unbound(1002).at("08:00").appended("11:00").build());
    monitor.clock(moment("11:01"));

    assertThat(metrics.late).isEqualTo(1);
    assertThat(counts(monitor, "*", "P1D").requests().total()).isEqualTo(1);
  }

  @Test
  void windowNeverChangesAfterFinal() {
    monitor.clock(moment("08:00")).put(aRequest("r1").bound().at("08:04:59").build());
    // as late as allowed, and handed on just before the clock closes the window for good
    monitor.put(aRequest("r2").bound().at("08:04:59").appended("11:04:59").build());
    monitor.clock(moment("11:04:59")).clock(moment("11:05"));
    monitor.put(aRequest("r3").bound().at("08:04:59").appended("11:05").build());
    monitor.put(aRequest("r1").unbound(1002).at("08:04:59").appended("11:05").build());
    monitor.clock(moment("11:06")).clock(moment("12:30"));

    List<AppCounts> window =
        monitor.appCounts().all().stream()
            .filter(c -> c.appId().equals("*") && c.windowSize().equals("PT5M"))
            .toList();
    assertThat(window).filteredOn(AppCounts::isFinal).hasSize(1);
    assertThat(window.get(window.size() - 1).isFinal()).isTrue();
    assertThat(window.get(window.size() - 1).requests().total()).isEqualTo(2);
  }

  @Test
  void windowThatBeganBeforeTheFirstClockIsPartial() {
    monitor.clock(moment("08:02"));
    monitor.put(aRequest("r1").bound().at("08:03").build());
    monitor.put(aRequest("r2").bound().at("08:06").build());
    monitor.clock(moment("08:10"));

    assertThat(monitor.appCounts().last().values())
        .filteredOn(c -> c.appId().equals("*") && c.windowSize().equals("PT5M"))
        .extracting(AppCounts::windowStart, AppCounts::partial)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("2026-11-02T08:00:00Z", true),
            org.assertj.core.groups.Tuple.tuple("2026-11-02T08:05:00Z", false));
  }

  @Test
  void partitionWithoutAPositionHoldsTheClock() {
    monitor.clocks(OptionalLong.of(moment("08:00")), UNKNOWN);
    monitor.put(aRequest("r1").bound().at("08:00").build());
    monitor.clocks(OptionalLong.of(moment("12:00")), UNKNOWN);
    assertThat(monitor.decisions().all()).isEmpty();

    monitor.clocks(UNKNOWN, OptionalLong.of(moment("12:00")));

    assertThat(monitor.decisions().only().settled()).isTrue();
  }

  @Test
  void partitionThatNoListingNamesLeavesAfterTenMinutesOfTheLog() {
    monitor.clock(moment("08:00")).put(aRequest("r1").bound().at("08:00").build());
    Map<io.boundwatch.ingest.SourcePartition, OptionalLong> one =
        Map.of(TestMonitor.INTERACTIVE, OptionalLong.of(moment("09:00")));

    monitor.logTimePasses(Duration.ofMinutes(9)).watermark(one);
    assertThat(monitor.decisions().all()).isEmpty();
    monitor.logTimePasses(Duration.ofMinutes(2)).watermark(one);

    assertThat(monitor.decisions().only().settled()).isTrue();
  }

  @Test
  void otherSettingsAreRefusedAndTheNextApplicationIdIsNamed() {
    monitor.clock(moment("08:00"));
    MonitorSettings other =
        TestMonitor.settings(MonitorSettings.Pace.WATERMARK, Map.of("allowed-lateness", "PT6H"));

    TaskMeta meta = new TaskMeta(monitor.task(JoinProcessor.STORE));

    assertThatThrownBy(() -> meta.checkSettings(other))
        .isInstanceOf(StopException.class)
        .hasMessageContaining("allowed-lateness=PT3H")
        .hasMessageContaining("allowed-lateness=PT6H")
        .hasMessageEndingWith("application-id: boundwatch-2");
  }

  @Test
  void stateOfAnotherReleaseIsRefusedAndTheNextApplicationIdIsNamed() {
    monitor.clock(moment("08:00"));
    MonitorSettings settings = TestMonitor.settings(MonitorSettings.Pace.WATERMARK, Map.of());
    TaskStore store = monitor.task(JoinProcessor.STORE);
    store.part(Part.META).remove("format".getBytes(StandardCharsets.UTF_8));
    TaskMeta meta = new TaskMeta(store);

    assertThatThrownBy(() -> meta.checkSettings(settings))
        .isInstanceOf(StopException.class)
        .hasMessage(
            "The state of application-id 'boundwatch' has format 1; this release reads 2. Go on with"
                + " the release that made it, or start afresh with application-id: boundwatch-2");
  }

  @Test
  void holeInTheRequestsTopicStopsInPlainWords() {
    TaskMeta meta = new TaskMeta(monitor.task(JoinProcessor.STORE));
    meta.readOffset("t", 0, 5);
    meta.readOffset("t", 0, 6);
    meta.readOffset("t", 0, 2); // an operator had it read again
    meta.readOffset("t", 0, 7);

    assertThatThrownBy(() -> meta.readOffset("t", 0, 10))
        .isInstanceOf(StopException.class)
        .hasMessageContaining("Records 8 to 9 of topic t, partition 0, are gone");
  }

  private static AppCounts counts(TestMonitor from, String app, String size) {
    List<AppCounts> found =
        from.appCounts().last().values().stream()
            .filter(c -> c.appId().equals(app) && c.windowSize().equals(size))
            .toList();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  /** Counts what the tests ask for. */
  private static final class CountingMetrics extends io.boundwatch.metrics.NoMetrics {
    private int late;
    private int replayed;
    private final List<String> closed = new ArrayList<>();

    @Override
    public void recordLate(String tenantId) {
      late++;
    }

    @Override
    public void recordReplayed(String tenantId) {
      replayed++;
    }

    @Override
    public Metrics.WindowGauges windowGauges(int partition) {
      return new Metrics.WindowGauges() {
        @Override
        public void set(Metrics.ClosedWindow window) {
          closed.add(window.appId() + " " + window.windowSize());
        }

        @Override
        public void remove(String tenantId, String appId, String windowSize) {}

        @Override
        public void close() {}
      };
    }
  }
}
