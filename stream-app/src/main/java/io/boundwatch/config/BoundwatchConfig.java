package io.boundwatch.config;

import io.boundwatch.alert.AlertSettings;
import io.boundwatch.event.EventRules;
import java.nio.file.Path;
import java.util.List;
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
    AlertSettings alerts,
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
    if (!counts.appWindows().contains(alerts.window())) {
      throw new ConfigException(
          "%s is '%s', but must be one of %s"
              .formatted(
                  AlertKeys.WINDOW.name(),
                  Durations.print(alerts.window()),
                  ConfigKeys.COUNTS_APP_WINDOWS.name()),
          List.of(AlertKeys.WINDOW.name(), ConfigKeys.COUNTS_APP_WINDOWS.name()));
    }
    AlertChecks.check(alerts);
    if (pseudonymiseKey.isPresent() && alerts.trustedNetworks().hasRanges()) {
      throw new ConfigException(
          AlertKeys.TRUSTED_NETWORKS.name()
              + " has address ranges, but with "
              + ConfigKeys.PSEUDONYMISE_KEY.name()
              + " no address is known: name autonomous systems (AS64500) instead",
          List.of(AlertKeys.TRUSTED_NETWORKS.name(), ConfigKeys.PSEUDONYMISE_KEY.name()));
    }
  }
}
