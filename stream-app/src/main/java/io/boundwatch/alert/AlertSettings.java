package io.boundwatch.alert;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * How alerts are configured.
 *
 * @param rules by the name of the rule; every registered rule has its own
 * @param watchList users, by id or name in lower case, that no such policy should reach
 * @param trustedNetworks where the organisation's own traffic comes from
 * @param runbookBase address below which every rule has its page
 * @param maxEntries what a rule keeps at most at one task: baselines, sessions
 * @param window size of the windows that rules judge by, one of those of the app cells
 */
public record AlertSettings(
    Map<String, RuleSettings> rules,
    Set<String> watchList,
    TrustedNetworks trustedNetworks,
    String runbookBase,
    int maxEntries,
    Duration window) {

  public AlertSettings {
    rules = Map.copyOf(rules);
    watchList = Set.copyOf(watchList);
    Objects.requireNonNull(trustedNetworks, "trustedNetworks");
    Objects.requireNonNull(runbookBase, "runbookBase");
    Objects.requireNonNull(window, "window");
  }

  /** With another watch list: that of the pseudonyms. */
  public AlertSettings withWatchList(Set<String> users) {
    return new AlertSettings(rules, users, trustedNetworks, runbookBase, maxEntries, window);
  }

  /** With a rule configured otherwise. */
  public AlertSettings with(String rule, RuleSettings settings) {
    Map<String, RuleSettings> changed = new LinkedHashMap<>(rules);
    changed.put(rule, settings);
    return new AlertSettings(changed, watchList, trustedNetworks, runbookBase, maxEntries, window);
  }

  RuleSettings of(String rule) {
    RuleSettings settings = rules.get(rule);
    if (settings == null) {
      throw new IllegalArgumentException("no settings for the rule " + rule);
    }
    return settings;
  }
}
