package io.boundwatch.schemas;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

/**
 * Requests by what they reported of their binding: {@code total = bound + unbound + unreported}.
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RequestCounts(long total, long bound, long unbound, long unreported) {}
