package io.boundwatch.schemas;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What is known of a sign-in: all requests with one correlation ID, tenant and user. A later
 * decision of the same key replaces an earlier one.
 *
 * @param signInId the record's key
 * @param verdict {@code bound}, {@code unbound} or {@code undetermined}
 * @param inScopeVerdict the verdict of the requests that a policy touched; null if there are none
 * @param revision 1 for the first decision of a sign-in, then one more each
 * @param decidedAt UTC in milliseconds, as are the other times
 * @param statusCodes unbound requests by status code, by ascending code
 * @param details at most 50, unbound first
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record SignInDecision(
    int schemaVersion,
    String signInId,
    String tenantId,
    String correlationId,
    String userId,
    String userPrincipalName,
    String verdict,
    String inScopeVerdict,
    String outcome,
    boolean settled,
    long revision,
    String firstRequestAt,
    String lastRequestAt,
    String decidedAt,
    RequestCounts requests,
    Map<String, Long> statusCodes,
    List<NamedRef> apps,
    List<NamedRef> resources,
    List<PolicyDecision> policies,
    boolean truncated,
    List<RequestDetail> details) {
  /** The version of this format; raised when a field changes its meaning or goes away. */
  public static final int SCHEMA_VERSION = 1;

  public SignInDecision {
    Objects.requireNonNull(signInId, "signInId");
    Objects.requireNonNull(tenantId, "tenantId");
    Objects.requireNonNull(correlationId, "correlationId");
    Objects.requireNonNull(userId, "userId");
    Objects.requireNonNull(userPrincipalName, "userPrincipalName");
    Objects.requireNonNull(verdict, "verdict");
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(firstRequestAt, "firstRequestAt");
    Objects.requireNonNull(lastRequestAt, "lastRequestAt");
    Objects.requireNonNull(decidedAt, "decidedAt");
    Objects.requireNonNull(requests, "requests");
    statusCodes = StatusCodeCounts.sortedCopy(statusCodes);
    apps = List.copyOf(apps);
    resources = List.copyOf(resources);
    policies = List.copyOf(policies);
    details = List.copyOf(details);
  }
}
