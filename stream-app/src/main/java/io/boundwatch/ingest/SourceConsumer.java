package io.boundwatch.ingest;

import io.boundwatch.config.SourceConfig;
import io.boundwatch.kafka.ClientSettings;
import io.boundwatch.kafka.Cluster;
import io.boundwatch.metrics.Metrics;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.CommitFailedException;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.RebalanceInProgressException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteBufferDeserializer;

/**
 * The consumer of the source: reads, remembers which offsets were handed on, commits them when told
 * that all is acknowledged, and asks how far the source goes. Every call is bounded in time.
 */
final class SourceConsumer implements AutoCloseable {
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration ASK = Duration.ofSeconds(3);
  private static final Duration CLOSE = Duration.ofSeconds(2);
  private static final int MIB = 1024 * 1024;

  private final List<String> topics;
  private final KafkaConsumer<byte[], ByteBuffer> consumer;
  private final Metrics.BoundMeters meters;
  private final Map<TopicPartition, OffsetAndMetadata> uncommitted = new HashMap<>();

  SourceConsumer(Cluster cluster, SourceConfig source, Metrics metrics) {
    this.topics = source.topics();
    this.consumer =
        new KafkaConsumer<>(
            settings(cluster, source), new ByteArrayDeserializer(), new ByteBufferDeserializer());
    this.meters = metrics.bind(consumer);
  }

  private static Map<String, Object> settings(Cluster cluster, SourceConfig source) {
    Map<String, Object> settings = ClientSettings.consumer(cluster, "boundwatch-ingest");
    settings.put("group.id", source.groupId());
    settings.putIfAbsent(
        "partition.assignment.strategy", CooperativeStickyAssignor.class.getName());
    // a killed instance holds its partitions for as long
    settings.putIfAbsent("session.timeout.ms", "6000");
    settings.putIfAbsent("heartbeat.interval.ms", "2000");
    // as the system sees fit: Kafka's 64 KB would be 3 MB a second from a source 20 ms away
    settings.putIfAbsent("receive.buffer.bytes", "-1");
    // messages of up to 1 MB, each of up to a hundred records; what was fetched and is not read yet
    // is what every collection of garbage copies
    settings.putIfAbsent("max.poll.records", "50");
    settings.putIfAbsent("max.partition.fetch.bytes", Integer.toString(MIB));
    settings.putIfAbsent("fetch.max.bytes", Integer.toString(4 * MIB));
    return settings;
  }

  void subscribe(ConsumerRebalanceListener listener) {
    consumer.subscribe(topics, listener);
  }

  /** The values stand in the bytes that were fetched: they would be copied otherwise. */
  ConsumerRecords<byte[], ByteBuffer> poll() {
    return consumer.poll(POLL);
  }

  void handedOn(ConsumerRecord<byte[], ByteBuffer> record) {
    uncommitted.put(
        new TopicPartition(record.topic(), record.partition()),
        new OffsetAndMetadata(record.offset() + 1, record.leaderEpoch(), ""));
  }

  /**
   * Commits what was handed on, which must have been acknowledged. What cannot be committed now is
   * committed next time; should the partition be lost before, it is read twice.
   */
  void commit() {
    if (uncommitted.isEmpty()) {
      return;
    }
    try {
      consumer.commitSync(Map.copyOf(uncommitted), ASK);
      uncommitted.clear();
    } catch (TimeoutException | RebalanceInProgressException | CommitFailedException e) {
      // harmless, see above
    }
  }

  void forget(Collection<TopicPartition> partitions) {
    uncommitted.keySet().removeAll(partitions);
  }

  /** All partitions that the topics have now; empty if the source did not answer. */
  Optional<List<SourcePartition>> listing() {
    List<SourcePartition> partitions = new ArrayList<>();
    try {
      for (String topic : topics) {
        consumer
            .partitionsFor(topic, ASK)
            .forEach(info -> partitions.add(new SourcePartition(topic, info.partition())));
      }
      return Optional.of(partitions);
    } catch (TimeoutException e) {
      return Optional.empty();
    }
  }

  /** How far the owned partitions go and how far they are read; empty if the source is silent. */
  Optional<List<SourceEnd>> ends() {
    try {
      Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment(), ASK);
      List<SourceEnd> result = new ArrayList<>();
      for (Map.Entry<TopicPartition, Long> end : ends.entrySet()) {
        long position = consumer.position(end.getKey(), ASK);
        result.add(new SourceEnd(partition(end.getKey()), position, end.getValue()));
      }
      return Optional.of(result);
    } catch (TimeoutException e) {
      return Optional.empty();
    }
  }

  static SourcePartition partition(TopicPartition partition) {
    return new SourcePartition(partition.topic(), partition.partition());
  }

  /** Ends a waiting call of another thread. */
  void wakeup() {
    consumer.wakeup();
  }

  /** Leaves the group; the listener is told that the partitions go. */
  @Override
  public void close() {
    meters.close();
    consumer.close(org.apache.kafka.clients.consumer.CloseOptions.timeout(CLOSE));
  }
}
