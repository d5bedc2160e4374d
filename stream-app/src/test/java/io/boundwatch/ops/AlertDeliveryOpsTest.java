package io.boundwatch.ops;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundwatch.alert.rule.Rules;
import io.boundwatch.broker.BrokerExtension;
import io.boundwatch.config.BoundwatchConfig;
import io.boundwatch.config.ConfigLoader;
import io.boundwatch.config.HttpConfig;
import io.boundwatch.http.Health;
import io.boundwatch.http.HttpServer;
import io.boundwatch.metrics.Metrics;
import io.boundwatch.metrics.PrometheusMetrics;
import io.boundwatch.ops.AlertReceiver.Notice;
import io.boundwatch.service.BoundwatchService;
import io.boundwatch.service.Role;
import io.boundwatch.sim.App;
import io.boundwatch.sim.Spike;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** From an open alert through a real Prometheus and Alertmanager to whoever is woken up. */
@Tag("ops")
class AlertDeliveryOpsTest {
  @RegisterExtension static final BrokerExtension BROKER = new BrokerExtension();

  private static final Health WELL =
      new Health() {
        @Override
        public Status live() {
          return new Status(true, "");
        }

        @Override
        public Status ready() {
          return new Status(true, "");
        }
      };

  @TempDir private Path folder;
  private AlertReceiver receiver;
  private AlertmanagerServer alertmanager;

  @BeforeEach
  void start() throws Exception {
    receiver = new AlertReceiver();
    alertmanager = AlertmanagerServer.start(folder, receiver.port());
  }

  @AfterEach
  void stop() {
    alertmanager.close();
    receiver.close();
  }

  @Test
  void anOpenAlertReachesThoseWhoseMatterItIsAndEndsThere() throws Exception {
    BoundwatchConfig config = ConfigLoader.of(Map.of());
    HttpConfig anyPort = new HttpConfig("127.0.0.1", 0, Optional.empty());
    try (PrometheusMetrics metrics = new PrometheusMetrics(config.metrics(), "test");
        HttpServer server = HttpServer.start(anyPort, metrics::scrape, WELL);
        PrometheusServer prometheus =
            PrometheusServer.start(folder, server.port(), alertmanager.port());
        Metrics.AlertGauges gauges = metrics.alertGauges("app-counts", 0)) {
      gauges.set("t1", "token-replay", "critical", 1);
      gauges.set("t1", "policy-changed", "info", 1);
      within(30).until(() -> told("firing", "token-replay").size() == 1);
      within(30).until(() -> told("firing", "policy-changed").size() == 1);
      assertThat(told("firing", "token-replay").get(0).receiver()).isEqualTo("page");
      assertThat(told("firing", "policy-changed").get(0).receiver()).isEqualTo("identity-admins");

      gauges.set("t1", "token-replay", "critical", 0);

      within(30).until(() -> told("resolved", "token-replay").size() == 1);
      assertThat(told("resolved", "policy-changed")).isEmpty();
      assertThat(prometheus.query("ALERTS{rule=\"token-replay\"}")).isEmpty();
    }
  }

  /**
   * The past, up to the middle of a spike; then the rest, up to now. Time is what the feed says it
   * is, so the fifteen quiet minutes after which the alert closes pass at once.
   */
  @Test
  void aSpikeIsToldWhenItComesAndWhenItIsOver() throws Exception {
    Assumptions.assumeTrue(
        Rules.ALL.stream().anyMatch(rule -> rule.name().equals("unbound-spike")));
    long now = System.currentTimeMillis();
    long spikeAt = now - Duration.ofMinutes(90).toMillis();
    Spike spike = new Spike(spikeAt, Duration.ofMinutes(25), App.OUTLOOK, 1003, 0.8, 8);
    BoundwatchConfig config = config();
    try (BoundwatchService service = BoundwatchService.start(config, Role.MONITOR, "test");
        SimulatedPast past = new SimulatedPast(config, service, spike);
        PrometheusServer prometheus =
            PrometheusServer.start(folder, service.httpPort(), alertmanager.port())) {
      past.feed(now - Duration.ofHours(4).toMillis(), spikeAt + Duration.ofMinutes(20).toMillis());
      within(60).until(() -> !told("firing", "unbound-spike").isEmpty());
      Notice fired = told("firing", "unbound-spike").get(0);
      assertThat(fired.receiver()).isIn("page", "ticket");
      assertThat(fired.annotations().get("runbook_url").asText()).endsWith("/unbound-spike");

      past.feed(spikeAt + Duration.ofMinutes(20).toMillis(), now);

      within(60).until(() -> !told("resolved", "unbound-spike").isEmpty());
      within(30).until(() -> prometheus.query("ALERTS{rule=\"unbound-spike\"}").isEmpty());
      assertThat(service.failure()).isNotDone();
    }
  }

  private BoundwatchConfig config() {
    return ConfigLoader.of(
        Map.of(
            "kafka.bootstrap-servers", BROKER.bootstrapServers(),
            "application-id", "ops",
            "data-dir", folder.resolve("service").toString(),
            "http.port", "0",
            "counts.publish-interval", "PT0.2S",
            "monitor.commit-interval", "PT0.2S"));
  }

  private List<Notice> told(String status, String rule) {
    return receiver.all(notice -> notice.is(status, rule));
  }

  private static ConditionFactory within(int seconds) {
    return Awaitility.await().atMost(Duration.ofSeconds(seconds));
  }
}
