package io.boundwatch.topology;

import io.boundwatch.config.BoundwatchConfig;
import io.boundwatch.config.MonitorConfig;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/** Kafka Streams' settings; why each is so is in RATIONALE. */
final class StreamsSettings {
  private static final long RECORD_CACHE_BYTES = 64L * 1024 * 1024;

  /**
   * The largest value that a store may have to write: a sign-in with 500 requests, each under as
   * many policies as are kept and with the longest names, twice (as it is and as the cells were
   * told).
   */
  private static final int MAX_STATE_BYTES = 16 * 1024 * 1024;

  private StreamsSettings() {}

  static Map<String, Object> of(BoundwatchConfig config, Path stateDir) {
    MonitorConfig monitor = config.monitor();
    Map<String, Object> settings = new HashMap<>();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, config.applicationId());
    settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
    settings.put(
        StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
        monitor.guarantee().name().toLowerCase(Locale.ROOT));
    settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, monitor.threads());
    settings.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, monitor.standbyReplicas());
    settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, monitor.commitInterval().toMillis());
    settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, RECORD_CACHE_BYTES);
    settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) config.kafka().replicationFactor());
    settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
    settings.put(StreamsConfig.ENABLE_METRICS_PUSH_CONFIG, false);
    settings.put(
        StreamsConfig.topicPrefix(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG), "LogAppendTime");
    settings.put(StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG), MAX_STATE_BYTES);
    putClientSettings(settings);
    return settings;
  }

  private static void putClientSettings(Map<String, Object> settings) {
    settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG), 10_000);
    settings.put(StreamsConfig.consumerPrefix(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG), 3_000);
    settings.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    settings.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
    settings.put(StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG), 20);
    settings.put(
        StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), MAX_STATE_BYTES);
  }
}
