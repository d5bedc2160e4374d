package io.boundwatch.config;

import io.boundwatch.event.EventRules;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The whole configuration, checked.
 *
 * @param pseudonymiseKey key of the pseudonyms that stand for users, names and addresses; empty:
 *     they are kept as sent
 */
public record BoundwatchConfig(
    String applicationId,
    Path dataDir,
    KafkaConfig kafka,
    SourceConfig source,
    MonitorConfig monitor,
    SignInConfig signIn,
    CountsConfig counts,
    EventRules eventRules,
    HttpConfig http,
    MetricsConfig metrics,
    Optional<Secret> pseudonymiseKey) {

  public BoundwatchConfig {
    ConfigKeys.APPLICATION_ID.check(applicationId);
    ConfigKeys.DATA_DIR.check(dataDir);
    pseudonymiseKey.ifPresent(ConfigKeys.PSEUDONYMISE_KEY::check);
    Contradiction.unlessLonger(
        ConfigKeys.ALLOWED_LATENESS,
        signIn.allowedLateness(),
        ConfigKeys.COUNTS_CLOSE_DELAY,
        counts.closeDelay());
  }
}
