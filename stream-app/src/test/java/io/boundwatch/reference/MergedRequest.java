package io.boundwatch.reference;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A request after all its records.
 *
 * @param recordTime of the record that supplied the traits
 * @param facts the records it was made of
 */
record MergedRequest(
    String requestId,
    String tenantId,
    String userId,
    long eventTime,
    long recordTime,
    String binding,
    int statusCode,
    String outcome,
    Map<String, PolicyFact> policies,
    Traits traits,
    List<Fact> facts) {

  /** Merges the records of one request, in whatever order. */
  static MergedRequest of(List<Fact> facts) {
    Fact newest = Collections.max(facts, Fact.NEWEST);
    return new MergedRequest(
        newest.requestId(),
        newest.tenantId(),
        newest.userId(),
        facts.stream().mapToLong(Fact::eventTime).min().orElseThrow(),
        newest.recordTime(),
        Ranks.greatest(Ranks.BINDINGS, facts.stream().map(Fact::binding).toList()),
        facts.stream().mapToInt(Fact::statusCode).max().orElseThrow(),
        Ranks.greatest(Ranks.OUTCOMES, facts.stream().map(Fact::outcome).toList()),
        policies(facts),
        newest.traits(),
        facts);
  }

  private static Map<String, PolicyFact> policies(List<Fact> facts) {
    Map<String, List<PolicyFact>> byId = new TreeMap<>();
    for (Fact fact : facts) {
      for (PolicyFact policy : fact.policies()) {
        byId.computeIfAbsent(policy.id(), id -> new ArrayList<>()).add(policy);
      }
    }
    Map<String, PolicyFact> merged = new TreeMap<>();
    byId.forEach((id, policies) -> merged.put(id, merge(policies)));
    return merged;
  }

  /** The newest name and mode with the greatest outcome. */
  static PolicyFact merge(Collection<PolicyFact> policies) {
    List<String> outcomes = policies.stream().map(PolicyFact::outcome).toList();
    return Collections.max(policies, PolicyFact.NEWEST)
        .withOutcome(Ranks.greatest(Ranks.OUTCOMES, outcomes));
  }

  boolean isInScope() {
    return Ranks.inScope(outcome);
  }

  boolean isUnbound() {
    return binding.equals("unbound");
  }

  /** As a field name of status code counts. */
  String codeOrZero() {
    return isUnbound() ? Integer.toString(statusCode) : "0";
  }

  static String verdict(Collection<MergedRequest> requests) {
    List<String> bindings = requests.stream().map(MergedRequest::binding).toList();
    String greatest = Ranks.greatest(Ranks.BINDINGS, bindings);
    return greatest.equals("none") ? "undetermined" : greatest;
  }
}
