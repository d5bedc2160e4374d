package io.boundwatch.alert.rule;

import static io.boundwatch.signin.RequestBuilder.TENANT;
import static io.boundwatch.signin.RequestBuilder.aRequest;
import static io.boundwatch.signin.RequestBuilder.moment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.boundwatch.alert.AlertBook.Activity;
import io.boundwatch.alert.Evidence;
import io.boundwatch.alert.Finding;
import io.boundwatch.alert.RuleBench;
import io.boundwatch.alert.Severity;
import io.boundwatch.codec.CodecException;
import io.boundwatch.event.Details;
import io.boundwatch.event.Outcome;
import io.boundwatch.event.Request;
import io.boundwatch.signin.RequestBuilder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EnforcementGapTest {
  private final RuleBench bench = RuleBench.of(EnforcementGap.TYPE);

  private static RequestBuilder gap(String id, String at) {
    return aRequest(id).unbound(1008).blocked().at(at);
  }

  @ParameterizedTest
  @CsvSource({
    "BLOCKED, 0, 1",
    "BLOCKED, 530084, 0",
    "BLOCKED, 53003, 0",
    "BLOCKED, " + Details.NO_ERROR_CODE + ", 0",
    "ALLOWED, 0, 0",
    "WOULD_BLOCK, 0, 0",
    "WOULD_ALLOW, 0, 0"
  })
  void firesWhereAnEnforcedPolicyWasUnsatisfiedAndTheRequestSucceeded(
      Outcome outcome, int errorCode, int alerts) {
    bench.put(aRequest("r1").unbound(1008).policy("p1", outcome).error(errorCode).build());

    assertThat(bench.created()).hasSize(alerts);
  }

  @Test
  void aBlockThatNoPolicyAccountsForIsNoGapOfAPolicy() {
    bench.put(aRequest("r1").outcome(Outcome.BLOCKED).build());

    assertThat(bench.created()).isEmpty();
  }

  @Test
  void saysWhatWhereAndSinceWhen() {
    Request request = gap("r1", "08:03:20").build();
    bench.put(request);

    Finding found = bench.created().get(0);
    assertThat(found.severity()).isEqualTo(Severity.WARNING);
    assertThat(found.entity()).isEqualTo("p1|outlook");
    assertThat(found.at()).isEqualTo(moment("08:00"));
    assertThat(found.until()).isEqualTo(moment("08:03:20"));
    assertThat(found.description())
        .isEqualTo(
            "1 request succeeded in Outlook since 2026-11-02T08:00:00Z though the enforced policy"
                + " Name of p1 was not satisfied");
    assertThat(found.observed().counts()).isEqualTo(Map.of("requests", 1L));
    assertThat(found.observed().statusCodes()).isEqualTo(Map.of(1008, 1L));
    assertThat(found.evidence())
        .containsExactly(new Evidence.OfRequest("succeeded unsatisfied", request));
  }

  @Test
  void lateRequestsCountToo() {
    bench.clock(moment("14:00"));
    bench.putLate(gap("r1", "08:03").build());
    bench.clock(moment("14:14:59"));
    assertThat(bench.published(Activity.CLOSE)).isEmpty();
    bench.clock(moment("14:15"));

    assertThat(bench.published(Activity.CLOSE)).hasSize(1);
  }

  @Test
  void requestsAreCountedOnceHoweverOftenTheyAreTold() {
    for (int i = 0; i < 10; i++) {
      bench.put(gap("r1", "08:01").build(), gap("r2", "08:02").build());
    }

    assertThat(bench.published()).hasSize(2);
    assertThat(bench.published(Activity.UPDATE).get(0).measure()).isEqualTo(2);
  }

  @Test
  void aRestartInTheMiddleGoesOnCounting() {
    bench.put(gap("r1", "08:01").build());
    bench.restart();
    bench.put(gap("r2", "08:02").build());
    bench.restart();
    bench.put(gap("r3", "08:03").build(), gap("r4", "08:03").build());

    assertThat(bench.published())
        .extracting(published -> published.activity(), published -> published.finding().measure())
        .containsExactly(
            tuple(Activity.CREATE, 1.0), tuple(Activity.UPDATE, 2.0), tuple(Activity.UPDATE, 4.0));
  }

  @Test
  void aNewEpisodeCountsAnew() {
    bench.put(gap("r1", "08:01").build(), gap("r2", "08:02").build());
    bench.clock(moment("08:30"));
    bench.put(gap("r3", "08:31").build());

    assertThat(bench.created()).hasSize(2);
    assertThat(bench.created().get(1).measure()).isEqualTo(1);
    assertThat(bench.created().get(1).at()).isEqualTo(moment("08:30"));
  }

  @Test
  void policiesAndAppsAreApart() {
    bench.put(
        gap("r1", "08:01").build(),
        gap("r2", "08:01").app("teams").build(),
        gap("r3", "08:01").policy("p2", Outcome.BLOCKED).build());

    assertThat(bench.created())
        .extracting(Finding::entity)
        .containsExactly("p1|outlook", "p1|teams", "p2|outlook");
  }

  @Test
  void orderOfAFlushDoesNotNameIt() {
    List<RequestBuilder> requests = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      requests.add(gap("r" + i, "08:0" + i % 5));
    }
    for (int seed = 0; seed < 10; seed++) {
      Collections.shuffle(requests, new Random(seed));
      RuleBench shuffled = RuleBench.of(EnforcementGap.TYPE);
      requests.forEach(request -> shuffled.put(request.build()));

      assertThat(shuffled.created()).extracting(Finding::at).containsExactly(moment("08:00"));
      assertThat(shuffled.stateBytes()).isEqualTo(bytesOfThirty());
    }
  }

  private static int bytesOfThirty() {
    Sample sample = new Sample();
    for (int i = 0; i < 30; i++) {
      sample.add("r" + i, 1008, Math::max);
    }
    return new EnforcementGap.Gap(moment("08:00"), sample).encode().length;
  }

  @Test
  void stateIsBoundedAndForgotten() {
    for (int i = 0; i < 3_000; i++) {
      bench.put(gap("r" + i, "08:01").build());
    }
    assertThat(bench.stateSize()).isEqualTo(1);
    assertThat(bench.stateBytes()).isLessThan(20_000);

    bench.clock(moment("10:01"));
    assertThat(bench.stateSize()).isZero();
  }

  @Test
  void stateOfAnotherReleaseIsRefused() {
    byte[] kept = new EnforcementGap.Gap(5, new Sample()).encode();
    kept[0] = 99;

    assertThatThrownBy(() -> EnforcementGap.Gap.decode(kept))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining("enforcement-gap has kept has format 99");
  }

  @Test
  void itBelongsToTheTenantOfTheRequest() {
    bench.put(gap("r1", "08:01").build());

    assertThat(bench.created()).extracting(Finding::tenantId).containsExactly(TENANT);
  }
}
