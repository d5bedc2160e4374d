package io.boundwatch.config;

/** How many values of a label are told apart, at least 1; the rest is {@code other}. */
public record MetricsConfig(int maxTenants, int maxApps, int maxPolicies, int maxStatusCodes) {
  public MetricsConfig {
    ConfigKeys.METRICS_MAX_TENANTS.check(maxTenants);
    ConfigKeys.METRICS_MAX_APPS.check(maxApps);
    ConfigKeys.METRICS_MAX_POLICIES.check(maxPolicies);
    ConfigKeys.METRICS_MAX_STATUS_CODES.check(maxStatusCodes);
  }
}
