package io.boundwatch.reference;

import static io.boundwatch.reference.Sample.OUTLOOK;
import static io.boundwatch.reference.Sample.TENANT;
import static io.boundwatch.reference.Sample.request;
import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ReferenceModelTest {
  private static final String KEY = "c|" + TENANT + "|u";
  private static final String DAY = "|2026-11-02T00:00:00Z|P1D";

  @Test
  void oneUnboundRequestMakesTheSignInUnbound() {
    ReferenceResult result =
        compute(
            request("1").bound().policy("p", "success"),
            request("2").made("08:03:00").unbound(1002),
            request("3").made("08:01:00.5").binding("none", 0));
    assertThat(result.decisions()).containsOnlyKeys(KEY);
    assertThat(result.decisions().get(KEY))
        .containsEntry("verdict", "unbound")
        .containsEntry("inScopeVerdict", "bound")
        .containsEntry("outcome", "allowed")
        .containsEntry("firstRequestAt", "2026-11-02T08:01:00.500Z")
        .containsEntry("lastRequestAt", "2026-11-02T08:03:00.000Z")
        .containsEntry("requests", Map.of("total", 3, "bound", 1, "unbound", 1, "unreported", 1))
        .containsEntry("statusCodes", Map.of("1002", 1));
  }

  @Test
  void countsWhatTheDesignCounts() {
    ReferenceResult result =
        compute(
            request("1").bound().policy("p", "success"),
            request("2").unbound(1003).policy("p", "failure"),
            request("3").unbound(1008).with("correlationId", "d").with("userId", "v"),
            request("4").bound().with("correlationId", "e").policy("p", "reportOnlySuccess"));
    Map<String, Object> app = result.appCounts().get(TENANT + "|" + OUTLOOK + DAY);
    assertThat(app)
        .containsEntry("requests", Map.of("total", 4, "bound", 2, "unbound", 2, "unreported", 0))
        .containsEntry("block", 1)
        .containsEntry("allow", 2)
        .containsEntry("pctAllowed", new BigDecimal("66.67"))
        .containsEntry("users", 1)
        .containsEntry("blockedUsers", 1)
        .containsEntry("signIns", Map.of("bound", 1, "unbound", 2, "undetermined", 0))
        .containsEntry("inScopeSignIns", Map.of("bound", 1, "unbound", 1, "undetermined", 0))
        .containsEntry("unboundByStatusCode", Map.of("1003", 1, "1008", 1))
        .containsEntry("appDisplayName", "Microsoft Outlook");
    assertThat(result.appCounts().get(TENANT + "|*|2026-11-02T08:00:00Z|PT5M"))
        .containsEntry("appDisplayName", "")
        .containsEntry("windowEnd", "2026-11-02T08:05:00Z")
        .containsEntry("block", 1);
    assertThat(result.userCounts().keySet())
        .containsExactly(
            TENANT + "|u|" + OUTLOOK + "|" + Sample.EXCHANGE + DAY,
            TENANT + "|v|" + OUTLOOK + "|" + Sample.EXCHANGE + DAY);
  }

  @Test
  void policyCellsHoldEveryRequestThatListsThePolicy() {
    ReferenceResult result =
        compute(
            request("1").bound().policy("p", "success"),
            request("2").os("MacOs").unbound(1004).policy("p", "failure"),
            request("3").os("Windows10").unbound(1003).policy("p", "failure"),
            request("4").os("iOS 18").bound().policyListing("p", "failure", List.of("Binding")),
            request("5").unbound(1002).policy("p", "notApplied").with("userId", "v"));
    assertThat(result.policyCounts().get(TENANT + "|p|" + OUTLOOK + DAY))
        .containsEntry("policyName", "name of p")
        .containsEntry("mode", "enforced")
        .containsEntry(
            "outcomes",
            Map.of("notApplied", 1, "wouldAllow", 0, "allowed", 1, "wouldBlock", 0, "blocked", 3))
        .containsEntry("selfRemediable", 1)
        .containsEntry("pctEnforceable", new BigDecimal("50.00"))
        .containsEntry("users", 1)
        .containsEntry("blockedUsers", 1)
        .containsEntry("blockByStatusCode", Map.of("0", 1, "1003", 1, "1004", 1));
  }

  @ParameterizedTest
  @CsvSource({
    "success, none, 0, allowed",
    "reportOnlySuccess, unbound, 0, wouldAllow",
    "reportOnlyFailure, unbound, 50097, wouldBlock",
    "reportOnlyFailure, none, 0, notApplied",
    "reportOnlyFailure, bound, 0, wouldAllow",
    "reportOnlyInterrupted, unbound, 0, notApplied",
    "FAILURE, UNBOUND, 53003, blocked",
    "failure, unbound, 50097, notApplied",
    "failure, bound, 53003, allowed",
    "failure, none, 0, notApplied",
    "interrupt, unbound, 0, notApplied",
    "notEnabled, unbound, 0, notApplied",
    "notApplied, unbound, 530084, blocked"
  })
  void judgesByResultBindingAndErrorWhereTheRecordSaysNoMore(
      String result, String binding, int error, String outcome) {
    Sample sample = request("1").binding(binding, 0).error(error).policy("p", result);
    assertThat(compute(sample).decisions().get(KEY)).containsEntry("outcome", outcome);
  }

  @ParameterizedTest
  @CsvSource({
    "success, SignInTokenProtection, blocked",
    "failure, SignInFrequency, allowed",
    "reportOnlyInterrupted, Binding, wouldBlock",
    "reportOnlyNotApplied, Binding, notApplied"
  })
  void believesTheListOfControlsThatWereNotSatisfied(String result, String listed, String outcome) {
    Sample sample = request("1").unbound(1003).policyListing("p", result, List.of(listed));
    assertThat(compute(sample).decisions().get(KEY)).containsEntry("outcome", outcome);
  }

  @Test
  void mergesTheRecordsOfARequestInAnyOrder() {
    List<RawRecord> records =
        new ArrayList<>(
            List.of(
                request("A").unbound(1003).policyNamed("p", "old", "reportOnlyFailure").raw(),
                request("a")
                    .published("08:30:00")
                    .made("08:02:01")
                    .app("x", "X")
                    .bound()
                    .policyNamed("p", "new", "success")
                    .raw(),
                request("a").published("08:20:00").policy("q", "success").error(530084).raw()));
    ReferenceResult first = new ReferenceModel(ReferenceParameters.DEFAULT).compute(records);
    Collections.reverse(records);
    ReferenceResult second = new ReferenceModel(ReferenceParameters.DEFAULT).compute(records);
    assertThat(second).isEqualTo(first);
    Map<String, Object> decision = first.decisions().get(KEY);
    assertThat(decision)
        .containsEntry("verdict", "unbound")
        .containsEntry("outcome", "blocked")
        .containsEntry("firstRequestAt", "2026-11-02T08:02:00.123Z")
        .containsEntry("apps", List.of(Map.of("id", "x", "name", "X")))
        .containsEntry("statusCodes", Map.of("1003", 1));
    assertThat(decision.get("policies"))
        .asString()
        .contains("name=new", "mode=enforced", "outcome=allowed", "id=q");
    assertThat(first.hasExactUsers(TENANT + "|" + OUTLOOK + DAY)).isFalse();
    assertThat(first.hasExactUsers(TENANT + "|x" + DAY)).isTrue();
  }

  @Test
  void recordsOfOneTimeTakeTheGreaterApp() {
    ReferenceResult result = compute(request("1").app("b", "B"), request("1").app("a", "Z"));
    assertThat(result.decisions().get(KEY))
        .containsEntry("apps", List.of(Map.of("id", "b", "name", "B")));
  }

  @ParameterizedTest
  @CsvSource({"11:02:00.123, 1", "11:02:00.124, 0"})
  void aLateRecordChangesNothing(String appended, int decisions) {
    assertThat(compute(request("1").appended(appended)).decisions()).hasSize(decisions);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "00000000-0000-0000-0000-000000000000"})
  void missingIdsFallBack(String missing) {
    ReferenceResult result =
        compute(
            request("R1").with("correlationId", missing).with("userId", missing),
            request("R2").without("correlationId").outer("CorrelationID", "Outer"));
    assertThat(result.decisions())
        .containsOnlyKeys("r1|" + TENANT + "|u@contoso.example", "outer|" + TENANT + "|u");
  }

  @Test
  void keysAreEncoded() {
    String longId = "x".repeat(129);
    ReferenceResult result =
        compute(request("1").with("correlationId", "a|b%\u0001").with("userId", longId));
    assertThat(result.decisions().keySet())
        .singleElement()
        .asString()
        .matches("a%7Cb%25%01\\|" + TENANT + "\\|[0-9a-f]{64}");
  }

  @Test
  void aSignInWiderThanTheSpanIsLeftOpen() {
    ReferenceResult result = compute(request("1"), request("2").made("07:00:00"));
    assertThat(result.open()).contains(KEY, TENANT + "|*" + DAY);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-11-02T08:02:00.1234567+00:00, 2026-11-02T08:02:00.123Z",
    "2026-11-02T09:02:00+01:00, 2026-11-02T08:02:00.000Z",
    "2026-11-02T08:02:00, 2026-11-02T08:02:00.000Z",
    "11/2/2026 8:02:00 AM, 2026-11-02T08:02:00.000Z",
    "11/2/2026 09:02:00 AM +01:00, 2026-11-02T08:02:00.000Z"
  })
  void readsTimesAsTheyOccur(String created, String at) {
    assertThat(compute(request("1").with("createdDateTime", created)).decisions().get(KEY))
        .containsEntry("firstRequestAt", at);
  }

  @Test
  void whatTheDesignRejectsOrIgnoresCountsNothing() {
    ReferenceResult result =
        compute(
            request("1").outer("category", "ServicePrincipalSignInLogs"),
            request("2").outer("tenantId", ""),
            request(""),
            request("3").with("createdDateTime", "yesterday"),
            request("4").with("createdDateTime", "2026-11-02T09:05:01Z"));
    assertThat(result.decisions()).isEmpty();
  }

  private static ReferenceResult compute(Sample... samples) {
    return new ReferenceModel(ReferenceParameters.DEFAULT)
        .compute(Arrays.stream(samples).map(Sample::raw).toList());
  }
}
