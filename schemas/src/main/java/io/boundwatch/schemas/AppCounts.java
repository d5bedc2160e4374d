package io.boundwatch.schemas;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.Objects;

/**
 * What was counted of one app, or of a whole tenant ({@code *}), in one window.
 *
 * @param appId {@code *}: the whole tenant; empty: unknown
 * @param windowStart UTC in seconds, {@code 2026-11-02T08:00:00Z}, as is {@code windowEnd}
 * @param windowSize ISO 8601 duration: {@code PT5M}, {@code PT1H}, {@code P1D}
 * @param pctAllowed of {@code block + allow}, two decimals; null if they are 0
 * @param users distinct users, exact to 512, then estimated, as are {@code blockedUsers}
 * @param unboundByStatusCode unbound requests by status code, by ascending code
 * @param updatedAt UTC in milliseconds
 * @param isFinal {@code final} in JSON: no difference can come any more
 * @param partial the window began before the counting did
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record AppCounts(
    int schemaVersion,
    String tenantId,
    String appId,
    String appDisplayName,
    String windowStart,
    String windowEnd,
    String windowSize,
    RequestCounts requests,
    OutcomeCounts outcomes,
    long block,
    long allow,
    Double pctAllowed,
    long users,
    long blockedUsers,
    VerdictCounts signIns,
    VerdictCounts inScopeSignIns,
    Map<String, Long> unboundByStatusCode,
    String updatedAt,
    @JsonProperty("final") boolean isFinal,
    boolean partial) {
  /** The version of this format; raised when a field changes its meaning or goes away. */
  public static final int SCHEMA_VERSION = 1;

  public AppCounts {
    Objects.requireNonNull(tenantId, "tenantId");
    Objects.requireNonNull(appId, "appId");
    Objects.requireNonNull(appDisplayName, "appDisplayName");
    Objects.requireNonNull(windowStart, "windowStart");
    Objects.requireNonNull(windowEnd, "windowEnd");
    Objects.requireNonNull(windowSize, "windowSize");
    Objects.requireNonNull(requests, "requests");
    Objects.requireNonNull(outcomes, "outcomes");
    Objects.requireNonNull(signIns, "signIns");
    Objects.requireNonNull(inScopeSignIns, "inScopeSignIns");
    unboundByStatusCode = StatusCodeCounts.sortedCopy(unboundByStatusCode);
    Objects.requireNonNull(updatedAt, "updatedAt");
  }
}
