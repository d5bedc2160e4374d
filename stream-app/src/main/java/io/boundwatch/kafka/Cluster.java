package io.boundwatch.kafka;

import java.util.Map;
import java.util.Objects;

/**
 * A Kafka cluster as its clients need to know it.
 *
 * @param address host:port, comma-separated
 * @param properties what every client of it is given besides the address; may hold secrets and is
 *     never printed
 * @param eventHubs an Event Hubs namespace, which needs settings of its own
 */
public record Cluster(
    Role role, String address, Map<String, String> properties, boolean eventHubs) {

  /** What a cluster is for, and under which key it is configured. */
  public enum Role {
    MONITOR("the monitor's Kafka cluster", "kafka"),
    SOURCE("the source's Kafka cluster", "source");

    private final String words;
    private final String key;

    Role(String words, String key) {
      this.words = words;
      this.key = key;
    }

    /** The part of the configuration that describes it. */
    public String key() {
      return key;
    }
  }

  public Cluster {
    Objects.requireNonNull(role, "role");
    Objects.requireNonNull(address, "address");
    properties = Map.copyOf(properties);
  }

  /** The cluster in a sentence: what it is and where. */
  public String inWords() {
    String kind = eventHubs ? " (Event Hubs)" : "";
    return role.words + " at " + address + kind;
  }

  @Override
  public String toString() {
    return inWords();
  }
}
