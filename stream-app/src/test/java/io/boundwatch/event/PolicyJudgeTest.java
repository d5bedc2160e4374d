package io.boundwatch.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.boundwatch.event.PolicyJudge.Judgement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyJudgeTest {
  private static final int INTERRUPT = 50097;
  private final PolicyJudge judge = new PolicyJudge(EventRules.DEFAULT);

  @ParameterizedTest
  @CsvSource({
    // result, notSatisfied, binding, error code, outcome (empty: cannot be judged)
    "success, ABSENT, NONE, 0, ALLOWED",
    "success, ABSENT, UNBOUND, 0, ALLOWED",
    "success, NOT_NAMED, UNBOUND, 0, ALLOWED",
    "success, NAMED, BOUND, 0, BLOCKED",
    "failure, NAMED, NONE, 0, BLOCKED",
    "failure, NAMED, BOUND, 50097, BLOCKED",
    "failure, NOT_NAMED, UNBOUND, 53003, ALLOWED",
    "failure, ABSENT, UNBOUND, 0, BLOCKED",
    "failure, ABSENT, UNBOUND, -1, BLOCKED",
    "failure, ABSENT, UNBOUND, 53003, BLOCKED",
    "failure, ABSENT, UNBOUND, 50097, ",
    "failure, ABSENT, BOUND, 53003, ALLOWED",
    "failure, ABSENT, BOUND, 50097, ALLOWED",
    "failure, ABSENT, NONE, 53003, ",
    "reportOnlySuccess, ABSENT, NONE, 0, WOULD_ALLOW",
    "reportOnlySuccess, NOT_NAMED, NONE, 0, WOULD_ALLOW",
    "reportOnlySuccess, NAMED, NONE, 0, WOULD_BLOCK",
    "reportOnlyFailure, NAMED, NONE, 0, WOULD_BLOCK",
    "reportOnlyFailure, NOT_NAMED, UNBOUND, 0, WOULD_ALLOW",
    "reportOnlyFailure, ABSENT, UNBOUND, 0, WOULD_BLOCK",
    "reportOnlyFailure, ABSENT, UNBOUND, 50097, WOULD_BLOCK",
    "reportOnlyFailure, ABSENT, BOUND, 0, WOULD_ALLOW",
    "reportOnlyFailure, ABSENT, NONE, 0, ",
    "reportOnlyInterrupted, NAMED, UNBOUND, 0, WOULD_BLOCK",
    "reportOnlyInterrupted, NOT_NAMED, UNBOUND, 0, WOULD_ALLOW",
    "reportOnlyInterrupted, ABSENT, UNBOUND, 0, ",
    "reportOnlyInterrupted, ABSENT, BOUND, 0, ",
    "notApplied, NAMED, UNBOUND, 0, NOT_APPLIED",
    "reportOnlyNotApplied, NAMED, UNBOUND, 0, NOT_APPLIED",
    "notEnabled, ABSENT, UNBOUND, 0, NOT_APPLIED",
    "unknown, ABSENT, UNBOUND, 0, NOT_APPLIED",
    "unknownFutureValue, NAMED, UNBOUND, 0, NOT_APPLIED",
    "interrupt, ABSENT, UNBOUND, 0, NOT_APPLIED",
    "'', NAMED, UNBOUND, 0, NOT_APPLIED",
    "REPORTONLYFAILURE, ABSENT, UNBOUND, 0, WOULD_BLOCK",
    "Failure, ABSENT, UNBOUND, 0, BLOCKED",
  })
  void judgesOnePolicy(
      String result, ControlNaming notSatisfied, Binding binding, int errorCode, Outcome outcome) {
    PolicyFact fact = PolicyFact.of("p1", "P1", result, notSatisfied);
    assertThat(judge.judge(fact, binding, errorCode)).isEqualTo(Optional.ofNullable(outcome));
  }

  @ParameterizedTest
  @ValueSource(
      ints = {
        16000, 50058, 50072, 50074, 50076, 50079, 50097, 50125, 50127, 50129, 50140, 50158, 50187,
        50199, 65001
      })
  void interruptIsNoBlock(int errorCode) {
    Judgement judgement = judge(List.of(failure("p1")), errorCode);
    assertThat(judgement.outcome()).isEqualTo(Outcome.NOT_APPLIED);
    assertThat(judgement.unjudged()).isEqualTo(1);
  }

  @Test
  void greatestPolicyIsTheOutcomeOfTheRequest() {
    Judgement judgement = judge(List.of(reportOnlyFailure("b"), failure("c"), success("a")), 0);
    assertThat(judgement.outcome()).isEqualTo(Outcome.BLOCKED);
    assertThat(judgement.policies())
        .extracting(PolicyOutcome::id, PolicyOutcome::outcome, PolicyOutcome::mode)
        .containsExactly(
            tuple("a", Outcome.ALLOWED, PolicyMode.ENFORCED),
            tuple("b", Outcome.WOULD_BLOCK, PolicyMode.REPORT_ONLY),
            tuple("c", Outcome.BLOCKED, PolicyMode.ENFORCED));
  }

  @Test
  void policyNamedTwiceHasItsGreatestOutcomeInAnyOrder() {
    List<PolicyFact> facts = new ArrayList<>(List.of(success("p"), failure("p")));
    Judgement oneWay = judge(facts, 0);
    Collections.reverse(facts);
    assertThat(judge(facts, 0)).isEqualTo(oneWay);
    assertThat(oneWay.policies()).extracting(PolicyOutcome::outcome).containsOnly(Outcome.BLOCKED);
  }

  @Test
  void policyIsNotUnjudgedIfAnotherEntryOfItWasJudged() {
    List<PolicyFact> facts = List.of(failure("p"), success("p"), failure("q"), failure("q"));
    assertThat(judge(facts, INTERRUPT).unjudged()).isEqualTo(1);
  }

  @Test
  void blockErrorCodeBlocksWhateverThePoliciesSay() {
    assertThat(judge(List.of(), 530084).outcome()).isEqualTo(Outcome.BLOCKED);
    assertThat(judge(List.of(success("p")), 530084))
        .isEqualTo(new Judgement(judge(List.of(success("p")), 0).policies(), Outcome.BLOCKED, 0));
  }

  @Test
  void codeListsAreConfiguration() {
    PolicyJudge other = new PolicyJudge(new EventRules(Set.of(1), Set.of(2), Set.of()));
    List<PolicyFact> facts = List.of(failure("p"));
    assertThat(other.judge(facts, Binding.UNBOUND, 1, 0).unjudged()).isEqualTo(1);
    assertThat(other.judge(List.of(), Binding.NONE, 2, 0).outcome()).isEqualTo(Outcome.BLOCKED);
    assertThat(other.judge(facts, Binding.UNBOUND, INTERRUPT, 0).outcome())
        .isEqualTo(Outcome.BLOCKED);
  }

  @Test
  void keepsTheGreatestOfTooManyPolicies() {
    List<PolicyFact> facts = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      String id = String.format("p%03d", i);
      facts.add(i < 5 ? failure(id) : success(id));
    }
    List<PolicyOutcome> kept = judge(facts, 0).policies();
    assertThat(kept).hasSize(Request.MAX_POLICIES);
    assertThat(kept).extracting(PolicyOutcome::id).isSorted().contains("p000", "p004", "p299");
    assertThat(kept).extracting(PolicyOutcome::id).doesNotContain("p005", "p272").contains("p273");
  }

  @Test
  void policyRemembersTheRecordThatNamedIt() {
    List<PolicyFact> facts = List.of(success("p"));
    assertThat(judge.judge(facts, Binding.BOUND, 0, 77).policies().get(0).namedAt()).isEqualTo(77);
  }

  @ParameterizedTest
  @CsvSource({
    "Id-1, Name, id-1",
    "'', The Name, the name",
    "'', '', -",
  })
  void policyIsKnownByIdElseByName(String id, String name, String expected) {
    PolicyFact fact = PolicyFact.of(id, name, "success", ControlNaming.ABSENT);
    assertThat(fact.id()).isEqualTo(expected);
    assertThat(fact.name()).isEqualTo(name);
  }

  private Judgement judge(List<PolicyFact> facts, int errorCode) {
    return judge.judge(facts, Binding.UNBOUND, errorCode, 0);
  }

  private static PolicyFact success(String id) {
    return PolicyFact.of(id, "", "success", ControlNaming.ABSENT);
  }

  private static PolicyFact failure(String id) {
    return PolicyFact.of(id, "", "failure", ControlNaming.ABSENT);
  }

  private static PolicyFact reportOnlyFailure(String id) {
    return PolicyFact.of(id, "", "reportOnlyFailure", ControlNaming.ABSENT);
  }
}
