package io.boundwatch.kafka;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads result topics as they should be read: what is committed, from the beginning, no group. */
public final class ResultsConsumer {
  private ResultsConsumer() {}

  /** A consumer of all partitions of topics that exist; the caller closes it. */
  public static KafkaConsumer<byte[], byte[]> fromTheBeginning(
      Cluster cluster, String clientId, Collection<String> topics) {
    Map<String, Object> settings = new HashMap<>(ClientSettings.consumer(cluster, clientId));
    settings.put("isolation.level", "read_committed");
    KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        topics.stream()
            .flatMap(topic -> consumer.partitionsFor(topic).stream())
            .map(info -> new TopicPartition(info.topic(), info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
    return consumer;
  }
}
