package io.boundwatch.event;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** What the token-protection policies of a request came to (design, section 4). */
final class PolicyJudge {
  /** Of two entries of one policy the greater stands; what follows the outcome breaks ties. */
  private static final Comparator<PolicyOutcome> GREATER =
      Comparator.comparing(PolicyOutcome::outcome)
          .thenComparing(PolicyOutcome::mode)
          .thenComparing(PolicyOutcome::name);

  private static final Comparator<PolicyOutcome> KEPT_FIRST =
      Comparator.comparing(PolicyOutcome::outcome).thenComparing(PolicyOutcome::id).reversed();

  private static final Judgement NO_POLICIES = new Judgement(List.of(), Outcome.NOT_APPLIED, 0);

  private final EventRules rules;

  PolicyJudge(EventRules rules) {
    this.rules = rules;
  }

  /**
   * The judgement of a whole record.
   *
   * @param policies by ascending id, each once, at most {@link Request#MAX_POLICIES}
   * @param outcome the greatest of all policies, {@code BLOCKED} by a block error code alone
   * @param unjudged policies that could not be judged and count as not applied
   */
  record Judgement(List<PolicyOutcome> policies, Outcome outcome, int unjudged) {}

  Judgement judge(List<PolicyFact> facts, Binding binding, int errorCode, long recordTime) {
    Judgement judgement =
        facts.isEmpty() ? NO_POLICIES : judgeAll(facts, binding, errorCode, recordTime);
    return rules.blockErrorCodes().contains(errorCode)
        ? new Judgement(judgement.policies(), Outcome.BLOCKED, judgement.unjudged())
        : judgement;
  }

  private Judgement judgeAll(
      List<PolicyFact> facts, Binding binding, int errorCode, long recordTime) {
    Map<String, PolicyOutcome> byId = new TreeMap<>();
    Set<String> unjudged = new HashSet<>();
    Outcome greatest = Outcome.NOT_APPLIED;
    for (PolicyFact fact : facts) {
      Optional<Outcome> judged = judge(fact, binding, errorCode);
      if (judged.isEmpty()) {
        unjudged.add(fact.id());
      }
      Outcome outcome = judged.orElse(Outcome.NOT_APPLIED);
      greatest = greatest.max(outcome);
      PolicyOutcome policy =
          new PolicyOutcome(fact.id(), fact.name(), fact.mode(), outcome, recordTime);
      byId.merge(fact.id(), policy, (a, b) -> GREATER.compare(a, b) >= 0 ? a : b);
    }
    unjudged.removeIf(id -> byId.get(id).outcome().isInScope());
    return new Judgement(bounded(byId.values()), greatest, unjudged.size());
  }

  private static List<PolicyOutcome> bounded(Collection<PolicyOutcome> byId) {
    if (byId.size() <= Request.MAX_POLICIES) {
      return List.copyOf(byId);
    }
    List<PolicyOutcome> kept = new ArrayList<>(byId);
    kept.sort(KEPT_FIRST);
    kept = new ArrayList<>(kept.subList(0, Request.MAX_POLICIES));
    kept.sort(Comparator.comparing(PolicyOutcome::id));
    return List.copyOf(kept);
  }

  /** The outcome of one policy; empty if the record does not say enough to judge it. */
  Optional<Outcome> judge(PolicyFact fact, Binding binding, int errorCode) {
    PolicyResult result = fact.result();
    if (result == PolicyResult.OTHER) {
      return Optional.of(Outcome.NOT_APPLIED);
    }
    if (fact.notSatisfied() != ControlNaming.ABSENT) {
      return Optional.of(outcome(result, fact.notSatisfied() == ControlNaming.NOT_NAMED));
    }
    return judgeByBinding(result, binding, errorCode);
  }

  /** No record from an event hub has been seen to list what was not satisfied. */
  private Optional<Outcome> judgeByBinding(PolicyResult result, Binding binding, int errorCode) {
    if (result.isSuccess()) {
      return Optional.of(outcome(result, true));
    }
    if (!result.isFailure() || binding == Binding.NONE) {
      return Optional.empty();
    }
    if (binding == Binding.BOUND) {
      // another control of the policy failed
      return Optional.of(outcome(result, true));
    }
    boolean interrupt =
        result == PolicyResult.FAILURE && rules.interruptErrorCodes().contains(errorCode);
    return interrupt ? Optional.empty() : Optional.of(outcome(result, false));
  }

  private static Outcome outcome(PolicyResult result, boolean satisfied) {
    if (result.isReportOnly()) {
      return satisfied ? Outcome.WOULD_ALLOW : Outcome.WOULD_BLOCK;
    }
    return satisfied ? Outcome.ALLOWED : Outcome.BLOCKED;
  }
}
