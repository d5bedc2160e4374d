package io.boundwatch.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundwatch.config.MetricsConfig;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PolicyGaugesTest {
  private final PrometheusMetrics metrics =
      new PrometheusMetrics(new MetricsConfig(2, 2, 2, 2), "1.2.3");

  @AfterEach
  void close() {
    metrics.close();
  }

  @Test
  void aPolicyIsShownByModeAndOutcomeUntilItIsRemoved() {
    Metrics.PolicyGauges gauges = metrics.policyGauges(0);
    gauges.set(window("p1", "a1", "reportOnly", 1));
    gauges.set(window("p1", "a1", "reportOnly", 2));

    Scrape shown = Scrape.of(metrics);
    gauges.remove("t1", "p1", "a1", "P1D");

    assertThat(shown.labelsOf("boundwatch_policy_requests").map(labels -> labels.get("outcome")))
        .containsExactlyInAnyOrder("wouldAllow", "allowed", "wouldBlock", "blocked");
    assertThat(shown.value("boundwatch_policy_users", cell("reportOnly"))).contains(9.0);
    assertThat(shown.value("boundwatch_policy_blocked_users", cell("reportOnly"))).contains(2.0);
    assertThat(shown.value("boundwatch_policy_pct_allowed", cell("reportOnly"))).contains(25.0);
    assertThat(shown.value("boundwatch_policy_pct_enforceable", cell("reportOnly"))).contains(75.0);
    assertThat(Scrape.of(metrics).names("boundwatch_policy")).isEmpty();
  }

  @Test
  void aPolicyThatIsSwitchedOnIsNoLongerShownAsReportOnly() {
    Metrics.PolicyGauges gauges = metrics.policyGauges(0);
    gauges.set(window("p1", "a1", "reportOnly", 1));

    gauges.set(window("p1", "a1", "enforced", 2));

    assertThat(modes("boundwatch_policy_users")).containsExactly("enforced");
    assertThat(modes("boundwatch_policy_info")).containsExactly("enforced");
  }

  @Test
  void theAppOfAPolicyIsNamed() {
    metrics.policyGauges(0).set(window("p1", "a1", "enforced", 1));

    assertThat(Scrape.of(metrics).labelsOf("boundwatch_app_info").map(labels -> labels.get("name")))
        .containsExactly("Name of a1");
  }

  @Test
  void policiesBeyondTheCapAreNotShown() {
    Metrics.PolicyGauges gauges = metrics.policyGauges(0);
    List.of("p1", "p2", "p3").forEach(policy -> gauges.set(window(policy, "a1", "enforced", 1)));

    assertThat(Scrape.of(metrics).labelsOf("boundwatch_policy_users").map(l -> l.get("policy")))
        .containsExactlyInAnyOrder("p1", "p2");
  }

  @Test
  void closingATaskTakesItsPoliciesAwayOnly() {
    Metrics.PolicyGauges left = metrics.policyGauges(0);
    left.set(window("p1", "a1", "enforced", 1));
    metrics.policyGauges(1).set(window("p1", "a2", "enforced", 1));

    left.close();

    Scrape scrape = Scrape.of(metrics);
    assertThat(scrape.labelsOf("boundwatch_policy_users").map(labels -> labels.get("app")))
        .containsExactly("a2");
    assertThat(scrape.labelsOf("boundwatch_policy_info")).hasSize(1);
  }

  @Test
  void aTaskThatMovedWithinTheInstanceKeepsItsPolicies() {
    Metrics.PolicyGauges before = metrics.policyGauges(0);
    before.set(window("p1", "a1", "enforced", 1));
    metrics.policyGauges(0).set(window("p1", "a1", "enforced", 2));

    before.close();

    assertThat(Scrape.of(metrics).value("boundwatch_policy_blocked_users", cell("enforced")))
        .contains(2.0);
    assertThat(modes("boundwatch_policy_info")).containsExactly("enforced");
  }

  private Stream<String> modes(String metric) {
    return Scrape.of(metrics).labelsOf(metric).map(labels -> labels.get("mode"));
  }

  private static String[] cell(String mode) {
    return new String[] {
      "tenant", "t1", "policy", "p1", "app", "a1", "window", "P1D", "mode", mode
    };
  }

  static Metrics.PolicyWindow window(String policy, String app, String mode, long blockedUsers) {
    return new Metrics.PolicyWindow(
        "t1",
        policy,
        "Some policy",
        1_000,
        mode,
        app,
        "Name of " + app,
        1_000,
        "P1D",
        new long[] {0, 1, 2, 3, 4},
        9,
        blockedUsers,
        25,
        75);
  }
}
