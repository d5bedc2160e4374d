package io.boundwatch.alert;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * How a rule is configured.
 *
 * @param tenants ids in lower case that it is limited to; empty: all
 * @param apps ids in lower case that it is limited to; empty: all
 * @param tuned value by key of each {@link Tuning}; durations in milliseconds
 */
public record RuleSettings(
    boolean enabled, Set<String> tenants, Set<String> apps, Map<String, Double> tuned) {

  public RuleSettings {
    tenants = Set.copyOf(tenants);
    apps = Set.copyOf(apps);
    tuned = Map.copyOf(tuned);
  }

  /** Whether the rule looks at every tenant and app. */
  boolean isUnlimited() {
    return tenants.isEmpty() && apps.isEmpty();
  }

  /** Whether the rule looks at this tenant and app. */
  boolean covers(String tenantId, String appId) {
    return coversTenant(tenantId) && (apps.isEmpty() || apps.contains(appId));
  }

  boolean coversTenant(String tenantId) {
    return tenants.isEmpty() || tenants.contains(tenantId);
  }

  /** A whole number or milliseconds. */
  public long whole(String key) {
    return (long) decimal(key);
  }

  public double decimal(String key) {
    return Optional.ofNullable(tuned.get(key))
        .orElseThrow(() -> new IllegalArgumentException("the rule declares no tuning " + key));
  }
}
