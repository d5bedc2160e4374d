package io.boundwatch.kafka;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;

/**
 * The settings of Kafka clients of a cluster. What the user set wins over our defaults, but not
 * over what the guarantees rest on. The maps hold secrets: Kafka masks them in its logs, so must
 * whoever prints them.
 */
public final class ClientSettings {
  private static final Set<String> ADMIN = AdminClientConfig.configNames();
  private static final Set<String> CONSUMER = ConsumerConfig.configNames();
  private static final Set<String> PRODUCER = ProducerConfig.configNames();

  private ClientSettings() {}

  /** For an admin client. */
  public static Map<String, Object> admin(Cluster cluster, String clientId) {
    Map<String, Object> settings = new HashMap<>(forKind(cluster, ADMIN));
    settings.put("client.id", clientId);
    return settings;
  }

  /**
   * For a consumer of a classic group that commits by itself; the reader adds the group.
   * Transactions of the source are not waited for: a record that was taken back is written again by
   * whoever did so, and merging makes that harmless.
   */
  public static Map<String, Object> consumer(Cluster cluster, String clientId) {
    Map<String, Object> settings = new HashMap<>();
    // partitions that are added to a topic, and topics that appear, are seen within this time
    settings.put("metadata.max.age.ms", "60000");
    settings.put("auto.offset.reset", "earliest");
    settings.putAll(forKind(cluster, CONSUMER));
    settings.put("client.id", clientId);
    settings.put("enable.auto.commit", "false");
    settings.put("group.protocol", "classic");
    settings.put("allow.auto.create.topics", "false");
    return settings;
  }

  /** For an idempotent producer. */
  public static Map<String, Object> producer(Cluster cluster, String clientId) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("compression.type", "lz4");
    settings.put("linger.ms", "20");
    settings.put("batch.size", Integer.toString(128 * 1024));
    settings.putAll(forKind(cluster, PRODUCER));
    settings.put("client.id", clientId);
    settings.put("acks", "all");
    settings.put("enable.idempotence", "true");
    return settings;
  }

  /**
   * For Kafka Streams, which hands them on to clients of all kinds: the address and what the user
   * set.
   */
  public static Map<String, Object> streams(Cluster cluster) {
    OauthAccess.allow(cluster.properties());
    Map<String, Object> settings = new HashMap<>(cluster.properties());
    settings.put("bootstrap.servers", cluster.address());
    return settings;
  }

  /** What concerns another kind of client only is left out: Kafka would warn of it. */
  private static Map<String, Object> forKind(Cluster cluster, Set<String> known) {
    Set<String> foreign = new HashSet<>(ADMIN);
    foreign.addAll(CONSUMER);
    foreign.addAll(PRODUCER);
    foreign.removeAll(known);
    Map<String, Object> settings = streams(cluster);
    settings.keySet().removeAll(foreign);
    return settings;
  }
}
