package io.boundwatch.config;

import java.util.Map;
import java.util.Optional;

/**
 * The monitor's cluster.
 *
 * @param bootstrapServers empty: an embedded broker is started
 * @param properties for every client of this cluster, as Kafka names them
 * @param partitions of every topic of ours, 1 to 1024
 * @param replicationFactor of every topic of ours; -1: the broker's default
 */
public record KafkaConfig(
    Optional<String> bootstrapServers,
    Map<String, String> properties,
    boolean createTopics,
    int partitions,
    short replicationFactor) {
  public KafkaConfig {
    properties = Map.copyOf(properties);
  }
}
