package io.boundwatch.config;

import static io.boundwatch.config.ConfigKey.key;
import static io.boundwatch.config.ValueTypes.decimal;
import static io.boundwatch.config.ValueTypes.duration;
import static io.boundwatch.config.ValueTypes.text;
import static io.boundwatch.config.ValueTypes.trueOrFalse;
import static io.boundwatch.config.ValueTypes.wholeNumber;

import io.boundwatch.alert.AlertSettings;
import io.boundwatch.alert.RuleSettings;
import io.boundwatch.alert.RuleType;
import io.boundwatch.alert.TrustedNetworks;
import io.boundwatch.alert.Tuning;
import io.boundwatch.alert.rule.Rules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The keys of the alerts: some for all, and for each registered rule those that it declares. */
final class AlertKeys {
  private static final ValueType<String> LOWER_CASE =
      text("text without spaces", "\\S+").mapped(text -> text.toLowerCase(Locale.ROOT));

  static final ConfigKey<Set<String>> WATCH_LIST =
      key(
          "alerts.watch-list",
          "",
          LOWER_CASE.setOf("ids or user principal names of users, or an empty list"),
          "Break-glass accounts, which no token-protection policy should reach: any request of"
              + " theirs in scope is an alert.");
  static final ConfigKey<TrustedNetworks> TRUSTED_NETWORKS =
      key(
          "alerts.trusted-networks",
          "",
          ValueType.of(
                  "autonomous systems (AS64500) and address ranges (192.0.2.0/24), or an empty list",
                  AlertKeys::networks,
                  networks -> true)
              .alsoAsList(),
          "Networks of the organisation's own, such as proxies and VPN exits: no rule holds them"
              + " against a request.");
  static final ConfigKey<String> RUNBOOK_BASE =
      key(
          "alerts.runbook-base",
          "http://localhost:8080/runbooks",
          text("an http or https address without / at its end", "https?://\\S*[^\\s/]"),
          "Where the runbooks are published; an alert's is `<base>/<rule>`. Boundwatch serves its"
              + " own below `/runbooks`.");
  static final ConfigKey<Integer> MAX_ENTRIES =
      key(
          "alerts.max-entries",
          "500000",
          wholeNumber(100, 100_000_000),
          "What a rule remembers at most at one task, such as sessions or baselines; more is"
              + " refused and counted.");

  static final ConfigKey<Duration> WINDOW =
      key(
          "alerts.window",
          "PT5M",
          duration(Duration.ofSeconds(1), Duration.ofDays(1)),
          "Size of the windows that rules judge by, one of `counts.app-windows`; an alert closes"
              + " after three quiet ones. Constants of the rules are meant for 5 minutes.");

  private static final List<ConfigKey<?>> COMMON =
      List.of(WATCH_LIST, TRUSTED_NETWORKS, RUNBOOK_BASE, MAX_ENTRIES, WINDOW);

  private static final List<OfRule> RULES = Rules.ALL.stream().map(OfRule::new).toList();

  /** In the order of the reference page. */
  static final List<ConfigKey<?>> ALL =
      Stream.concat(COMMON.stream(), RULES.stream().flatMap(rule -> rule.all().stream())).toList();

  private AlertKeys() {}

  static AlertSettings read(Settings settings) {
    return new AlertSettings(
        RULES.stream().collect(Collectors.toMap(OfRule::name, rule -> rule.read(settings))),
        settings.get(WATCH_LIST),
        settings.get(TRUSTED_NETWORKS),
        settings.get(RUNBOOK_BASE),
        settings.get(MAX_ENTRIES),
        settings.get(WINDOW));
  }

  private static TrustedNetworks networks(String text) {
    return TrustedNetworks.of(
        Stream.of(text.split(",", -1))
            .map(String::strip)
            .filter(entry -> !entry.isEmpty())
            .collect(Collectors.toSet()));
  }

  /** The keys of one rule. */
  private static final class OfRule {
    private final String name;
    private final ConfigKey<Boolean> enabled;
    private final ConfigKey<Set<String>> tenants;
    private final ConfigKey<Set<String>> apps;
    private final Map<String, ConfigKey<? extends Number>> numbers = new HashMap<>();
    private final Map<String, ConfigKey<Duration>> durations = new HashMap<>();
    private final List<ConfigKey<?>> all = new ArrayList<>();

    OfRule(RuleType rule) {
      name = rule.name();
      String prefix = "alerts." + name + ".";
      enabled =
          key(prefix + "enabled", "true", trueOrFalse(), "Whether the rule is on. " + rule.doc());
      ValueType<Set<String>> ids = LOWER_CASE.setOf("ids, or an empty list");
      tenants = key(prefix + "tenants", "", ids, "Tenants that the rule is limited to.");
      apps = key(prefix + "apps", "", ids, "Apps that the rule is limited to.");
      all.addAll(List.of(enabled, tenants, apps));
      rule.tunings().forEach(tuning -> add(prefix, tuning));
    }

    private void add(String prefix, Tuning tuning) {
      String keyName = prefix + tuning.key();
      switch (tuning.kind()) {
        case WHOLE_NUMBER -> {
          ValueType<Integer> type = wholeNumber((int) tuning.min(), (int) tuning.max());
          add(numbers, tuning, key(keyName, tuning.defaultText(), type, tuning.doc()));
        }
        case DECIMAL -> {
          ValueType<Double> type = decimal(tuning.min(), tuning.max());
          add(numbers, tuning, key(keyName, tuning.defaultText(), type, tuning.doc()));
        }
        case DURATION -> {
          ValueType<Duration> type =
              duration(
                  Duration.ofMillis((long) tuning.min()), Duration.ofMillis((long) tuning.max()));
          add(durations, tuning, key(keyName, tuning.defaultText(), type, tuning.doc()));
        }
      }
    }

    private <K extends ConfigKey<?>> void add(Map<String, K> keys, Tuning tuning, K key) {
      keys.put(tuning.key(), key);
      all.add(key);
    }

    String name() {
      return name;
    }

    List<ConfigKey<?>> all() {
      return all;
    }

    RuleSettings read(Settings settings) {
      Map<String, Double> tuned = new HashMap<>();
      numbers.forEach((tuning, key) -> tuned.put(tuning, settings.get(key).doubleValue()));
      durations.forEach((tuning, key) -> tuned.put(tuning, (double) settings.get(key).toMillis()));
      return new RuleSettings(
          settings.get(enabled), settings.get(tenants), settings.get(apps), tuned);
    }
  }
}
