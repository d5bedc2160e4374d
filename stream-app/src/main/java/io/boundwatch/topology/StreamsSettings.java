package io.boundwatch.topology;

import io.boundwatch.config.BoundwatchConfig;
import io.boundwatch.config.MonitorConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * Kafka Streams' settings; why each is so is in RATIONALE. As with our other clients, what the user
 * set for the cluster wins over our defaults, but not over what the guarantees rest on.
 */
final class StreamsSettings {
  private static final long UNASKED_COMMITS_MS = Duration.ofSeconds(5).toMillis();
  private static final long MIN_TRANSACTION_TIMEOUT_MS = Duration.ofSeconds(10).toMillis();
  private static final int MIN_RECORD_BYTES = 1024 * 1024;

  private static final int MAX_RECORD_BYTES = 64 * 1024 * 1024;
  private static final long MIN_BUFFER_BYTES = 32L * 1024 * 1024;

  /**
   * What a request may take in the value of its sign-in: mostly some 400 bytes, but twice (as it is
   * and as the cells were told of it) as many policies as are kept, with the longest names.
   */
  private static final int REQUEST_BYTES = 32 * 1024;

  private static final int FETCH_BYTES = 32 * 1024;
  private static final int FETCH_WAIT_MS = 50;

  /** Each batch that is compressed takes 128 KiB of buffers, however little is in it. */
  private static final int BATCH_BYTES = 128 * 1024;

  private StreamsSettings() {}

  /**
   * @param cluster client settings of the cluster, its address among them
   */
  static Map<String, Object> of(
      BoundwatchConfig config, Map<String, Object> cluster, Path stateDir) {
    Map<String, Object> settings = defaults(config);
    settings.putAll(cluster);
    putFixed(settings, config, stateDir);
    return settings;
  }

  /** Without prefixes where one kind of client only knows the name, so that the user's win. */
  private static Map<String, Object> defaults(BoundwatchConfig config) {
    Map<String, Object> settings = new HashMap<>();
    // our stores have their own, of objects
    settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
    settings.put(StreamsConfig.ENABLE_METRICS_PUSH_CONFIG, false);
    settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
    settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 3_000);
    // a hop may wait a little for more: brokers spend as much on a small fetch as on a large one
    settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, FETCH_BYTES);
    settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, FETCH_WAIT_MS);
    settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
    settings.put(ProducerConfig.LINGER_MS_CONFIG, linger(config.monitor()));
    settings.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
    // Kafka Streams refuses a timeout below the commit interval, and looks for it here only
    settings.put(
        StreamsConfig.producerPrefix(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG),
        (int) Math.max(MIN_TRANSACTION_TIMEOUT_MS, 2 * commitsUnasked(config)));
    putRecordSize(settings, config.signIn().maxRequests());
    return settings;
  }

  /**
   * Of a transaction nothing is seen before its commit, so waiting for fuller batches costs nothing
   * while it is shorter than the commit interval; without one, every hop would wait.
   */
  private static int linger(MonitorConfig monitor) {
    return monitor.guarantee() == MonitorConfig.Guarantee.EXACTLY_ONCE_V2
        ? (int) Math.min(100, monitor.commitInterval().toMillis() / 2)
        : 20;
  }

  /** A sign-in is one value, in its store and in the store's changelog topic. */
  private static void putRecordSize(Map<String, Object> settings, int maxRequests) {
    int bytes =
        (int)
            Math.min(
                MAX_RECORD_BYTES, Math.max(MIN_RECORD_BYTES, (long) maxRequests * REQUEST_BYTES));
    settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, Math.max(MIN_BUFFER_BYTES, 2L * bytes));
    settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, bytes);
    settings.put(StreamsConfig.topicPrefix(TopicConfig.MAX_MESSAGE_BYTES_CONFIG), bytes);
  }

  private static void putFixed(
      Map<String, Object> settings, BoundwatchConfig config, Path stateDir) {
    MonitorConfig monitor = config.monitor();
    settings.put(StreamsConfig.APPLICATION_ID_CONFIG, config.applicationId());
    settings.put(StreamsConfig.STATE_DIR_CONFIG, stateDir.toString());
    settings.put(
        StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
        monitor.guarantee().name().toLowerCase(Locale.ROOT));
    settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, monitor.threads());
    settings.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, monitor.standbyReplicas());
    settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, commitsUnasked(config));
    settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, (int) config.kafka().replicationFactor());
    settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    settings.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
    settings.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    settings.put(
        StreamsConfig.topicPrefix(TopicConfig.MESSAGE_TIMESTAMP_TYPE_CONFIG), "LogAppendTime");
  }

  /**
   * How often Kafka Streams commits unasked. The tasks ask in every commit interval, when they have
   * told what they know, so this is only for what they do not see.
   */
  private static long commitsUnasked(BoundwatchConfig config) {
    return Math.max(UNASKED_COMMITS_MS, 2 * config.monitor().commitInterval().toMillis());
  }
}
