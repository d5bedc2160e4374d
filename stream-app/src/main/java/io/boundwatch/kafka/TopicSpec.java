package io.boundwatch.kafka;

import io.boundwatch.config.KafkaConfig;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.NewTopic;

/**
 * A topic as it is to be (design, section 6). All of ours carry {@code LogAppendTime}: with the
 * records' own times, brokers would drop a backlog as expired.
 *
 * @param replicationFactor -1: the broker's default
 */
record TopicSpec(String name, int partitions, short replicationFactor, Map<String, String> config) {
  static final String TIMESTAMP_TYPE = "message.timestamp.type";
  static final String APPEND_TIME = "LogAppendTime";
  static final String CLEANUP_POLICY = "cleanup.policy";

  private static final String DELETE = "delete";
  private static final String COMPACT_DELETE = "compact,delete";
  // 256 KB of bytes, the headers and Kafka's framing
  private static final int DEAD_LETTER_BYTES = 512 * 1024;
  // usually some KB; 500 requests to as many apps and resources with the longest names make 3 MB
  private static final int DECISION_BYTES = 4 * 1024 * 1024;
  // an exported message has up to 1 MB, to which Kafka's framing is added
  private static final int SOURCE_MESSAGE_BYTES = 2 * 1024 * 1024;

  TopicSpec {
    config = Map.copyOf(config);
  }

  /** Our topics. */
  static List<TopicSpec> ours(KafkaConfig kafka) {
    return List.of(
        of(kafka, TopicNames.REQUESTS, DELETE, 3),
        of(kafka, TopicNames.DEAD_LETTERS, DELETE, 7)
            .with("max.message.bytes", Integer.toString(DEAD_LETTER_BYTES)),
        of(kafka, TopicNames.DECISIONS, COMPACT_DELETE, 7)
            .with("max.message.bytes", Integer.toString(DECISION_BYTES)),
        of(kafka, TopicNames.APP_COUNTS, COMPACT_DELETE, 30),
        of(kafka, TopicNames.USER_COUNTS, COMPACT_DELETE, 30),
        of(kafka, TopicNames.POLICY_COUNTS, COMPACT_DELETE, 30),
        of(kafka, TopicNames.ALERTS, COMPACT_DELETE, 30));
  }

  /** The topic that stands for a hub on the embedded broker; kept as long as Event Hubs may. */
  static TopicSpec hub(KafkaConfig kafka, String name) {
    return of(kafka, name, DELETE, 7)
        .with("max.message.bytes", Integer.toString(SOURCE_MESSAGE_BYTES));
  }

  private static TopicSpec of(KafkaConfig kafka, String name, String cleanup, int days) {
    Map<String, String> config = new HashMap<>();
    config.put(CLEANUP_POLICY, cleanup);
    config.put("retention.ms", Long.toString(Duration.ofDays(days).toMillis()));
    config.put(TIMESTAMP_TYPE, APPEND_TIME);
    // only closed segments are compacted or deleted, and a segment with daily traffic may be small
    config.put("segment.ms", Long.toString(Duration.ofHours(6).toMillis()));
    return new TopicSpec(name, kafka.partitions(), kafka.replicationFactor(), config);
  }

  private TopicSpec with(String key, String value) {
    Map<String, String> more = new HashMap<>(config);
    more.put(key, value);
    return new TopicSpec(name, partitions, replicationFactor, more);
  }

  boolean isCompacted() {
    return config.get(CLEANUP_POLICY).contains("compact");
  }

  NewTopic toNewTopic() {
    Optional<Short> replicas =
        replicationFactor < 0 ? Optional.empty() : Optional.of(replicationFactor);
    return new NewTopic(name, Optional.of(partitions), replicas).configs(config);
  }
}
