package io.boundwatch.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundwatch.config.MetricsConfig;
import io.boundwatch.event.Binding;
import io.boundwatch.event.Category;
import io.boundwatch.event.Details;
import io.boundwatch.event.Outcome;
import io.boundwatch.event.RejectReason;
import io.boundwatch.event.Request;
import io.boundwatch.event.Verdict;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class PrometheusMetricsTest {
  private static final Instant NOW = Instant.parse("2026-11-02T08:00:00Z");
  private static final MetricsConfig CONFIG = new MetricsConfig(2, 2, 2, 2);

  private final PrometheusMetrics metrics =
      new PrometheusMetrics(CONFIG, "1.2.3", Clock.fixed(NOW, ZoneOffset.UTC));

  @AfterEach
  void close() {
    metrics.close();
  }

  /** The contract of the design, section 8, word for word. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "boundwatch_ingest_records_total | category result",
        "boundwatch_dead_letters_total | reason",
        "boundwatch_requests_total | tenant app binding status_code outcome",
        "boundwatch_sign_ins_total | tenant verdict outcome",
        "boundwatch_sign_ins_revised_total | ''",
        "boundwatch_merged_records_total | kind",
        "boundwatch_late_records_total | tenant",
        "boundwatch_replayed_records_total | tenant",
        "boundwatch_unknown_status_codes_total | ''",
        "boundwatch_unjudged_policies_total | ''",
        "boundwatch_event_delay_seconds_bucket | le",
        "boundwatch_event_delay_seconds_count | ''",
        "boundwatch_decision_latency_seconds_bucket | le",
        "boundwatch_decision_latency_seconds_sum | ''",
        "boundwatch_window_requests | tenant app window binding",
        "boundwatch_window_policy_requests | tenant app window outcome",
        "boundwatch_window_sign_ins | tenant app window verdict",
        "boundwatch_window_in_scope_sign_ins | tenant app window verdict",
        "boundwatch_window_users | tenant app window",
        "boundwatch_window_blocked_users | tenant app window",
        "boundwatch_window_pct_allowed | tenant app window",
        "boundwatch_open_sign_ins | partition",
        "boundwatch_source_lag_records | ''",
        "boundwatch_watermark_age_seconds | partition",
        "boundwatch_feed_age_seconds | tenant category",
        "boundwatch_policy_requests | tenant policy app window mode outcome",
        "boundwatch_policy_users | tenant policy app window mode",
        "boundwatch_policy_blocked_users | tenant policy app window mode",
        "boundwatch_policy_pct_allowed | tenant policy app window mode",
        "boundwatch_policy_pct_enforceable | tenant policy app window mode",
        "boundwatch_app_info | tenant app name",
        "boundwatch_policy_info | tenant policy name mode",
        "boundwatch_alerts_active | tenant rule severity",
        "boundwatch_alerts_total | rule activity",
        "boundwatch_alert_state_entries | rule",
        "boundwatch_alert_state_refused_total | rule",
        "boundwatch_live | ''",
        "boundwatch_ready | ''",
        "boundwatch_build_info | version java",
      })
  void everyMetricHasItsNameAndLabels(String name, String labels) {
    useEverything();

    Set<String> expected =
        labels.isEmpty() ? Set.of() : new TreeSet<>(List.of(labels.strip().split(" ")));
    assertThat(Scrape.of(metrics).labelsOf(name))
        .isNotEmpty()
        .allSatisfy(found -> assertThat(found.keySet()).isEqualTo(expected));
  }

  @ParameterizedTest
  @EnumSource(Meters.class)
  void everyMeterIsDescribedByKindAndPurpose(Meters meter) {
    useEverything();

    String text = Scrape.of(metrics).text();

    assertThat(text)
        .contains("# HELP " + meter.prometheusName() + " " + meter.help())
        .contains("# TYPE " + meter.prometheusName() + " " + meter.kind().word());
  }

  @Test
  void noOtherMetricBearsOurPrefix() {
    useEverything();

    Set<String> known =
        List.of(Meters.values()).stream().map(Meters::prometheusName).collect(Collectors.toSet());
    assertThat(Scrape.of(metrics).names("boundwatch_"))
        .allSatisfy(
            name -> assertThat(known).contains(name.replaceAll("_(bucket|count|sum|max)$", "")));
  }

  @Test
  void countersTellThatTheyAreAtLeastOnce() {
    assertThat(Meters.REQUESTS.help()).contains("At-least-once; the count topics are the truth");
  }

  @Test
  void nothingOfAPersonReachesALabel() {
    useEverything();

    assertThat(metrics.scrape())
        .doesNotContain("the-user")
        .doesNotContain("the-ip")
        .doesNotContain("the-session")
        .doesNotContain("the-request")
        .doesNotContain("the-correlation")
        .doesNotContain("the-device");
  }

  @Test
  void recordsAreCountedByCategoryAndResult() {
    metrics.recordAccepted(request("t1", "a1", 1002), 3, false);
    metrics.recordAccepted(request("t1", "a1", 1002), 0, true);
    metrics.recordIgnored("AuditLogs");
    metrics.recordRejected(RejectReason.BROKEN_JSON);

    Scrape scrape = Scrape.of(metrics);
    String records = "boundwatch_ingest_records_total";
    assertThat(scrape.value(records, "category", "SignInLogs", "result", "accepted")).contains(2.0);
    assertThat(scrape.value(records, "category", "AuditLogs", "result", "ignored")).contains(1.0);
    assertThat(scrape.value(records, "category", "unknown", "result", "rejected")).contains(1.0);
    assertThat(scrape.value("boundwatch_dead_letters_total", "reason", "broken-json"))
        .contains(1.0);
    assertThat(scrape.value("boundwatch_unjudged_policies_total")).contains(3.0);
    assertThat(scrape.value("boundwatch_unknown_status_codes_total")).contains(1.0);
  }

  @Test
  void theDelayIsAppendTimeMinusEventTimeInSeconds() {
    metrics.recordAccepted(request("t1", "a1", 0), 0, true);

    Scrape scrape = Scrape.of(metrics);
    assertThat(scrape.value("boundwatch_event_delay_seconds_sum")).contains(90.0);
    assertThat(scrape.value("boundwatch_event_delay_seconds_bucket", "le", "60.0")).contains(0.0);
    assertThat(scrape.value("boundwatch_event_delay_seconds_bucket", "le", "120.0")).contains(1.0);
    assertThat(scrape.value("boundwatch_event_delay_seconds_bucket", "le", "10800.0"))
        .contains(1.0);
  }

  @Test
  void valuesBeyondTheCapsAreOther() {
    for (int i = 1; i <= 4; i++) {
      metrics.requestSeen(request("t" + i, "a" + i, 1000 + i));
    }

    Scrape scrape = Scrape.of(metrics);
    assertThat(scrape.labelsOf("boundwatch_requests_total").map(labels -> labels.get("tenant")))
        .containsExactlyInAnyOrder("t1", "t2", "other");
    assertThat(scrape.labelsOf("boundwatch_requests_total").map(labels -> labels.get("app")))
        .containsExactlyInAnyOrder("a1", "a2", "other");
    assertThat(
            scrape.labelsOf("boundwatch_requests_total").map(labels -> labels.get("status_code")))
        .containsExactlyInAnyOrder("1001", "1002", "other");
  }

  @Test
  void anEmptyAppIsUnknownAndAnEndlessOneIsOther() {
    metrics.requestSeen(request("t1", "", 0));
    metrics.requestSeen(request("t1", "x".repeat(200), 0));

    assertThat(Scrape.of(metrics).labelsOf("boundwatch_requests_total").map(l -> l.get("app")))
        .containsExactlyInAnyOrder("unknown", "other");
  }

  @Test
  void aClosedWindowIsShownUntilItIsRemoved() {
    Metrics.WindowGauges gauges = metrics.windowGauges(0);
    gauges.set(window("t1", "a1", 7));
    gauges.set(window("t1", "a1", 8));

    Scrape shown = Scrape.of(metrics);
    gauges.remove("t1", "a1", "PT5M");

    String[] cell = {"app", "a1", "tenant", "t1", "window", "PT5M"};
    assertThat(shown.value("boundwatch_window_users", cell)).contains(8.0);
    assertThat(shown.value("boundwatch_window_pct_allowed", cell)).contains(Double.NaN);
    assertThat(shown.labelsOf("boundwatch_window_policy_requests")).hasSize(5);
    assertThat(
            shown.value(
                "boundwatch_window_requests",
                "app",
                "a1",
                "tenant",
                "t1",
                "window",
                "PT5M",
                "binding",
                "unbound"))
        .contains(3.0);
    assertThat(Scrape.of(metrics).names("boundwatch_window")).isEmpty();
  }

  @Test
  void closingATaskTakesItsWindowsAwayOnly() {
    Metrics.WindowGauges left = metrics.windowGauges(0);
    left.set(window("t1", "a1", 1));
    metrics.windowGauges(1).set(window("t1", "a2", 2));

    left.close();

    assertThat(Scrape.of(metrics).labelsOf("boundwatch_window_users").map(l -> l.get("app")))
        .containsExactly("a2");
  }

  @Test
  void aTaskThatMovedWithinTheInstanceKeepsItsWindows() {
    Metrics.WindowGauges before = metrics.windowGauges(0);
    before.set(window("t1", "a1", 1));
    Metrics.WindowGauges after = metrics.windowGauges(0);
    after.set(window("t1", "a1", 2));

    before.close();

    assertThat(
            Scrape.of(metrics)
                .value("boundwatch_window_users", "app", "a1", "tenant", "t1", "window", "PT5M"))
        .contains(2.0);
  }

  @Test
  void windowsOfAppsBeyondTheCapAreNotShown() {
    Metrics.WindowGauges gauges = metrics.windowGauges(0);
    List.of("a1", "a2", "a3").forEach(app -> gauges.set(window("t1", app, 1)));

    assertThat(Scrape.of(metrics).labelsOf("boundwatch_window_users").map(l -> l.get("app")))
        .containsExactlyInAnyOrder("a1", "a2");
  }

  @Test
  void theWholeTenantIsShownHoweverManyAppsThereAre() {
    Metrics.WindowGauges gauges = metrics.windowGauges(0);
    List.of("a1", "a2", "a3", "*").forEach(app -> gauges.set(window("t1", app, 1)));

    assertThat(Scrape.of(metrics).labelsOf("boundwatch_window_users").map(l -> l.get("app")))
        .contains("*");
  }

  @Test
  void anAppIsNamedAsItsNewestWindowSaysForAsLongAsOneIsShown() {
    Metrics.WindowGauges gauges = metrics.windowGauges(0);
    gauges.set(named("PT5M", "New name", NOW));
    gauges.set(named("P1D", "Old name", NOW.minusSeconds(60)));

    assertThat(appNames()).containsExactly("New name");
    gauges.remove("t1", "a1", "PT5M");
    assertThat(appNames()).containsExactly("Old name");
    gauges.remove("t1", "a1", "P1D");
    assertThat(appNames()).isEmpty();
  }

  @Test
  void theWholeTenantIsNoAppAndHasNoName() {
    metrics.windowGauges(0).set(window("t1", "*", 1));

    assertThat(appNames()).isEmpty();
  }

  @Test
  void anEndlessNameIsCut() {
    metrics.windowGauges(0).set(named("PT5M", "x".repeat(500), NOW));

    assertThat(appNames()).containsExactly("x".repeat(127) + "…");
  }

  private Stream<String> appNames() {
    return Scrape.of(metrics).labelsOf("boundwatch_app_info").map(labels -> labels.get("name"));
  }

  private static Metrics.ClosedWindow named(String windowSize, String name, Instant at) {
    Metrics.ClosedWindow some = window("t1", "a1", 1);
    return new Metrics.ClosedWindow(
        some.tenantId(),
        some.appId(),
        name,
        at.toEpochMilli(),
        windowSize,
        some.bindings(),
        some.outcomes(),
        some.signIns(),
        some.inScopeSignIns(),
        some.users(),
        some.blockedUsers(),
        some.pctAllowed());
  }

  @Test
  void healthIsAskedForAtEveryScrape() {
    AtomicBoolean ready = new AtomicBoolean();
    metrics.bindHealth(() -> true, ready::get);

    Scrape before = Scrape.of(metrics);
    ready.set(true);

    assertThat(before.value("boundwatch_live")).contains(1.0);
    assertThat(before.value("boundwatch_ready")).contains(0.0);
    assertThat(Scrape.of(metrics).value("boundwatch_ready")).contains(1.0);
  }

  @Test
  void theWatermarkAgesUntilTheTaskHasAClock() {
    Metrics.JoinGauges gauges = metrics.joinGauges(3);
    gauges.openSignIns(5);
    gauges.clock(NOW.minusSeconds(42).toEpochMilli());

    Scrape scrape = Scrape.of(metrics);
    assertThat(scrape.value("boundwatch_watermark_age_seconds", "partition", "3")).contains(42.0);
    assertThat(scrape.value("boundwatch_open_sign_ins", "partition", "3")).contains(5.0);
  }

  @Test
  void closingAJoinTaskTakesItsGaugesAwayOnly() {
    Metrics.JoinGauges before = metrics.joinGauges(3);
    Metrics.JoinGauges left = metrics.joinGauges(4);
    metrics.joinGauges(3).openSignIns(9);

    before.close();
    left.close();

    Scrape scrape = Scrape.of(metrics);
    assertThat(scrape.value("boundwatch_open_sign_ins", "partition", "3")).contains(9.0);
    assertThat(scrape.value("boundwatch_open_sign_ins", "partition", "4")).isEmpty();
  }

  @Test
  void aFeedIsAsOldAsItsNewestRecordOverAllOwnedPartitions() {
    metrics.feedSeen("hub-0", "t1", "SignInLogs", NOW.minusSeconds(10).toEpochMilli());
    metrics.feedSeen("hub-0", "t1", "SignInLogs", NOW.minusSeconds(20).toEpochMilli());
    metrics.feedSeen("hub-1", "t1", "SignInLogs", NOW.minusSeconds(30).toEpochMilli());

    String[] feed = {"category", "SignInLogs", "tenant", "t1"};
    String name = "boundwatch_feed_age_seconds";
    assertThat(Scrape.of(metrics).value(name, feed)).contains(10.0);
    metrics.sourcePartitionLeft("hub-0");
    assertThat(Scrape.of(metrics).value(name, feed)).contains(30.0);
    metrics.sourcePartitionLeft("hub-1");
    assertThat(Scrape.of(metrics).value(name, feed)).isEmpty();
  }

  private void useEverything() {
    metrics.recordAccepted(request("t1", "a1", 1002), 1, false);
    metrics.recordIgnored("AuditLogs");
    metrics.recordRejected(RejectReason.UNKNOWN_SHAPE);
    metrics.sourceLag(12);
    metrics.feedSeen("hub-0", "t1", "SignInLogs", NOW.toEpochMilli());
    metrics.requestSeen(request("t1", "a1", 1002));
    metrics.recordMerged(Metrics.MergeKind.SPLIT);
    metrics.recordLate("t1");
    metrics.recordReplayed("t1");
    metrics.signInDecided("t1", Verdict.UNBOUND, Outcome.BLOCKED);
    metrics.signInRevised();
    metrics.decisionLatency(700);
    metrics.joinGauges(0).clock(NOW.toEpochMilli());
    metrics.windowGauges(0).set(window("t1", "a1", 1));
    metrics.policyGauges(0).set(PolicyGaugesTest.window("p1", "a1", "enforced", 1));
    Metrics.AlertGauges alerts = metrics.alertGauges("app-counts", 0);
    alerts.set("t1", "unbound-spike", "warning", 1);
    alerts.stateEntries("unbound-spike", 12);
    metrics.alertTold("unbound-spike", Metrics.AlertActivity.CREATE);
    metrics.alertStateRefused("unbound-spike");
    metrics.bindHealth(() -> true, () -> false);
  }

  private static Metrics.ClosedWindow window(String tenant, String app, long users) {
    return new Metrics.ClosedWindow(
        tenant,
        app,
        "Some app",
        NOW.toEpochMilli(),
        "PT5M",
        new long[] {1, 2, 3},
        new long[] {1, 2, 3, 4, 5},
        new long[] {1, 2, 3},
        new long[] {1, 2, 3},
        users,
        1,
        Double.NaN);
  }

  private static Request request(String tenant, String app, int statusCode) {
    return new Request(
        "the-request",
        tenant,
        "the-correlation",
        "the-user",
        NOW.toEpochMilli(),
        NOW.plusSeconds(90).toEpochMilli(),
        NOW.plusSeconds(91).toEpochMilli(),
        NOW.toEpochMilli(),
        Binding.UNBOUND,
        statusCode,
        Outcome.BLOCKED,
        List.of(),
        details(app));
  }

  private static Details details(String app) {
    return new Details(
        Category.SIGN_IN,
        app,
        "App",
        "r",
        "Resource",
        0,
        "the-ip",
        1,
        "AT",
        "Windows",
        "Edge",
        "Browser",
        "the-device",
        "",
        "the-session",
        "",
        "the-user@example.com");
  }
}
