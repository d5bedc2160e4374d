package io.boundwatch.ingest;

import static io.boundwatch.kafka.TestConfig.aConfig;
import static org.assertj.core.api.Assertions.assertThat;

import io.boundwatch.broker.BrokerExtension;
import io.boundwatch.config.BoundwatchConfig;
import io.boundwatch.kafka.Clusters;
import io.boundwatch.kafka.TopicSetup;
import io.boundwatch.metrics.PrometheusMetrics;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class IngestClientMetricsRegressionTest {
  @RegisterExtension static final BrokerExtension BROKER = new BrokerExtension();

  /** Event Hubs throttles in silence: this is where it shows. */
  private static final String THROTTLING =
      "kafka_consumer_fetch_manager_fetch_throttle_time_max{client_id=\"boundwatch-ingest\"";

  private static final String SENDING =
      "kafka_producer_request_latency_avg{client_id=\"boundwatch-ingest\"";

  @Test
  void clientsOfIngestAreShownWhileTheyLive() {
    BoundwatchConfig config = aConfig().topics("hub").build();
    Clusters clusters = Clusters.of(config, BROKER.bootstrapServers());
    TopicSetup.ensure(config, clusters);

    try (PrometheusMetrics metrics = new PrometheusMetrics(config.metrics(), "test")) {
      try (IngestService ingest =
          new IngestService(
              config,
              clusters,
              new LineReader(),
              UnaryOperator.identity(),
              metrics,
              failure -> {})) {
        ingest.start();
        Awaitility.await()
            .atMost(Duration.ofSeconds(30))
            .untilAsserted(() -> assertThat(metrics.scrape()).contains(THROTTLING, SENDING));
      }

      assertThat(metrics.scrape()).doesNotContain("boundwatch-ingest");
    }
  }
}
