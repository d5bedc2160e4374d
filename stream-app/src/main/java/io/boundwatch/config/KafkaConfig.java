package io.boundwatch.config;

import java.util.List;
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
    bootstrapServers.ifPresent(ConfigKeys.KAFKA_BOOTSTRAP_SERVERS::check);
    properties = Map.copyOf(properties);
    ClientProperties.KAFKA.check(properties);
    ConfigKeys.KAFKA_PARTITIONS.check(partitions);
    ConfigKeys.KAFKA_REPLICATION_FACTOR.check((int) replicationFactor);
    if (bootstrapServers.isEmpty() && replicationFactor > 1) {
      throw new ConfigException(
          "kafka.replication-factor is '"
              + replicationFactor
              + "', but the embedded broker is a single one: must be -1 or 1, or"
              + " kafka.bootstrap-servers be given",
          List.of("kafka.replication-factor"));
    }
  }

  /** Shows no value that may be a secret. */
  @Override
  public String toString() {
    return ("KafkaConfig[bootstrapServers=%s, properties=%s, createTopics=%s, partitions=%d,"
            + " replicationFactor=%d]")
        .formatted(
            bootstrapServers,
            ClientProperties.masked(properties),
            createTopics,
            partitions,
            replicationFactor);
  }
}
