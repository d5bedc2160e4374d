package io.boundwatch.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.boundwatch.config.BoundwatchConfig;
import io.boundwatch.config.ConfigLoader;
import io.boundwatch.kafka.Clusters;
import io.boundwatch.kafka.ResultsConsumer;
import io.boundwatch.kafka.TopicNames;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/**
 * Watches from outside, as cheaply as can be, how far the service is: the committed ends of its
 * topics, and of their contents only the few records that count the whole tenant.
 */
final class Outputs implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** The topics that tell when all is decided and counted. */
  static final List<String> PROMPT =
      List.of(TopicNames.DECISIONS, TopicNames.APP_COUNTS, TopicNames.POLICY_COUNTS);

  /** Published every half a minute only, so looked at apart. */
  static final List<String> USERS = List.of(TopicNames.USER_COUNTS);

  private final Admin admin;
  private final String tenantId;
  private final KafkaConsumer<byte[], byte[]> appCounts;
  private final Map<String, Long> tenantDays = new HashMap<>();

  /**
   * The topics exist.
   *
   * @param tenantId whose counts are looked at
   */
  Outputs(Lab lab, String tenantId) {
    this.tenantId = tenantId;
    admin = lab.admin();
    BoundwatchConfig config =
        ConfigLoader.of(Map.of("kafka.bootstrap-servers", lab.bootstrapServers()));
    Clusters clusters = Clusters.of(config, lab.bootstrapServers());
    appCounts =
        ResultsConsumer.fromTheBeginning(
            clusters.monitor(), "benchmark", List.of(TopicNames.APP_COUNTS));
  }

  /** How far readers of committed results can read, summed over all partitions of the topics. */
  long committedEnd(Collection<String> topics) {
    return ends(topics, IsolationLevel.READ_COMMITTED).values().stream()
        .mapToLong(Long::longValue)
        .sum();
  }

  private Map<TopicPartition, Long> ends(Collection<String> topics, IsolationLevel isolation) {
    Map<TopicPartition, OffsetSpec> asked =
        topics.stream()
            .flatMap(Outputs::partitions)
            .collect(Collectors.toMap(Function.identity(), any -> OffsetSpec.latest()));
    Map<TopicPartition, Long> ends = new HashMap<>();
    Lab.done(admin.listOffsets(asked, new ListOffsetsOptions(isolation)).all())
        .forEach((partition, end) -> ends.put(partition, end.offset()));
    return ends;
  }

  private static Stream<TopicPartition> partitions(String topic) {
    return IntStream.range(0, Hubs.PARTITIONS)
        .mapToObj(partition -> new TopicPartition(topic, partition));
  }

  /** Whether the group has committed that it read all of the topics. */
  boolean hasRead(String group, Collection<String> topics) {
    Map<TopicPartition, Long> committed = new HashMap<>();
    Lab.done(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
        .forEach((partition, offset) -> committed.put(partition, offset.offset()));
    return ends(topics, IsolationLevel.READ_UNCOMMITTED).entrySet().stream()
        .allMatch(end -> committed.getOrDefault(end.getKey(), 0L).equals(end.getValue()));
  }

  /** Requests that the committed counts of the tenant's days add up to. */
  long counted() {
    for (ConsumerRecord<byte[], byte[]> record : appCounts.poll(Duration.ofMillis(1))) {
      String key = new String(record.key(), StandardCharsets.UTF_8);
      if (key.startsWith(tenantId + "|*|") && key.endsWith("|P1D")) {
        tenantDays.put(key, total(record.value()));
      }
    }
    return tenantDays.values().stream().mapToLong(Long::longValue).sum();
  }

  private static long total(byte[] value) {
    try {
      return JSON.readTree(value).at("/requests/total").asLong();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    appCounts.close();
  }
}
