package io.boundwatch.topology;

import static io.boundwatch.signin.RequestBuilder.TENANT;
import static io.boundwatch.signin.RequestBuilder.aRequest;
import static io.boundwatch.signin.RequestBuilder.moment;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.boundwatch.event.Outcome;
import io.boundwatch.schemas.AppCounts;
import io.boundwatch.schemas.SignInDecision;
import io.boundwatch.signin.RequestBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A client that uses one correlation ID for everything (design, section 4). */
class SignInCapTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int FLOOD = 2_000;
  private static final int MOST = 500;
  private static final int BYTES_OF_A_REQUEST = 400;

  private final TestMonitor monitor = new TestMonitor();

  @AfterEach
  void close() {
    monitor.close();
  }

  private static RequestBuilder random(int i, Random random) {
    RequestBuilder request =
        aRequest("r" + i)
            .at(String.format("08:%02d:%02d", random.nextInt(20), random.nextInt(60)))
            .app("app" + random.nextInt(3));
    switch (random.nextInt(3)) {
      case 0 -> request.bound();
      case 1 -> request.unbound(1002 + random.nextInt(3));
      default -> {}
    }
    return request.policy("p1", Outcome.values()[random.nextInt(5)]);
  }

  @Test
  void floodInOneSignInIsBoundedAndNoCountIsNegative() {
    Random random = new Random(7);
    monitor.clock(moment("08:00"));
    for (int i = 0; i < FLOOD; i++) {
      monitor.put(random(i, random).appended("08:20").build());
      if (i % 100 == 0) {
        monitor.clock(moment("08:00") + 3_000L * i / 100);
        assertThat(monitor.storeBytes(JoinProcessor.STORE, Part.SIGN_INS))
            .isLessThan(2L * MOST * BYTES_OF_A_REQUEST);
      }
    }
    monitor.clock(moment("08:20")).clock(moment("08:40"));

    SignInDecision decision = monitor.decisions().only();
    assertThat(decision.truncated()).isTrue();
    assertThat(decision.settled()).isTrue();
    assertThat(decision.requests().total()).isEqualTo(MOST);
    assertThat(decision.verdict()).isEqualTo("unbound");
    assertThat(decision.outcome()).isEqualTo("blocked");
    AppCounts tenant = monitor.appCounts().last().get(TENANT + "|*|2026-11-02T00:00:00Z|P1D");
    assertThat(tenant.requests().total()).isEqualTo(MOST);
    assertThat(tenant.signIns().unbound()).isOne();
    assertNothingIsNegative();
    assertThat(monitor.storeBytes(JoinProcessor.STORE, Part.SIGN_INS))
        .isLessThan((long) MOST * BYTES_OF_A_REQUEST);
  }

  private void assertNothingIsNegative() {
    List<Object> published = new ArrayList<>(monitor.appCounts().all());
    published.addAll(monitor.userCounts().all());
    published.addAll(monitor.policyCounts().all());
    assertThat(published).hasSizeGreaterThan(50);
    published.forEach(counts -> assertNotNegative(JSON.valueToTree(counts)));
  }

  private static void assertNotNegative(JsonNode node) {
    if (node.isNumber()) {
      assertThat(node.doubleValue()).isGreaterThanOrEqualTo(0);
    }
    node.forEach(SignInCapTest::assertNotNegative);
  }

  @Test
  void floodBelowTheFloorWritesNothing() {
    monitor.clock(moment("08:00"));
    for (int i = 0; i <= MOST; i++) {
      monitor.put(aRequest("r" + i).unbound(1002).blocked().at("08:00").build());
    }
    monitor.clock(moment("08:20"));
    int decisions = monitor.decisions().all().size();
    int counts = monitor.appCounts().all().size();

    for (int i = 0; i < MOST; i++) {
      monitor.put(aRequest("flood" + i).bound().at("08:01").appended("08:20").build());
    }
    assertThat(monitor.storeSize(JoinProcessor.STORE, Part.CHANGED)).isZero();
    monitor.clock(moment("08:40"));

    assertThat(monitor.decisions().all()).hasSize(decisions);
    assertThat(monitor.appCounts().all()).hasSize(counts);
  }

  @Test
  void blockThatArrivesAfterTheFloodStillDecides() {
    monitor.clock(moment("08:00"));
    for (int i = 0; i <= MOST; i++) {
      monitor.put(aRequest("r" + i).bound().at("08:00").build());
    }
    assertThat(monitor.decisions().all()).isEmpty();

    monitor.put(aRequest("last").unbound(1002).blocked().at("08:01").build());

    assertThat(monitor.decisions().only().verdict()).isEqualTo("unbound");
    assertThat(monitor.decisions().only().outcome()).isEqualTo("blocked");
    assertThat(monitor.decisions().only().details().get(0).requestId()).isEqualTo("last");
  }
}
