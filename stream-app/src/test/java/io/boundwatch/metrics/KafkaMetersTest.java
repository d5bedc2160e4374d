package io.boundwatch.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundwatch.config.MetricsConfig;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KafkaMetersTest {
  /** Nothing listens there: the clients need no broker to have metrics. */
  private static final Map<String, Object> NOWHERE = Map.of("bootstrap.servers", "127.0.0.1:1");

  /** Kafka has these only while partitions or tasks are assigned. */
  private static final Set<String> ONLY_AT_WORK =
      Set.of(
          "kafka_consumer_fetch_manager_records_lag",
          "kafka_stream_state_block_cache_usage",
          "kafka_stream_state_cur_size_all_mem_tables",
          "kafka_stream_state_num_running_compactions",
          "kafka_stream_state_total_sst_files_size",
          "kafka_stream_state_updater_active_restoring_tasks",
          "kafka_stream_state_updater_restore_records_rate",
          "kafka_stream_task_dropped_records_total",
          "kafka_stream_task_restore_remaining_records_total");

  private final PrometheusMetrics metrics =
      new PrometheusMetrics(new MetricsConfig(1, 1, 1, 1), "1.2.3");

  @AfterEach
  void close() {
    metrics.close();
  }

  @Test
  void onlyTheAllowedMetricsOfClientsAndStreamsAreShown() {
    try (KafkaStreams streams = streams();
        KafkaConsumer<byte[], byte[]> consumer = consumer();
        KafkaProducer<byte[], byte[]> producer = producer()) {
      metrics.bind(streams);
      metrics.bind(consumer);
      metrics.bind(producer);

      assertThat(Scrape.of(metrics).names("kafka_")).isEqualTo(expected());
    }
  }

  @Test
  void everyThreadHasItsOwnSeries() {
    try (KafkaStreams streams = streams()) {
      metrics.bind(streams);

      assertThat(Scrape.of(metrics).labelsOf("kafka_stream_thread_process_total")).hasSize(2);
    }
  }

  @Test
  void aClosedClientIsNoLongerShown() {
    try (KafkaConsumer<byte[], byte[]> consumer = consumer()) {
      Metrics.BoundMeters bound = metrics.bind(consumer);
      Set<String> before = Scrape.of(metrics).names("kafka_");

      bound.close();

      assertThat(before).isNotEmpty();
      assertThat(Scrape.of(metrics).names("kafka_")).isEmpty();
    }
  }

  private static Set<String> expected() {
    return KafkaMeters.prometheusNames().stream()
        .filter(name -> !ONLY_AT_WORK.contains(name))
        .collect(Collectors.toSet());
  }

  private static KafkaStreams streams() {
    Topology topology = new Topology();
    topology.addSource("source", "in").addSink("sink", "out", "source");
    Map<String, Object> config = Map.of("application.id", "metrics-test", "num.stream.threads", 2);
    return new KafkaStreams(topology, new StreamsConfig(with(config)));
  }

  private static KafkaConsumer<byte[], byte[]> consumer() {
    return new KafkaConsumer<>(
        with(Map.of("group.id", "metrics-test")),
        new ByteArrayDeserializer(),
        new ByteArrayDeserializer());
  }

  private static KafkaProducer<byte[], byte[]> producer() {
    return new KafkaProducer<>(NOWHERE, new ByteArraySerializer(), new ByteArraySerializer());
  }

  private static Map<String, Object> with(Map<String, Object> more) {
    Map<String, Object> all = new HashMap<>(NOWHERE);
    all.putAll(more);
    return all;
  }
}
