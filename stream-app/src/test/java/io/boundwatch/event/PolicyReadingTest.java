package io.boundwatch.event;

import static io.boundwatch.event.Records.aPolicy;
import static io.boundwatch.event.Records.aRecord;
import static io.boundwatch.event.Records.json;
import static io.boundwatch.event.Records.read;
import static io.boundwatch.event.Records.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** From the JSON of a policy to its outcome. */
class PolicyReadingTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "['SignInTokenProtection']",
        "['signintokenprotection']",
        "['Binding']",
        "['BINDING']",
        "['SignInFrequency','SignInTokenProtection']",
        "['Binding','SignInFrequency']",
        "[null,5,{'a':1},['x'],'Binding']",
        "'SignInTokenProtection'",
        "'SignInFrequency,SignInTokenProtection'",
        "'SignInFrequency, Binding '",
        "'[\\\"SignInFrequency\\\",\\\"Binding\\\"]'",
      })
  void findsTheControlAmongOthers(String controls) {
    assertThat(withControls(controls).policies()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "null",
        "''",
        "{}",
        "5",
        "true",
        "{'SignInTokenProtection':true}",
        "['SignInFrequency']",
        "['AppTokenProtection']",
        "['SignInTokenProtectionX','XBinding','Sign In Binding']",
        "[['SignInTokenProtection']]",
        "'NoBinding'",
      })
  void passesOverPoliciesWithoutTheControl(String controls) {
    assertThat(withControls(controls).policies()).isEmpty();
  }

  private static Request withControls(String controls) {
    String policy = "[{'id':'p','enforcedSessionControls':" + controls + ",'result':'success'}]";
    return request(aRecord().with("appliedConditionalAccessPolicies", parsed(policy)));
  }

  private static Object parsed(String json) {
    return Records.parse(json.replace('\'', '"'));
  }

  @Test
  void policyOnlyInTheUnsatisfiedListCounts() {
    Request request = request(aRecord().policy(aPolicy("p").enforcing().notSatisfied("Binding")));
    assertThat(request.outcome()).isEqualTo(Outcome.BLOCKED);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        // a failure of an unbound request: blocked where what failed is not told
        "null; BLOCKED",
        "''; BLOCKED",
        "{}; BLOCKED",
        "7; BLOCKED",
        "[]; ALLOWED",
        "['SignInFrequency']; ALLOWED",
        "'SignInFrequency'; ALLOWED",
        "['Binding']; BLOCKED",
        "'Binding,SignInFrequency'; BLOCKED",
      },
      quoteCharacter = '~')
  void absentAndEmptyUnsatisfiedControlsDiffer(String notSatisfied, Outcome outcome) {
    String policy =
        "[{'id':'p','enforcedSessionControls':['Binding'],'sessionControlsNotSatisfied':"
            + notSatisfied
            + ",'result':'failure'}]";
    RecordBuilder record = aRecord().unbound(1002);
    record.with("appliedConditionalAccessPolicies", parsed(policy));
    assertThat(request(record).outcome()).isEqualTo(outcome);
  }

  @Test
  void bindingAndErrorCodeMayStandBehindThePolicies() {
    RecordBuilder record = aRecord().policy("p", "failure").unbound(1003);
    assertThat(request(record).outcome()).isEqualTo(Outcome.BLOCKED);
    record.without("status").with("status", Map.of("errorCode", 50097));
    assertThat(read(record.bytes()).unjudged).isEqualTo(1);
    assertThat(request(record).outcome()).isEqualTo(Outcome.NOT_APPLIED);
  }

  @Test
  void keepsIdInLowerCaseNameAndMode() {
    Request request = request(aRecord().policy(aPolicy("P-1").result("reportOnlySuccess")));
    PolicyOutcome expected =
        new PolicyOutcome(
            "p-1", "Policy P-1", PolicyMode.REPORT_ONLY, Outcome.WOULD_ALLOW, Records.RECORD_TIME);
    assertThat(request.policies()).containsExactly(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "reportOnlyFoo, REPORT_ONLY",
    "REPORTONLYNOTAPPLIED, REPORT_ONLY",
    "notApplied, ENFORCED",
    "whatever, ENFORCED",
  })
  void modeIsReadFromTheFormOfTheResult(String result, PolicyMode mode) {
    assertThat(request(aRecord().policy("p", result)).policies())
        .extracting(PolicyOutcome::mode)
        .containsExactly(mode);
  }

  @Test
  void missingResultOrIdIsNoFault() {
    RecordBuilder record = aRecord();
    record.policy(aPolicy("x").without("result").with("id", null));
    record.policy(aPolicy("x").with("result", 3).with("id", "").with("displayName", List.of()));
    Request request = request(record);
    assertThat(request.policies()).extracting(PolicyOutcome::id).containsExactly("-", "policy x");
    assertThat(request.outcome()).isEqualTo(Outcome.NOT_APPLIED);
  }

  @Test
  void policiesDoNotLeakIntoEachOther() {
    RecordBuilder record = aRecord().unbound(1002);
    record.policy(aPolicy("p1").named("Long name").notSatisfied("Binding").result("failure"));
    record.policy(aPolicy("p2").without("displayName").without("result"));
    assertThat(request(record).policies())
        .extracting(PolicyOutcome::name, PolicyOutcome::outcome)
        .containsExactly(tuple("Long name", Outcome.BLOCKED), tuple("", Outcome.NOT_APPLIED));
  }

  @Test
  void singlePolicyInPlaceOfTheListCounts() {
    RecordBuilder record = aRecord().unbound(1002).policy("p", "failure");
    Object only = record.properties().get("appliedConditionalAccessPolicies").get(0);
    record.with("appliedConditionalAccessPolicies", only);
    assertThat(request(record).outcome()).isEqualTo(Outcome.BLOCKED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "''", "{}", "[]", "[null,5,'x',[]]", "7", "true", "'  '", "'[]'"})
  void noPoliciesInAnyFormIsFine(String policies) {
    RecordBuilder record = aRecord().with("appliedConditionalAccessPolicies", parsed(policies));
    assertThat(request(record).policies()).isEmpty();
  }

  @Test
  void lastOfRepeatedPolicyFieldsStands() {
    String policy =
        "{'id':'a','id':'b','result':'failure','result':'success','enforcedSessionControls':[],"
            + "'enforcedSessionControls':['Binding']}";
    String record = aRecord().with("appliedConditionalAccessPolicies", json("@")).json();
    Heard heard = read(record.replace("\"@\"", "[" + policy.replace('\'', '"') + "]"));
    assertThat(heard.onlyRequest().policies())
        .extracting(PolicyOutcome::id, PolicyOutcome::outcome)
        .containsExactly(tuple("b", Outcome.ALLOWED));
  }

  @Test
  void manyPoliciesOfTheTenantAreReadToTheLast() {
    RecordBuilder record = aRecord().unbound(1008);
    for (int i = 0; i < 240; i++) {
      record.policy(aPolicy("other" + i).enforcing("SignInFrequency"));
    }
    record.policy("last", "failure");
    assertThat(request(record).policies()).extracting(PolicyOutcome::id).isEqualTo(List.of("last"));
  }
}
