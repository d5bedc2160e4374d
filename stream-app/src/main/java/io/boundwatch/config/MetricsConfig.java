package io.boundwatch.config;

/** How many values of a label are told apart; the rest is {@code other}. */
public record MetricsConfig(int maxTenants, int maxApps, int maxPolicies, int maxStatusCodes) {}
