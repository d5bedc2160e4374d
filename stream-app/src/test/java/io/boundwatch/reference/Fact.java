package io.boundwatch.reference;

import java.util.Comparator;
import java.util.List;

/** One readable record. */
record Fact(
    String requestId,
    String tenantId,
    String correlationId,
    String userId,
    long eventTime,
    long recordTime,
    long appendTime,
    String binding,
    int statusCode,
    String outcome,
    List<PolicyFact> policies,
    Traits traits) {

  /** Whose traits stand among the records of a request. */
  static final Comparator<Fact> NEWEST =
      Comparator.comparing(Fact::recordTime).thenComparing(Fact::traits, Traits.ORDER);

  String signInKey() {
    return Keys.join(correlationId, tenantId, userId);
  }
}
