package io.boundwatch.ingest;

import static io.boundwatch.kafka.TestConfig.aConfig;
import static org.assertj.core.api.Assertions.assertThat;

import io.boundwatch.broker.BrokerExtension;
import io.boundwatch.config.BoundwatchConfig;
import io.boundwatch.kafka.Clusters;
import io.boundwatch.kafka.TopicSetup;
import io.boundwatch.metrics.Metrics;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class IngestFailureRegressionTest {
  @RegisterExtension static final BrokerExtension BROKER = new BrokerExtension();

  private static final BoundwatchConfig CONFIG = aConfig().topics("hub").build();

  @Test
  void errorThatEndsTheThreadIsToldAndNotOnlyMissedByTheHealthCheck() throws Exception {
    Clusters clusters = Clusters.of(CONFIG, BROKER.bootstrapServers());
    TopicSetup.ensure(CONFIG, clusters);
    BlockingQueue<String> failures = new LinkedBlockingQueue<>();
    MessageReader broken =
        (message, appendTime, arrivedAt, handler) -> {
          throw new NoClassDefFoundError("a class");
        };

    try (IngestService ingest =
        new IngestService(
            CONFIG, clusters, broken, UnaryOperator.identity(), Metrics.NOOP, failures::add)) {
      ingest.start();
      write(clusters);

      assertThat(failures.poll(30, TimeUnit.SECONDS)).contains("NoClassDefFoundError: a class");
      assertThat(ingest.alive()).isFalse();
      assertThat(ingest.health().state()).isEqualTo(IngestHealth.State.FAILED);
    }
  }

  private static void write(Clusters clusters) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", clusters.source().address()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>("hub", new byte[] {1})).get();
    }
  }
}
