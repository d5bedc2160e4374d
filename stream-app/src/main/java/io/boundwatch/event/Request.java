package io.boundwatch.event;

import java.util.List;
import java.util.Objects;

/**
 * One sign-in log record, cut down to what matters: immutable, some hundred bytes of the 5 to 15 KB
 * sent. Times are milliseconds since the epoch.
 *
 * @param requestId {@code properties.id}, lower case
 * @param correlationId as in design section 4, never empty
 * @param userId the user's id, else name, else {@code -}; never empty
 * @param eventTime when the request was made
 * @param appendTime when the message that brought it was appended to the source
 * @param arrivedAt when ingest read it; measures latency and decides nothing
 * @param recordTime the record's {@code time} (when the service published it), else the event time;
 *     the record with the later one supplies the details when records of one request are merged
 * @param statusCode sign-in session status code of an unbound request, 0 if missing or not unbound
 * @param policies the token-protection policies of the request, by ascending id, each id once
 */
public record Request(
    String requestId,
    String tenantId,
    String correlationId,
    String userId,
    long eventTime,
    long appendTime,
    long arrivedAt,
    long recordTime,
    Binding binding,
    int statusCode,
    Outcome outcome,
    List<PolicyOutcome> policies,
    Details details) {

  /**
   * How many token-protection policies a request keeps at most, the greatest by outcome and id. A
   * tenant has at most 240 policies of all kinds, of which one or two are of this one.
   */
  public static final int MAX_POLICIES = 32;

  public Request {
    Objects.requireNonNull(requestId, "requestId");
    Objects.requireNonNull(tenantId, "tenantId");
    Objects.requireNonNull(correlationId, "correlationId");
    Objects.requireNonNull(userId, "userId");
    Objects.requireNonNull(binding, "binding");
    Objects.requireNonNull(outcome, "outcome");
    policies = List.copyOf(policies);
    Objects.requireNonNull(details, "details");
  }

  public boolean isInScope() {
    return outcome.isInScope();
  }

  public boolean isUnbound() {
    return binding == Binding.UNBOUND;
  }
}
