package io.boundwatch.topology;

import static io.boundwatch.signin.RequestBuilder.aRequest;
import static io.boundwatch.signin.RequestBuilder.moment;
import static org.assertj.core.api.Assertions.assertThat;

import io.boundwatch.event.Outcome;
import io.boundwatch.schemas.AppCounts;
import io.boundwatch.schemas.SignInDecision;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When a decision goes out, and that the counts follow it (design, section 5). */
class DecisionsTest {
  private final TestMonitor monitor = new TestMonitor();

  @AfterEach
  void close() {
    monitor.close();
  }

  @Test
  void unboundRequestDecidesAtOnce() {
    monitor.put(aRequest("r1").unbound(1003).at("08:00").build());

    SignInDecision decision = monitor.decisions().only();
    assertThat(decision.verdict()).isEqualTo("unbound");
    assertThat(decision.settled()).isFalse();
    assertThat(decision.revision()).isEqualTo(1);
    assertThat(decision.statusCodes()).containsOnly(java.util.Map.entry("1003", 1L));
  }

  @Test
  void blockDecidesAtOnceAlsoWithoutBinding() {
    monitor.put(aRequest("r1").blocked().at("08:00").build());

    assertThat(monitor.decisions().only().outcome()).isEqualTo("blocked");
  }

  @Test
  void risingFromWouldBlockToBlockedIsToldAtOnce() {
    monitor.put(aRequest("r1").policy("p", Outcome.WOULD_BLOCK).at("08:00").build());
    monitor.put(aRequest("r2").blocked().at("08:00").build());

    assertThat(monitor.decisions().all())
        .extracting(SignInDecision::outcome)
        .containsExactly("wouldBlock", "blocked");
  }

  @Test
  void boundSignInIsDecidedWhenItSettles() {
    monitor.clock(moment("08:00")).put(aRequest("r1").bound().at("08:00").build());
    monitor.clock(moment("08:10"));
    assertThat(monitor.decisions().all()).isEmpty();

    monitor.clock(moment("08:10:03"));

    SignInDecision decision = monitor.decisions().only();
    assertThat(decision.verdict()).isEqualTo("bound");
    assertThat(decision.settled()).isTrue();
  }

  @Test
  void furtherRequestPutsSettlingOff() {
    monitor.clock(moment("08:00")).put(aRequest("r1").bound().at("08:00").build());
    monitor.put(aRequest("r2").bound().at("08:00").appended("08:05").build());
    monitor.clock(moment("08:12"));
    assertThat(monitor.decisions().all()).isEmpty();

    monitor.clock(moment("08:16"));

    assertThat(monitor.decisions().only().requests().total()).isEqualTo(2);
  }

  @Test
  void fiveBoundThenOneUnboundIsUnboundAtOnceAlsoAfterBoundWasDecided() {
    monitor.clock(moment("08:00"));
    for (int i = 1; i <= 5; i++) {
      monitor.put(aRequest("r" + i).bound().allowed().app("app" + i % 2).at("08:00").build());
    }
    monitor.clock(moment("08:15"));
    assertThat(monitor.decisions().only().verdict()).isEqualTo("bound");
    assertThat(appCounts("*", "PT5M").signIns().bound()).isEqualTo(1);

    monitor.put(
        aRequest("r6").unbound(1008).blocked().app("app1").at("08:01").appended("08:16").build());

    SignInDecision decision = monitor.decisions().only();
    assertThat(decision.verdict()).isEqualTo("unbound");
    assertThat(decision.outcome()).isEqualTo("blocked");
    assertThat(decision.settled()).isTrue();
    assertThat(decision.revision()).isEqualTo(2);
    monitor.clock(moment("08:17"));
    for (String size : java.util.List.of("PT5M", "PT1H", "P1D")) {
      assertThat(appCounts("*", size).signIns().bound()).isZero();
      assertThat(appCounts("*", size).signIns().unbound()).isEqualTo(1);
      assertThat(appCounts("*", size).requests().total()).isEqualTo(6);
      assertThat(appCounts("*", size).blockedUsers()).isEqualTo(1);
      // The other app's requests are all bound, the sign-in as a whole is not.
      assertThat(appCounts("app0", size).signIns().unbound()).isEqualTo(1);
      assertThat(appCounts("app0", size).inScopeSignIns().bound()).isEqualTo(1);
      assertThat(appCounts("app1", size).inScopeSignIns().unbound()).isEqualTo(1);
    }
    assertThat(monitor.userCounts().last()).hasSize(2);
  }

  private AppCounts appCounts(String app, String size) {
    return monitor.appCounts().last().entrySet().stream()
        .filter(entry -> entry.getValue().appId().equals(app))
        .filter(entry -> entry.getValue().windowSize().equals(size))
        .map(java.util.Map.Entry::getValue)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void duplicateChangesNothingAndPublishesNothing() {
    monitor.clock(moment("08:00"));
    var request = aRequest("r1").unbound(1002).at("08:00").build();
    monitor.put(request).clock(moment("08:20"));
    int decisions = monitor.decisions().all().size();
    int counts = monitor.appCounts().all().size();

    monitor.put(request).clock(moment("08:40"));

    assertThat(monitor.decisions().all()).hasSize(decisions);
    assertThat(monitor.appCounts().all()).hasSize(counts);
  }

  @Test
  void settledSignInIsPublishedAgainWhenItsContentChanges() {
    monitor.clock(moment("08:00")).put(aRequest("r1").bound().at("08:00").build());
    monitor.clock(moment("08:20"));

    monitor.put(aRequest("r2").bound().at("08:01").appended("08:21").build());
    monitor.clock(moment("08:22"));

    assertThat(monitor.decisions().all())
        .extracting(SignInDecision::revision)
        .containsExactly(1L, 2L);
    assertThat(monitor.decisions().only().requests().total()).isEqualTo(2);
  }

  @Test
  void signInLeavesOnceItsSpanHasPassedAndItsCountsStay() {
    monitor.clock(moment("08:00")).put(aRequest("r1").unbound(1002).at("08:00").build());
    monitor.clock(moment("11:30"));
    assertThat(monitor.storeSize(JoinProcessor.STORE, Part.SIGN_INS)).isEqualTo(1);

    monitor.clock(moment("11:30:02"));

    assertThat(monitor.storeSize(JoinProcessor.STORE, Part.SIGN_INS)).isZero();
    assertThat(monitor.storeSize(JoinProcessor.STORE, Part.DUE)).isZero();
    assertThat(monitor.storeSize(JoinProcessor.STORE, Part.CHANGED)).isZero();
    assertThat(appCounts("*", "P1D").requests().unbound()).isEqualTo(1);
  }

  @Test
  void wallClockPacesFlushingWhenTheWatermarkDoesNot() {
    try (TestMonitor live =
        new TestMonitor(
            TestMonitor.settings(MonitorSettings.Pace.WALL_CLOCK),
            io.boundwatch.metrics.Metrics.NOOP)) {
      live.clock(moment("08:00")).wallClock(Duration.ofSeconds(2));
      live.put(aRequest("r1").bound().at("08:00").build());
      assertThat(live.appCounts().all()).isEmpty();

      live.wallClock(Duration.ofSeconds(2)).wallClock(Duration.ofSeconds(2));

      assertThat(live.appCounts().last()).hasSize(6);
    }
  }
}
