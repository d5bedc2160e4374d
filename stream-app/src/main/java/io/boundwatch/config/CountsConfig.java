package io.boundwatch.config;

import java.time.Duration;
import java.util.List;

/**
 * The windows of the counts and when they are published (design, section 5).
 *
 * @param appWindows window sizes, ascending, each dividing the next and the day
 * @param publishInterval how often changed app and policy cells are published
 * @param userPublishInterval how often changed user cells are published
 * @param closeDelay how long after its end a window is closed for rules and gauges
 */
public record CountsConfig(
    List<Duration> appWindows,
    List<Duration> userWindows,
    List<Duration> policyWindows,
    Duration publishInterval,
    Duration userPublishInterval,
    Duration closeDelay) {

  public CountsConfig {
    appWindows = checkWindows(ConfigKeys.COUNTS_APP_WINDOWS, appWindows);
    userWindows = checkWindows(ConfigKeys.COUNTS_USER_WINDOWS, userWindows);
    policyWindows = checkWindows(ConfigKeys.COUNTS_POLICY_WINDOWS, policyWindows);
    ConfigKeys.COUNTS_PUBLISH_INTERVAL.check(publishInterval);
    ConfigKeys.COUNTS_USER_PUBLISH_INTERVAL.check(userPublishInterval);
    ConfigKeys.COUNTS_CLOSE_DELAY.check(closeDelay);
  }

  private static List<Duration> checkWindows(ConfigKey<List<Duration>> key, List<Duration> sizes) {
    return List.copyOf(key.check(sizes));
  }
}
