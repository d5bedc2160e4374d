package io.boundwatch.kafka;

import io.boundwatch.config.BoundwatchConfig;
import io.boundwatch.config.KafkaConfig;
import io.boundwatch.config.SourceConfig;
import java.util.HashMap;
import java.util.Map;

/**
 * The two clusters of a configuration. What logs in to one is never given to the other, unless both
 * are the same.
 *
 * @param embedded the monitor's cluster is the embedded broker
 * @param shared the source is the monitor's cluster
 */
public record Clusters(Cluster monitor, Cluster source, boolean embedded, boolean shared) {

  /**
   * @param monitorAddress of the monitor's cluster: as configured, or of the embedded broker
   */
  public static Clusters of(BoundwatchConfig config, String monitorAddress) {
    KafkaConfig kafka = config.kafka();
    Cluster monitor =
        new Cluster(
            Cluster.Role.MONITOR,
            monitorAddress,
            monitorProperties(kafka, monitorAddress),
            EventHubs.isNamespace(monitorAddress));
    String sourceAddress = config.source().bootstrapServers().orElse(monitorAddress);
    boolean shared = sourceAddress.equals(monitorAddress);
    Cluster source = source(config.source(), sourceAddress, shared ? kafka.properties() : Map.of());
    return new Clusters(monitor, source, kafka.bootstrapServers().isEmpty(), shared);
  }

  private static Map<String, String> monitorProperties(KafkaConfig kafka, String address) {
    Map<String, String> properties = new HashMap<>();
    if (EventHubs.isNamespace(address)) {
      properties.putAll(EventHubs.SETTINGS);
    }
    properties.putAll(kafka.properties());
    return properties;
  }

  private static Cluster source(
      SourceConfig source, String address, Map<String, String> inherited) {
    boolean eventHubs =
        EventHubs.isNamespace(address)
            || source.connectionString().isPresent()
            || source.entra().isPresent();
    Map<String, String> properties = new HashMap<>();
    if (eventHubs) {
      properties.putAll(EventHubs.SETTINGS);
    }
    properties.putAll(inherited);
    properties.putAll(SourceLogin.of(source, address));
    properties.putAll(source.properties());
    return new Cluster(Cluster.Role.SOURCE, address, properties, eventHubs);
  }
}
