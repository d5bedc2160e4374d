package io.boundwatch.schemas;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;
import java.util.Objects;

/**
 * What was counted of one policy and app in one window.
 *
 * @param mode {@code enforced} or {@code reportOnly}, as last seen
 * @param windowStart UTC in seconds, {@code 2026-11-02T08:00:00Z}, as is {@code windowEnd}
 * @param windowSize ISO 8601 duration: {@code PT5M}, {@code PT1H}, {@code P1D}
 * @param pctAllowed of {@code block + allow}, two decimals; null if they are 0
 * @param selfRemediable block requests that the user alone can mend
 * @param pctEnforceable as {@code pctAllowed}, with what is self-remediable counted as allowed
 * @param users distinct users, exact to 512, then estimated, as are {@code blockedUsers}
 * @param blockByStatusCode block requests by status code, by ascending code
 * @param updatedAt UTC in milliseconds
 * @param isFinal {@code final} in JSON: no difference can come any more
 * @param partial the window began before the counting did
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record PolicyCounts(
    int schemaVersion,
    String tenantId,
    String policyId,
    String policyName,
    String mode,
    String appId,
    String appDisplayName,
    String windowStart,
    String windowEnd,
    String windowSize,
    OutcomeCounts outcomes,
    long block,
    long allow,
    Double pctAllowed,
    long selfRemediable,
    Double pctEnforceable,
    long users,
    long blockedUsers,
    Map<String, Long> blockByStatusCode,
    String updatedAt,
    @JsonProperty("final") boolean isFinal,
    boolean partial) {
  /** The version of this format; raised when a field changes its meaning or goes away. */
  public static final int SCHEMA_VERSION = 1;

  public PolicyCounts {
    Objects.requireNonNull(tenantId, "tenantId");
    Objects.requireNonNull(policyId, "policyId");
    Objects.requireNonNull(policyName, "policyName");
    Objects.requireNonNull(mode, "mode");
    Objects.requireNonNull(appId, "appId");
    Objects.requireNonNull(appDisplayName, "appDisplayName");
    Objects.requireNonNull(windowStart, "windowStart");
    Objects.requireNonNull(windowEnd, "windowEnd");
    Objects.requireNonNull(windowSize, "windowSize");
    Objects.requireNonNull(outcomes, "outcomes");
    blockByStatusCode = StatusCodeCounts.sortedCopy(blockByStatusCode);
    Objects.requireNonNull(updatedAt, "updatedAt");
  }
}
