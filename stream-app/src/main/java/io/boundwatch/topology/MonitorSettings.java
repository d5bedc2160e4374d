package io.boundwatch.topology;

import io.boundwatch.alert.AlertSettings;
import io.boundwatch.alert.RuleSet;
import io.boundwatch.alert.rule.Rules;
import io.boundwatch.config.BoundwatchConfig;
import io.boundwatch.config.CountsConfig;
import io.boundwatch.config.MonitorConfig;
import io.boundwatch.count.WindowSize;
import io.boundwatch.count.Windows;
import io.boundwatch.ingest.Privacy;
import io.boundwatch.signin.DetailLevel;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What the topology needs of the configuration; times in milliseconds.
 *
 * @param partitions of the requests topic, and so of every stage
 * @param commitInterval between two commits that the tasks ask for; in a backlog {@link Pacing}
 *     says
 * @param pace what paces flushing and publishing
 * @param exactlyOnce whether what was sent is never sent again after a kill
 */
public record MonitorSettings(
    String applicationId,
    int partitions,
    long allowedLateness,
    long settle,
    long span,
    int maxRequests,
    DetailLevel details,
    Windows windows,
    long commitInterval,
    long publishInterval,
    long userPublishInterval,
    long closeDelay,
    Pace pace,
    boolean exactlyOnce,
    AlertSettings alerts) {

  /** What paces flushing and publishing. */
  public enum Pace {
    WALL_CLOCK,
    /** The watermark: a replay goes as fast as it can and publishes as if time had passed. */
    WATERMARK
  }

  public static MonitorSettings of(BoundwatchConfig config, Pace pace) {
    CountsConfig counts = config.counts();
    return new MonitorSettings(
        config.applicationId(),
        config.kafka().partitions(),
        config.signIn().allowedLateness().toMillis(),
        config.signIn().settle().toMillis(),
        config.signIn().span().toMillis(),
        config.signIn().maxRequests(),
        config.signIn().details(),
        new Windows(
            sizes(counts.appWindows()), sizes(counts.userWindows()), sizes(counts.policyWindows())),
        config.monitor().commitInterval().toMillis(),
        counts.publishInterval().toMillis(),
        counts.userPublishInterval().toMillis(),
        counts.closeDelay().toMillis(),
        pace,
        config.monitor().guarantee() == MonitorConfig.Guarantee.EXACTLY_ONCE_V2,
        Privacy.alerts(config));
  }

  /** The alert rules that are on; those that judge by the wall clock are off in a replay. */
  RuleSet rules() {
    return RuleSet.of(Rules.ALL, alerts, pace == Pace.WALL_CLOCK);
  }

  private static List<WindowSize> sizes(List<Duration> durations) {
    return durations.stream().map(WindowSize::of).toList();
  }

  /** What must stay as it is while state lives; kept with the state and compared on every start. */
  String fingerprint() {
    return "partitions="
        + partitions
        + " allowed-lateness="
        + Duration.ofMillis(allowedLateness)
        + " sign-in.span="
        + Duration.ofMillis(span)
        + " counts.app-windows="
        + names(windows.app())
        + " counts.user-windows="
        + names(windows.user())
        + " counts.policy-windows="
        + names(windows.policy());
  }

  private static String names(List<WindowSize> sizes) {
    return sizes.stream().map(WindowSize::wireName).collect(Collectors.joining(","));
  }
}
