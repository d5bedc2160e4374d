package io.boundwatch.config;

import io.boundwatch.alert.AlertSettings;
import io.boundwatch.alert.RuleSet;
import io.boundwatch.alert.RuleType;
import io.boundwatch.alert.rule.Rules;
import java.util.List;

/** Checks of a rule's constants against each other: the rule itself refuses what contradicts. */
final class AlertChecks {
  private AlertChecks() {}

  static void check(AlertSettings alerts) {
    Rules.ALL.forEach(rule -> check(rule, alerts));
  }

  private static void check(RuleType rule, AlertSettings alerts) {
    try {
      RuleSet.of(List.of(rule), alerts, true);
    } catch (IllegalArgumentException e) {
      throw new ConfigException("alerts." + rule.name() + ": " + e.getMessage());
    }
  }
}
