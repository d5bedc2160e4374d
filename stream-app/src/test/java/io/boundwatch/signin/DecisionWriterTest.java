package io.boundwatch.signin;

import static io.boundwatch.signin.RequestBuilder.TENANT;
import static io.boundwatch.signin.RequestBuilder.aRequest;
import static io.boundwatch.signin.RequestBuilder.moment;
import static org.assertj.core.api.Assertions.assertThat;

import io.boundwatch.event.EncodedRequest;
import io.boundwatch.event.Outcome;
import io.boundwatch.event.Request;
import io.boundwatch.schemas.NamedRef;
import io.boundwatch.schemas.PolicyDecision;
import io.boundwatch.schemas.RequestCounts;
import io.boundwatch.schemas.RequestDetail;
import io.boundwatch.schemas.SignInDecision;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DecisionWriterTest {
  private static final String KEY = "c1|" + TENANT + "|u1";
  private static final long DECIDED_AT = moment("08:20:00.250");

  private final DecisionWriter writer = new DecisionWriter(DetailLevel.ALL);

  private static SignIn signIn(RequestBuilder... requests) {
    SignIn signIn = new SignIn();
    for (RequestBuilder request : requests) {
      signIn.merge(request.encoded(), 500, Long.MIN_VALUE);
    }
    return signIn;
  }

  private SignInDecision decision(SignIn signIn) {
    return writer.publish(signIn, false, DECIDED_AT).orElseThrow();
  }

  @Test
  void saysWhatTheRequestsSayTogether() {
    SignIn signIn =
        signIn(
            aRequest("r1").bound().allowed().at("08:00:00.5"),
            aRequest("r2").unbound(1003).at("08:01"),
            aRequest("r3").unbound(1003).policy("p2", Outcome.WOULD_BLOCK).at("08:02"),
            aRequest("r4").unbound(0).at("08:03"),
            aRequest("r5").at("08:04"));

    SignInDecision decision = decision(signIn);

    assertThat(decision.signInId()).isEqualTo(KEY);
    assertThat(decision.tenantId()).isEqualTo(TENANT);
    assertThat(decision.correlationId()).isEqualTo("c1");
    assertThat(decision.userId()).isEqualTo("u1");
    assertThat(decision.userPrincipalName()).isEqualTo("u1@contoso.example");
    assertThat(decision.verdict()).isEqualTo("unbound");
    assertThat(decision.inScopeVerdict()).isEqualTo("unbound");
    assertThat(decision.outcome()).isEqualTo("wouldBlock");
    assertThat(decision.firstRequestAt()).isEqualTo("2026-11-02T08:00:00.500Z");
    assertThat(decision.lastRequestAt()).isEqualTo("2026-11-02T08:04:00.000Z");
    assertThat(decision.decidedAt()).isEqualTo("2026-11-02T08:20:00.250Z");
    assertThat(decision.requests()).isEqualTo(new RequestCounts(5, 1, 3, 1));
    assertThat(decision.statusCodes()).isEqualTo(Map.of("0", 1L, "1003", 2L));
    assertThat(decision.truncated()).isFalse();
  }

  @Test
  void inScopeVerdictIsThatOfTheRequestsInScopeAlone() {
    assertThat(decision(signIn(aRequest("r1").bound(), aRequest("r2"))).inScopeVerdict()).isNull();
    assertThat(
            decision(signIn(aRequest("r1").bound().allowed(), aRequest("r2").unbound(1002)))
                .inScopeVerdict())
        .isEqualTo("bound");
    assertThat(decision(signIn(aRequest("r1").allowed())).inScopeVerdict())
        .isEqualTo("undetermined");
  }

  @Test
  void ofTheNamesTheNewestStand() {
    SignIn signIn =
        signIn(
            aRequest("r1").app("a").appName("Old").published("08:00"),
            aRequest("r2").app("a").appName("New").published("08:02"),
            aRequest("r3").app("a").appName("Between").published("08:01"),
            aRequest("r4").app("b").resource("").published("08:00"));

    SignInDecision decision = decision(signIn);

    assertThat(decision.apps())
        .containsExactly(new NamedRef("a", "New"), new NamedRef("b", "Name of b"));
    assertThat(decision.resources())
        .containsExactly(
            new NamedRef("", "Name of "), new NamedRef("exchange", "Name of exchange"));
  }

  @Test
  void policiesOfAllRequestsAreMergedAndHaveTheirNewestMode() {
    SignIn signIn =
        signIn(
            aRequest("r1").at("08:00").policy("p2", Outcome.WOULD_ALLOW),
            aRequest("r2").at("07:00").policy("p2", Outcome.BLOCKED),
            aRequest("r3").at("08:00").policy("p1", Outcome.ALLOWED));

    assertThat(decision(signIn).policies())
        .containsExactly(
            new PolicyDecision("p1", "Name of p1", "enforced", "allowed"),
            new PolicyDecision("p2", "Name of p2", "reportOnly", "blocked"));
  }

  @Test
  void detailsAreUnboundFirstThenByOutcomeThenInTheirOrder() {
    SignIn signIn =
        signIn(
            aRequest("bound").bound().blocked().at("07:00"),
            aRequest("later").unbound(1002).at("08:02"),
            aRequest("b").unbound(1002).at("08:01"),
            aRequest("a").unbound(1002).at("08:01"),
            aRequest("blocked").unbound(1002).blocked().at("08:03"),
            aRequest("none").at("06:00"));

    assertThat(decision(signIn).details())
        .extracting(RequestDetail::requestId)
        .containsExactly("blocked", "a", "b", "later", "bound", "none");
  }

  @Test
  void detailsAreAtMostFiftyAndTheCountsAreWhole() {
    SignIn signIn = new SignIn();
    for (int i = 0; i < 120; i++) {
      signIn.merge(aRequest("r" + i).bound().encoded(), 500, Long.MIN_VALUE);
    }
    signIn.merge(aRequest("unbound").unbound(1002).at("09:00").encoded(), 500, Long.MIN_VALUE);

    SignInDecision decision = decision(signIn);

    assertThat(decision.details()).hasSize(DecisionWriter.MAX_DETAILS);
    assertThat(decision.details().get(0).requestId()).isEqualTo("unbound");
    assertThat(decision.requests().total()).isEqualTo(121);
  }

  @ParameterizedTest
  @CsvSource({
    "ALL, false, true",
    "ALL, true, true",
    "UNBOUND, false, false",
    "UNBOUND, true, true",
    "NONE, false, false",
    "NONE, true, false",
  })
  void levelSaysWhichDecisionsHaveDetails(DetailLevel level, boolean unbound, boolean detailed) {
    RequestBuilder request = unbound ? aRequest("r1").unbound(1002) : aRequest("r1").bound();

    SignInDecision decision =
        new DecisionWriter(level).publish(signIn(request), false, DECIDED_AT).orElseThrow();

    assertThat(decision.details()).hasSize(detailed ? 1 : 0);
  }

  @Test
  void whatIsUnknownIsNullInTheDetails() {
    Request known = aRequest("r1").bound().error(0).build();
    SignIn signIn = signIn(aRequest("r2").bound().error(-1));
    signIn.merge(new EncodedRequest(known), 500, Long.MIN_VALUE);

    List<RequestDetail> details = decision(signIn).details();

    assertThat(details).extracting(RequestDetail::errorCode).containsExactly(0, null);
    assertThat(details).extracting(RequestDetail::asn).containsExactly(64500L, 64500L);
  }

  @Test
  void withoutNewsNothingIsPublished() {
    SignIn signIn = signIn(aRequest("r1").bound());
    assertThat(decision(signIn).revision()).isEqualTo(1);

    signIn.merge(aRequest("r1").bound().appended("09:00").encoded(), 500, Long.MIN_VALUE);

    assertThat(writer.publish(signIn, false, DECIDED_AT + 1)).isEmpty();
    assertThat(signIn.decision().revision()).isEqualTo(1);
  }

  @Test
  void newsIsTheNextRevision() {
    SignIn signIn = signIn(aRequest("r1").bound());
    decision(signIn);

    signIn.merge(aRequest("r1").bound().os("MacOs").published("08:01").encoded(), 500, 0);

    assertThat(decision(signIn).revision()).isEqualTo(2);
  }

  @Test
  void settlingIsPublishedAlsoWithoutNews() {
    SignIn signIn = signIn(aRequest("r1").unbound(1002));
    assertThat(decision(signIn).settled()).isFalse();
    signIn.decision().settle();

    SignInDecision settled = writer.publish(signIn, true, DECIDED_AT).orElseThrow();

    assertThat(settled.settled()).isTrue();
    assertThat(settled.revision()).isEqualTo(2);
  }

  @Test
  void truncatedSignInSaysSo() {
    SignIn signIn = new SignIn();
    signIn.merge(aRequest("r1").bound().encoded(), 1, Long.MIN_VALUE);
    signIn.merge(aRequest("r2").bound().at("09:00").encoded(), 1, Long.MIN_VALUE);

    assertThat(decision(signIn).truncated()).isTrue();
    assertThat(decision(signIn(aRequest("r1"))).truncated()).isFalse();
  }
}
