package io.boundwatch.config;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A section of properties handed to Kafka's clients as Kafka names them, and which of them are
 * refused: those that Boundwatch sets itself, where another value would lose or double data.
 *
 * @param name the section, below {@code boundwatch.}
 * @param refused property names, each with the key to use instead, or the empty string
 */
record ClientProperties(String name, String doc, Map<String, String> refused) {
  static final ClientProperties KAFKA =
      new ClientProperties(
          "kafka.properties",
          "Properties for every client of the monitor's cluster, as Kafka names them, such as"
              + " `security.protocol`.",
          refused(
              Map.of(
                  "bootstrap.servers", "kafka.bootstrap-servers",
                  "application.id", "application-id",
                  "state.dir", "data-dir",
                  "processing.guarantee", "monitor.processing-guarantee",
                  "commit.interval.ms", "monitor.commit-interval",
                  "num.stream.threads", "monitor.threads",
                  "num.standby.replicas", "monitor.standby-replicas",
                  "replication.factor", "kafka.replication-factor",
                  "rocksdb.config.setter", "monitor.state-memory-mb"),
              "group.id",
              "acks",
              "enable.idempotence",
              "transactional.id",
              "partitioner.class",
              "topology.optimization",
              "default.timestamp.extractor",
              "default.key.serde",
              "default.value.serde",
              "default.deserialization.exception.handler",
              "default.production.exception.handler",
              "deserialization.exception.handler",
              "production.exception.handler",
              "processing.exception.handler",
              "ensure.explicit.internal.resource.naming"));

  static final ClientProperties SOURCE =
      new ClientProperties(
          "source.properties",
          "Properties for the consumer of the source, as Kafka names them.",
          refused(
              Map.of(
                  "bootstrap.servers", "source.bootstrap-servers",
                  "group.id", "source.group-id"),
              "group.protocol",
              "allow.auto.create.topics"));

  /** Streams passes properties on to one kind of client or topic under these prefixes. */
  private static final List<String> CLIENT_PREFIXES =
      List.of(
          "main.consumer.",
          "restore.consumer.",
          "global.consumer.",
          "consumer.",
          "producer.",
          "admin.",
          "topic.");

  private static final List<String> SECRET_WORDS = List.of("password", "secret", "jaas", "token");

  ClientProperties {
    refused = Map.copyOf(refused);
  }

  private static Map<String, String> refused(Map<String, String> instead, String... names) {
    Map<String, String> refused = new TreeMap<>(instead);
    Stream.of(
            "enable.auto.commit",
            "auto.offset.reset",
            "isolation.level",
            "key.serializer",
            "value.serializer",
            "key.deserializer",
            "value.deserializer")
        .forEach(name -> refused.put(name, ""));
    Stream.of(names).forEach(name -> refused.put(name, ""));
    return refused;
  }

  /** Throws {@link ConfigException} for a property that Boundwatch sets itself. */
  void check(Map<String, String> properties) {
    properties.keySet().stream().sorted().forEach(this::checkName);
  }

  private void checkName(String property) {
    String instead = refused.get(withoutPrefix(property));
    if (instead != null) {
      String hint = instead.isEmpty() ? "remove it" : "use the key " + instead + " instead";
      String key = name + "." + property;
      throw new ConfigException(
          key + " is not allowed, because Boundwatch sets it itself; " + hint, List.of(key));
    }
  }

  private static String withoutPrefix(String property) {
    return CLIENT_PREFIXES.stream()
        .filter(property::startsWith)
        .findFirst()
        .map(prefix -> property.substring(prefix.length()))
        .orElse(property);
  }

  /** The properties in the order of their names, with {@code ***} for what may be a secret. */
  static Map<String, String> masked(Map<String, String> properties) {
    Map<String, String> masked = new TreeMap<>();
    properties.forEach((name, value) -> masked.put(name, mayBeSecret(name) ? "***" : value));
    return masked;
  }

  private static boolean mayBeSecret(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    // a private key in PEM form stands in ssl.keystore.key
    return lower.endsWith(".key") || SECRET_WORDS.stream().anyMatch(lower::contains);
  }
}
