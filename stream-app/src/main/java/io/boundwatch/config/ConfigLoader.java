package io.boundwatch.config;

import io.boundwatch.event.EventRules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Reads the configuration (design, section 7): the defaults, over them the file, over it the
 * environment, over it what a command sets. Whatever is wrong is one {@link ConfigException}.
 */
public final class ConfigLoader {
  private static final Path DEFAULT_FILE = Path.of("boundwatch.yaml");

  private ConfigLoader() {}

  /**
   * Reads a file and the environment.
   *
   * @param file empty: {@code boundwatch.yaml} in the working folder, if there is one
   * @param environment the environment variables; those without our prefix are left alone
   */
  public static BoundwatchConfig load(Optional<Path> file, Map<String, String> environment) {
    return load(file, environment, Map.of());
  }

  /**
   * As {@link #load(Optional, Map)}, with settings of a command that win over both.
   *
   * @param overrides texts by the names of the keys, such as {@code sign-in.settle}
   */
  public static BoundwatchConfig load(
      Optional<Path> file, Map<String, String> environment, Map<String, String> overrides) {
    Map<String, Setting> fromFile =
        file.or(ConfigLoader::defaultFile).map(YamlFile::read).orElse(Map.of());
    return build(
        Settings.of(fromFile, Environment.read(environment), Settings.fromProgram(overrides)));
  }

  /** The defaults with these settings, whatever the file and the environment say. */
  public static BoundwatchConfig of(Map<String, String> settings) {
    return build(Settings.of(Settings.fromProgram(settings)));
  }

  /**
   * The log level in the environment, in lower case; empty if there is none or it is not allowed
   * (then {@code load} refuses it). Apart from the rest, since logging starts before all else.
   */
  public static Optional<String> logLevel(Map<String, String> environment) {
    return Environment.logLevel(environment);
  }

  private static Optional<Path> defaultFile() {
    return Optional.of(DEFAULT_FILE).filter(Files::exists);
  }

  private static BoundwatchConfig build(Settings settings) {
    try {
      return config(settings);
    } catch (ConfigException e) {
      throw settings.located(e);
    }
  }

  private static BoundwatchConfig config(Settings settings) {
    return new BoundwatchConfig(
        settings.get(ConfigKeys.APPLICATION_ID),
        settings.get(ConfigKeys.DATA_DIR),
        kafka(settings),
        source(settings),
        monitor(settings),
        signIn(settings),
        counts(settings),
        eventRules(settings),
        http(settings),
        metrics(settings),
        AlertKeys.read(settings),
        settings.find(ConfigKeys.PSEUDONYMISE_KEY));
  }

  private static KafkaConfig kafka(Settings settings) {
    return new KafkaConfig(
        settings.find(ConfigKeys.KAFKA_BOOTSTRAP_SERVERS),
        settings.properties(ClientProperties.KAFKA),
        settings.get(ConfigKeys.KAFKA_CREATE_TOPICS),
        settings.get(ConfigKeys.KAFKA_PARTITIONS),
        settings.get(ConfigKeys.KAFKA_REPLICATION_FACTOR).shortValue());
  }

  private static SourceConfig source(Settings settings) {
    return new SourceConfig(
        settings.find(ConfigKeys.SOURCE_BOOTSTRAP_SERVERS),
        settings.properties(ClientProperties.SOURCE),
        settings.get(ConfigKeys.SOURCE_TOPICS),
        settings.get(ConfigKeys.SOURCE_GROUP_ID),
        settings.find(ConfigKeys.SOURCE_CONNECTION_STRING),
        entra(settings),
        settings.get(ConfigKeys.SOURCE_MAX_MIRROR_LAG));
  }

  private static Optional<EntraConfig> entra(Settings settings) {
    boolean given =
        Stream.of(
                ConfigKeys.SOURCE_ENTRA_TENANT_ID,
                ConfigKeys.SOURCE_ENTRA_CLIENT_ID,
                ConfigKeys.SOURCE_ENTRA_CLIENT_SECRET,
                ConfigKeys.SOURCE_ENTRA_ASSERTION_FILE)
            .anyMatch(settings::isGiven);
    return given
        ? Optional.of(
            new EntraConfig(
                settings.get(ConfigKeys.SOURCE_ENTRA_TENANT_ID),
                settings.get(ConfigKeys.SOURCE_ENTRA_CLIENT_ID),
                settings.find(ConfigKeys.SOURCE_ENTRA_CLIENT_SECRET),
                settings.find(ConfigKeys.SOURCE_ENTRA_ASSERTION_FILE)))
        : Optional.empty();
  }

  private static MonitorConfig monitor(Settings settings) {
    return new MonitorConfig(
        settings.get(ConfigKeys.MONITOR_THREADS),
        settings.get(ConfigKeys.MONITOR_PROCESSING_GUARANTEE),
        settings.get(ConfigKeys.MONITOR_COMMIT_INTERVAL),
        settings.get(ConfigKeys.MONITOR_STANDBY_REPLICAS),
        settings.get(ConfigKeys.MONITOR_STATE_MEMORY_MB));
  }

  private static SignInConfig signIn(Settings settings) {
    return new SignInConfig(
        settings.get(ConfigKeys.ALLOWED_LATENESS),
        settings.get(ConfigKeys.SIGN_IN_SETTLE),
        settings.get(ConfigKeys.SIGN_IN_SPAN),
        settings.get(ConfigKeys.SIGN_IN_MAX_REQUESTS),
        settings.get(ConfigKeys.DECISIONS_DETAILS));
  }

  private static CountsConfig counts(Settings settings) {
    return new CountsConfig(
        settings.get(ConfigKeys.COUNTS_APP_WINDOWS),
        settings.get(ConfigKeys.COUNTS_USER_WINDOWS),
        settings.get(ConfigKeys.COUNTS_POLICY_WINDOWS),
        settings.get(ConfigKeys.COUNTS_PUBLISH_INTERVAL),
        settings.get(ConfigKeys.COUNTS_USER_PUBLISH_INTERVAL),
        settings.get(ConfigKeys.COUNTS_CLOSE_DELAY));
  }

  private static EventRules eventRules(Settings settings) {
    return new EventRules(
        settings.get(ConfigKeys.EVENT_INTERRUPT_ERROR_CODES),
        settings.get(ConfigKeys.EVENT_BLOCK_ERROR_CODES),
        settings.get(ConfigKeys.EVENT_KNOWN_STATUS_CODES));
  }

  private static HttpConfig http(Settings settings) {
    return new HttpConfig(
        settings.get(ConfigKeys.HTTP_HOST),
        settings.get(ConfigKeys.HTTP_PORT),
        settings.find(ConfigKeys.HTTP_API_TOKEN));
  }

  private static MetricsConfig metrics(Settings settings) {
    return new MetricsConfig(
        settings.get(ConfigKeys.METRICS_MAX_TENANTS),
        settings.get(ConfigKeys.METRICS_MAX_APPS),
        settings.get(ConfigKeys.METRICS_MAX_POLICIES),
        settings.get(ConfigKeys.METRICS_MAX_STATUS_CODES));
  }
}
