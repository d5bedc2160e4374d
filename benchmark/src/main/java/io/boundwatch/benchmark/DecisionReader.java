package io.boundwatch.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.boundwatch.config.BoundwatchConfig;
import io.boundwatch.config.ConfigLoader;
import io.boundwatch.kafka.Clusters;
import io.boundwatch.kafka.ResultsConsumer;
import io.boundwatch.kafka.TopicNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.errors.WakeupException;

/** Reads committed decisions as they come, and notes when it first learnt of each unbound one. */
final class DecisionReader implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<String, Long> unboundReadAt = new ConcurrentHashMap<>();
  private final Thread thread = new Thread(this::run, "decision-reader");

  /** The topic exists. */
  DecisionReader(String bootstrapServers) {
    BoundwatchConfig config = ConfigLoader.of(Map.of("kafka.bootstrap-servers", bootstrapServers));
    consumer =
        ResultsConsumer.fromTheBeginning(
            Clusters.of(config, bootstrapServers).monitor(),
            "latency",
            List.of(TopicNames.DECISIONS));
    thread.start();
  }

  private void run() {
    try (consumer) {
      while (true) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofSeconds(1))) {
          take(record.value(), System.currentTimeMillis());
        }
      }
    } catch (WakeupException e) {
      // closed
    }
  }

  private void take(byte[] value, long now) {
    try {
      JsonNode decision = JSON.readTree(value);
      if (decision.path("verdict").asText().equals("unbound")) {
        unboundReadAt.putIfAbsent(decision.path("correlationId").asText(), now);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** When each sign-in was first read to be unbound, by correlation ID. */
  Map<String, Long> unboundReadAt() {
    return unboundReadAt;
  }

  @Override
  public void close() {
    consumer.wakeup();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
