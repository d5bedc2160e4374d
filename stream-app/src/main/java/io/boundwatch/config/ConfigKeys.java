package io.boundwatch.config;

import static io.boundwatch.config.ConfigKey.key;
import static io.boundwatch.config.ConfigKey.optional;
import static io.boundwatch.config.ConfigKey.secret;
import static io.boundwatch.config.ValueTypes.bootstrapServers;
import static io.boundwatch.config.ValueTypes.duration;
import static io.boundwatch.config.ValueTypes.oneOf;
import static io.boundwatch.config.ValueTypes.path;
import static io.boundwatch.config.ValueTypes.text;
import static io.boundwatch.config.ValueTypes.trueOrFalse;
import static io.boundwatch.config.ValueTypes.wholeNumber;

import io.boundwatch.event.EventRules;
import io.boundwatch.signin.DetailLevel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Every key of the configuration, once: the loader, the checks of the records and the reference
 * page are made from this list (design, section 7).
 */
final class ConfigKeys {
  private static final Duration DAY = Duration.ofDays(1);
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final ValueType<String> NOT_BLANK = text("text without spaces", "\\S+");

  static final ConfigKey<String> APPLICATION_ID =
      key(
          "application-id",
          "boundwatch",
          text("1 to 64 letters, digits, - and _", "[A-Za-z0-9_-]{1,64}"),
          "Names the monitor's consumer group, internal topics and state. A new one starts with"
              + " empty counts.");
  static final ConfigKey<Path> DATA_DIR =
      key(
          "data-dir",
          "boundwatch-data",
          path(),
          "Folder of the monitor's state and of the embedded broker's log.");

  static final ConfigKey<String> KAFKA_BOOTSTRAP_SERVERS =
      optional(
          "kafka.bootstrap-servers",
          bootstrapServers(),
          "The monitor's Kafka cluster. Without it an embedded broker is started.");
  static final ConfigKey<Boolean> KAFKA_CREATE_TOPICS =
      key(
          "kafka.create-topics",
          "true",
          trueOrFalse(),
          "Whether missing topics are created on start.");
  static final ConfigKey<Integer> KAFKA_PARTITIONS =
      key("kafka.partitions", "4", wholeNumber(1, 1024), "Partitions of every topic created.");
  static final ConfigKey<Integer> KAFKA_REPLICATION_FACTOR =
      key(
          "kafka.replication-factor",
          "-1",
          ValueType.of(
              "-1 (the broker's default) or a whole number from 1 to 32767",
              Integer::valueOf,
              value -> value == -1 || value >= 1 && value <= Short.MAX_VALUE),
          "Replication factor of every topic created.");

  static final ConfigKey<String> SOURCE_BOOTSTRAP_SERVERS =
      optional(
          "source.bootstrap-servers",
          bootstrapServers(),
          "The cluster that the sign-in events come from, such as"
              + " `<namespace>.servicebus.windows.net:9093`. Without it: taken from"
              + " `source.connection-string`, else the monitor's cluster.");
  static final ConfigKey<List<String>> SOURCE_TOPICS =
      key(
          "source.topics",
          "insights-logs-signinlogs, insights-logs-noninteractiveusersigninlogs",
          text("a topic name", "[A-Za-z0-9._-]{1,249}")
              .listOf("one or more topic names (letters, digits, dot, - and _)"),
          "Event hubs (topics) to read. The export uses the default names when the diagnostic"
              + " setting names no hub.");
  static final ConfigKey<String> SOURCE_GROUP_ID =
      key(
          "source.group-id",
          "boundwatch-ingest",
          NOT_BLANK,
          "Consumer group of ingest at the source.");
  static final ConfigKey<Secret> SOURCE_CONNECTION_STRING =
      secret(
          "source.connection-string",
          1,
          "Connection string of an Event Hubs namespace with the Listen right; sets TLS and SASL"
              + " PLAIN.");
  static final ConfigKey<String> SOURCE_ENTRA_TENANT_ID =
      optional(
          "source.entra.tenant-id", NOT_BLANK, "Tenant of the application that logs in at Entra.");
  static final ConfigKey<String> SOURCE_ENTRA_CLIENT_ID =
      optional(
          "source.entra.client-id",
          NOT_BLANK,
          "The application's (client) id; it needs the role Azure Event Hubs Data Receiver.");
  static final ConfigKey<Secret> SOURCE_ENTRA_CLIENT_SECRET =
      secret(
          "source.entra.client-secret",
          1,
          "The application's secret; either this or `source.entra.assertion-file`.");
  static final ConfigKey<Path> SOURCE_ENTRA_ASSERTION_FILE =
      optional(
          "source.entra.assertion-file",
          path(),
          "File with a federated token, as workload identity mounts it"
              + " (`AZURE_FEDERATED_TOKEN_FILE`).");
  static final ConfigKey<Duration> SOURCE_MAX_MIRROR_LAG =
      key(
          "source.max-mirror-lag",
          "PT0S",
          duration(Duration.ZERO, DAY),
          "How far a mirrored source that keeps older timestamps may be behind when it is quiet.");

  static final ConfigKey<Duration> ALLOWED_LATENESS =
      key(
          "allowed-lateness",
          "PT3H",
          duration(Duration.ofMillis(1), Duration.ofDays(2)),
          "A record appended to the source later than this after its event time is late: counted"
              + " as such, and changes nothing.");
  static final ConfigKey<Duration> SIGN_IN_SETTLE =
      key(
          "sign-in.settle",
          "PT10M",
          duration(Duration.ofMillis(1), DAY),
          "Quiet time after which the decision of a sign-in is settled.");
  static final ConfigKey<Duration> SIGN_IN_SPAN =
      key(
          "sign-in.span",
          "PT30M",
          duration(Duration.ofMillis(1), DAY),
          "How far apart the requests of one sign-in may be.");
  static final ConfigKey<Integer> SIGN_IN_MAX_REQUESTS =
      key(
          "sign-in.max-requests",
          "500",
          wholeNumber(1, 10_000),
          "Requests kept of one sign-in; with more it is marked `truncated`.");
  static final ConfigKey<DetailLevel> DECISIONS_DETAILS =
      key(
          "decisions.details",
          "all",
          oneOf(DetailLevel.class),
          "Which decisions carry the details of their requests.");

  private static final ValueType<List<Duration>> WINDOWS =
      duration(Duration.ofSeconds(10), DAY)
          .listOf(
              "window sizes from PT10S to P1D, ascending, each dividing the next and the day,"
                  + " such as PT5M, PT1H, P1D")
          .where(Windows::nest);
  static final ConfigKey<List<Duration>> COUNTS_APP_WINDOWS =
      key("counts.app-windows", "PT5M, PT1H, P1D", WINDOWS, "Windows of the counts per app.");
  static final ConfigKey<List<Duration>> COUNTS_USER_WINDOWS =
      key("counts.user-windows", "P1D", WINDOWS, "Windows of the counts per user.");
  static final ConfigKey<List<Duration>> COUNTS_POLICY_WINDOWS =
      key("counts.policy-windows", "P1D", WINDOWS, "Windows of the counts per policy.");
  private static final ValueType<Duration> PUBLISH_INTERVAL =
      duration(Duration.ofMillis(10), Duration.ofHours(1));
  static final ConfigKey<Duration> COUNTS_PUBLISH_INTERVAL =
      key(
          "counts.publish-interval",
          "PT2S",
          PUBLISH_INTERVAL,
          "How often changed counts per app and policy, and changed decisions, are published.");
  static final ConfigKey<Duration> COUNTS_USER_PUBLISH_INTERVAL =
      key(
          "counts.user-publish-interval",
          "PT30S",
          PUBLISH_INTERVAL,
          "How often changed counts per user are published.");
  static final ConfigKey<Duration> COUNTS_CLOSE_DELAY =
      key(
          "counts.close-delay",
          "PT5M",
          duration(Duration.ZERO, DAY),
          "How long after its end a window is closed for alert rules and gauges.");

  static final ConfigKey<Integer> MONITOR_THREADS =
      key(
          "monitor.threads",
          "1",
          wholeNumber(1, 64),
          "Stream threads of this instance. One more needs a processor more, and pays only where"
              + " the first is busy all the time.");
  static final ConfigKey<MonitorConfig.Guarantee> MONITOR_PROCESSING_GUARANTEE =
      key(
          "monitor.processing-guarantee",
          "exactly_once_v2",
          oneOf(MonitorConfig.Guarantee.class),
          "Kafka Streams' processing guarantee.");
  static final ConfigKey<Duration> MONITOR_COMMIT_INTERVAL =
      key(
          "monitor.commit-interval",
          "PT0.5S",
          duration(Duration.ofMillis(10), MINUTE),
          "How often a transaction is committed; results are visible from then on. While the clock is"
              + " more than 5 minutes behind, at least 2 seconds.");
  static final ConfigKey<Integer> MONITOR_STANDBY_REPLICAS =
      key(
          "monitor.standby-replicas",
          "0",
          wholeNumber(0, 10),
          "Copies of the state on other instances, for a faster fail-over.");
  static final ConfigKey<Integer> MONITOR_STATE_MEMORY_MB =
      key(
          "monitor.state-memory-mb",
          "256",
          wholeNumber(16, 1_048_576),
          "Bound of RocksDB's block cache and write buffers together, in MiB, outside the heap.");

  static final ConfigKey<Set<Integer>> EVENT_INTERRUPT_ERROR_CODES =
      codes(
          "event.interrupt-error-codes",
          EventRules.DEFAULT.interruptErrorCodes(),
          "Error codes of interrupts: a policy's failure beside one of them is not a block.");
  static final ConfigKey<Set<Integer>> EVENT_BLOCK_ERROR_CODES =
      codes(
          "event.block-error-codes",
          EventRules.DEFAULT.blockErrorCodes(),
          "Error codes that say that token protection blocked the request.");
  static final ConfigKey<Set<Integer>> EVENT_KNOWN_STATUS_CODES =
      codes(
          "event.known-status-codes",
          EventRules.DEFAULT.knownStatusCodes(),
          "Documented session status codes; others are kept and counted as unknown.");

  static final ConfigKey<String> HTTP_HOST =
      key(
          "http.host",
          "127.0.0.1",
          text("a host name or address", "[^\\s,/]+"),
          "Address that the HTTP server listens on. Any but a loopback address needs"
              + " `http.api-token`.");
  static final ConfigKey<Integer> HTTP_PORT =
      key(
          "http.port",
          "8080",
          wholeNumber(0, 65_535),
          "Port of the HTTP server; 0 takes a free one.");
  static final ConfigKey<Secret> HTTP_API_TOKEN =
      secret(
          "http.api-token",
          1,
          "What a caller of pages that show users must send. `/metrics` and `/health` stay open.");

  private static final ValueType<Integer> LABELS = wholeNumber(1, 100_000);
  static final ConfigKey<Integer> METRICS_MAX_TENANTS =
      key("metrics.max-tenants", "50", LABELS, "Tenants told apart in metrics; rest: `other`.");
  static final ConfigKey<Integer> METRICS_MAX_APPS =
      key("metrics.max-apps", "200", LABELS, "Apps told apart in metrics; rest: `other`.");
  static final ConfigKey<Integer> METRICS_MAX_POLICIES =
      key("metrics.max-policies", "100", LABELS, "Policies told apart in metrics; rest: `other`.");
  static final ConfigKey<Integer> METRICS_MAX_STATUS_CODES =
      key(
          "metrics.max-status-codes",
          "50",
          LABELS,
          "Session status codes told apart in metrics; rest: `other`.");

  static final ConfigKey<Secret> PSEUDONYMISE_KEY =
      secret(
          "privacy.pseudonymise-key",
          16,
          "Key of the pseudonyms that stand for users, names, addresses and devices. Without it"
              + " they are kept as sent.");

  private static final List<ConfigKey<?>> OWN =
      List.of(
          APPLICATION_ID,
          DATA_DIR,
          KAFKA_BOOTSTRAP_SERVERS,
          KAFKA_CREATE_TOPICS,
          KAFKA_PARTITIONS,
          KAFKA_REPLICATION_FACTOR,
          SOURCE_BOOTSTRAP_SERVERS,
          SOURCE_TOPICS,
          SOURCE_GROUP_ID,
          SOURCE_CONNECTION_STRING,
          SOURCE_ENTRA_TENANT_ID,
          SOURCE_ENTRA_CLIENT_ID,
          SOURCE_ENTRA_CLIENT_SECRET,
          SOURCE_ENTRA_ASSERTION_FILE,
          SOURCE_MAX_MIRROR_LAG,
          ALLOWED_LATENESS,
          SIGN_IN_SETTLE,
          SIGN_IN_SPAN,
          SIGN_IN_MAX_REQUESTS,
          DECISIONS_DETAILS,
          COUNTS_APP_WINDOWS,
          COUNTS_USER_WINDOWS,
          COUNTS_POLICY_WINDOWS,
          COUNTS_PUBLISH_INTERVAL,
          COUNTS_USER_PUBLISH_INTERVAL,
          COUNTS_CLOSE_DELAY,
          MONITOR_THREADS,
          MONITOR_PROCESSING_GUARANTEE,
          MONITOR_COMMIT_INTERVAL,
          MONITOR_STANDBY_REPLICAS,
          MONITOR_STATE_MEMORY_MB,
          EVENT_INTERRUPT_ERROR_CODES,
          EVENT_BLOCK_ERROR_CODES,
          EVENT_KNOWN_STATUS_CODES,
          HTTP_HOST,
          HTTP_PORT,
          HTTP_API_TOKEN,
          METRICS_MAX_TENANTS,
          METRICS_MAX_APPS,
          METRICS_MAX_POLICIES,
          METRICS_MAX_STATUS_CODES,
          PSEUDONYMISE_KEY);

  /** In the order of the reference page. */
  static final List<ConfigKey<?>> ALL =
      Stream.concat(OWN.stream(), AlertKeys.ALL.stream()).toList();

  private ConfigKeys() {}

  private static ConfigKey<Set<Integer>> codes(String name, Set<Integer> defaults, String doc) {
    String defaultText =
        defaults.stream().sorted().map(String::valueOf).collect(Collectors.joining(", "));
    ValueType<Set<Integer>> type =
        wholeNumber(0, Integer.MAX_VALUE).setOf("whole numbers from 0, or an empty list");
    return key(name, defaultText, type, doc);
  }
}
