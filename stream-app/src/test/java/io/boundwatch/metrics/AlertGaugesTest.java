package io.boundwatch.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundwatch.config.MetricsConfig;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AlertGaugesTest {
  private static final String RULE = "unbound-spike";

  private final PrometheusMetrics metrics =
      new PrometheusMetrics(new MetricsConfig(1, 2, 2, 2), "1.2.3");

  @AfterEach
  void close() {
    metrics.close();
  }

  @Test
  void alertsOfAllTasksOfTheInstanceAreAdded() {
    metrics.alertGauges("app-counts", 0).set("t1", RULE, "critical", 1);
    metrics.alertGauges("app-counts", 1).set("t1", RULE, "critical", 2);
    metrics.alertGauges("user-counts", 0).set("t1", RULE, "critical", 4);

    assertThat(active("t1", "critical")).contains(7.0);
  }

  @Test
  void whatIsToldLastOfATaskStands() {
    Metrics.AlertGauges task = metrics.alertGauges("app-counts", 0);
    task.set("t1", RULE, "critical", 3);

    task.set("t1", RULE, "critical", 2);

    assertThat(active("t1", "critical")).contains(2.0);
  }

  @Test
  void anAlertThatEndedGoesToZeroAndStaysThere() {
    Metrics.AlertGauges task = metrics.alertGauges("app-counts", 0);
    task.set("t1", RULE, "warning", 1);

    task.set("t1", RULE, "warning", 0);

    assertThat(active("t1", "warning")).contains(0.0);
  }

  @Test
  void tenantsBeyondTheCapAreAddedUnderOther() {
    Metrics.AlertGauges task = metrics.alertGauges("app-counts", 0);
    task.set("t1", RULE, "warning", 1);
    task.set("t2", RULE, "warning", 1);
    task.set("t3", RULE, "warning", 1);

    task.set("t2", RULE, "warning", 0);

    assertThat(active("other", "warning")).contains(1.0);
  }

  @Test
  void anAlertOfAllTenantsIsShownHoweverManyThereAre() {
    Metrics.AlertGauges task = metrics.alertGauges("app-counts", 0);
    task.set("t1", RULE, "critical", 1);

    task.set("*", RULE, "critical", 1);

    assertThat(active("*", "critical")).contains(1.0);
  }

  @Test
  void whatATaskToldGoesWithItUnlessAnotherKnowsOfIt() {
    Metrics.AlertGauges left = metrics.alertGauges("app-counts", 0);
    left.set("t1", RULE, "warning", 1);
    left.set("t1", RULE, "critical", 1);
    metrics.alertGauges("app-counts", 1).set("t1", RULE, "warning", 2);

    left.close();

    assertThat(active("t1", "warning")).contains(2.0);
    assertThat(active("t1", "critical")).isEmpty();
  }

  @Test
  void aTaskThatMovedWithinTheInstanceIsNotCountedTwice() {
    Metrics.AlertGauges before = metrics.alertGauges("app-counts", 0);
    before.set("t1", RULE, "warning", 1);
    Metrics.AlertGauges after = metrics.alertGauges("app-counts", 0);
    after.set("t1", RULE, "warning", 1);

    before.set("t1", RULE, "warning", 5);
    before.close();

    assertThat(active("t1", "warning")).contains(1.0);
  }

  @Test
  void whatRulesKeepIsAddedOverTasks() {
    metrics.alertGauges("app-counts", 0).stateEntries(RULE, 10);
    metrics.alertGauges("app-counts", 1).stateEntries(RULE, 5);

    assertThat(Scrape.of(metrics).value("boundwatch_alert_state_entries", "rule", RULE))
        .contains(15.0);
  }

  private Optional<Double> active(String tenant, String severity) {
    return Scrape.of(metrics)
        .value("boundwatch_alerts_active", "tenant", tenant, "rule", RULE, "severity", severity);
  }
}
