package io.boundwatch.schemas;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/** Sign-ins by verdict. A sign-in stands in several cells: never add these over apps or windows. */
@JsonIgnoreProperties(ignoreUnknown = true)
public record VerdictCounts(long bound, long unbound, long undetermined) {}
