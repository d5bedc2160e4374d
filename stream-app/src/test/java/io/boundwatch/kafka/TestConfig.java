package io.boundwatch.kafka;

import io.boundwatch.config.BoundwatchConfig;
import io.boundwatch.config.ConfigLoader;
import io.boundwatch.config.CountsConfig;
import io.boundwatch.config.EntraConfig;
import io.boundwatch.config.HttpConfig;
import io.boundwatch.config.KafkaConfig;
import io.boundwatch.config.MetricsConfig;
import io.boundwatch.config.MonitorConfig;
import io.boundwatch.config.Secret;
import io.boundwatch.config.SignInConfig;
import io.boundwatch.config.SourceConfig;
import io.boundwatch.event.EventRules;
import io.boundwatch.signin.DetailLevel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A configuration for tests of the clusters and of ingest: two partitions, sources as given. */
public final class TestConfig {
  private Optional<String> kafka = Optional.empty();
  private Map<String, String> kafkaProperties = Map.of();
  private boolean createTopics = true;
  private int partitions = 2;
  private Optional<String> source = Optional.empty();
  private Map<String, String> sourceProperties = Map.of();
  private List<String> topics = List.of("hub");
  private Optional<Secret> connectionString = Optional.empty();
  private Optional<EntraConfig> entra = Optional.empty();
  private Duration mirrorLag = Duration.ZERO;
  private Optional<Secret> pseudonymiseKey = Optional.empty();

  public static TestConfig aConfig() {
    return new TestConfig();
  }

  public TestConfig kafka(String address, Map<String, String> properties) {
    kafka = Optional.of(address);
    kafkaProperties = properties;
    return this;
  }

  public TestConfig withoutCreation() {
    createTopics = false;
    return this;
  }

  public TestConfig partitions(int count) {
    partitions = count;
    return this;
  }

  public TestConfig source(String address, Map<String, String> properties) {
    source = Optional.of(address);
    sourceProperties = properties;
    return this;
  }

  public TestConfig topics(String... names) {
    topics = List.of(names);
    return this;
  }

  public TestConfig connectionString(String value) {
    connectionString = Optional.of(new Secret(value));
    return this;
  }

  public TestConfig entra(EntraConfig config) {
    entra = Optional.of(config);
    return this;
  }

  public TestConfig mirrorLag(Duration lag) {
    mirrorLag = lag;
    return this;
  }

  public TestConfig pseudonymised() {
    pseudonymiseKey = Optional.of(new Secret("a key for tests only, of 32 chars"));
    return this;
  }

  public BoundwatchConfig build() {
    Duration day = Duration.ofDays(1);
    return new BoundwatchConfig(
        "boundwatch-test",
        Path.of("data"),
        new KafkaConfig(kafka, kafkaProperties, createTopics, partitions, (short) -1),
        new SourceConfig(
            source,
            sourceProperties,
            topics,
            "boundwatch-test-ingest",
            connectionString,
            entra,
            mirrorLag),
        new MonitorConfig(
            1, MonitorConfig.Guarantee.EXACTLY_ONCE_V2, Duration.ofMillis(500), 0, 64),
        new SignInConfig(
            Duration.ofHours(3),
            Duration.ofMinutes(10),
            Duration.ofMinutes(30),
            500,
            DetailLevel.ALL),
        new CountsConfig(
            List.of(Duration.ofMinutes(5), Duration.ofHours(1), day),
            List.of(day),
            List.of(day),
            Duration.ofSeconds(2),
            Duration.ofSeconds(30),
            Duration.ofMinutes(5)),
        EventRules.DEFAULT,
        new HttpConfig("127.0.0.1", 8080, Optional.empty()),
        new MetricsConfig(10, 10, 10, 10),
        ConfigLoader.of(Map.of()).alerts(),
        pseudonymiseKey);
  }
}
