package io.boundwatch.config;

import io.boundwatch.alert.AlertSettings;
import io.boundwatch.alert.RuleSet;
import io.boundwatch.alert.RuleType;
import io.boundwatch.alert.rule.Rules;
import java.util.List;

/** Checks of the alert rules' keys against each other and against what is counted. */
final class AlertChecks {
  private AlertChecks() {}

  static void check(AlertSettings alerts, CountsConfig counts) {
    Rules.ALL.forEach(rule -> checkTunings(rule, alerts));
    if (!counts.appWindows().contains(Rules.WINDOW)) {
      Rules.OF_WINDOWS.forEach(rule -> checkOff(rule, alerts, counts));
    }
  }

  /** A rule refuses constants that contradict each other. */
  private static void checkTunings(RuleType rule, AlertSettings alerts) {
    try {
      RuleSet.of(List.of(rule), alerts, true);
    } catch (IllegalArgumentException e) {
      throw new ConfigException("alerts." + rule.name() + ": " + e.getMessage());
    }
  }

  private static void checkOff(RuleType rule, AlertSettings alerts, CountsConfig counts) {
    String windows = ConfigKeys.COUNTS_APP_WINDOWS.name();
    String enabled = "alerts." + rule.name() + ".enabled";
    if (alerts.rules().get(rule.name()).enabled()) {
      throw new ConfigException(
          "%s is '%s', but must hold %s, or %s must be false: the rule judges these windows"
              .formatted(
                  windows,
                  ConfigKeys.COUNTS_APP_WINDOWS.type().printer().apply(counts.appWindows()),
                  Durations.print(Rules.WINDOW),
                  enabled),
          List.of(windows, enabled));
    }
  }
}
