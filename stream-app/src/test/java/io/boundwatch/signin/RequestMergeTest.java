package io.boundwatch.signin;

import static io.boundwatch.signin.RequestBuilder.aRequest;
import static io.boundwatch.signin.RequestBuilder.moment;
import static io.boundwatch.signin.RequestMerge.merge;
import static org.assertj.core.api.Assertions.assertThat;

import io.boundwatch.event.Binding;
import io.boundwatch.event.Outcome;
import io.boundwatch.event.PolicyMode;
import io.boundwatch.event.PolicyOutcome;
import io.boundwatch.event.Request;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** How two records of one request become one (design, section 4), as a table and as laws. */
class RequestMergeTest {
  private static final int ROUNDS = 3_000;

  @ParameterizedTest
  @CsvSource({
    "NONE, NONE, NONE",
    "NONE, BOUND, BOUND",
    "BOUND, UNBOUND, UNBOUND",
    "UNBOUND, NONE, UNBOUND",
  })
  void greatestBindingStands(Binding a, Binding b, Binding merged) {
    assertThat(merge(with(a), with(b)).binding()).isEqualTo(merged);
    assertThat(merge(with(b), with(a)).binding()).isEqualTo(merged);
  }

  private static Request with(Binding binding) {
    RequestBuilder request = aRequest("r1");
    return switch (binding) {
      case NONE -> request.build();
      case BOUND -> request.bound().build();
      case UNBOUND -> request.unbound(0).build();
    };
  }

  @ParameterizedTest
  @CsvSource({
    "NOT_APPLIED, WOULD_ALLOW, WOULD_ALLOW",
    "WOULD_ALLOW, ALLOWED, ALLOWED",
    "ALLOWED, WOULD_BLOCK, WOULD_BLOCK",
    "WOULD_BLOCK, BLOCKED, BLOCKED",
    "BLOCKED, NOT_APPLIED, BLOCKED",
  })
  void greatestOutcomeStands(Outcome a, Outcome b, Outcome merged) {
    Request one = aRequest("r1").policy("p1", a).build();
    Request other = aRequest("r1").policy("p2", b).build();

    assertThat(merge(one, other).outcome()).isEqualTo(merged);
    assertThat(merge(other, one).outcome()).isEqualTo(merged);
  }

  @Test
  void greatestStatusCodeStands() {
    Request merged = merge(aRequest("r1").unbound(1008).build(), aRequest("r1").unbound(0).build());

    assertThat(merged.statusCode()).isEqualTo(1008);
  }

  @Test
  void earliestEventTimeStandsAndLatestAppendTime() {
    Request early = aRequest("r1").at("08:00").appended("08:09").build();
    Request late = aRequest("r1").at("08:01").appended("08:03").build();

    Request merged = merge(late, early);

    assertThat(merged.eventTime()).isEqualTo(moment("08:00"));
    assertThat(merged.appendTime()).isEqualTo(moment("08:09"));
    assertThat(merged.recordTime()).isEqualTo(moment("08:01"));
  }

  @Test
  void allElseIsOfTheLaterRecordAlsoWhereTheEarlierSaysMore() {
    Request earlier = aRequest("r1").published("08:01").app("z").error(50097).build();
    Request later = aRequest("r1").published("08:02").app("a").error(0).os("").build();

    assertThat(merge(earlier, later).details()).isEqualTo(later.details());
    assertThat(merge(later, earlier).details()).isEqualTo(later.details());
  }

  @Test
  void tieGoesToTheGreaterByAppThenResourceThenErrorCodeAsANumberThenSystem() {
    List<Request> ascending =
        List.of(
            aRequest("r1").app("a").resource("z").error(9).os("z").build(),
            aRequest("r1").app("b").resource("a").error(9).os("z").build(),
            aRequest("r1").app("b").resource("b").error(9).os("z").build(),
            aRequest("r1").app("b").resource("b").error(10).os("a").build(),
            aRequest("r1").app("b").resource("b").error(10).os("b").build());

    for (int i = 1; i < ascending.size(); i++) {
      Request less = ascending.get(i - 1);
      Request greater = ascending.get(i);
      assertThat(merge(less, greater).details()).isEqualTo(greater.details());
      assertThat(merge(greater, less).details()).isEqualTo(greater.details());
    }
  }

  @Test
  void policiesAreUnitedByIdWithTheGreatestOutcomeAndTheNewestNameOfEach() {
    Request one = withPolicies(policy("p1", "old", 1, Outcome.BLOCKED), policy("p3", "three", 1));
    Request other = withPolicies(policy("p1", "new", 2, Outcome.ALLOWED), policy("p2", "two", 1));

    assertThat(merge(one, other).policies())
        .containsExactly(
            policy("p1", "new", 2, Outcome.BLOCKED),
            policy("p2", "two", 1),
            policy("p3", "three", 1));
  }

  @Test
  void ofTooManyPoliciesTheHeaviestStayInTheOrderOfTheirIds() {
    List<PolicyOutcome> light = policies(0, Request.MAX_POLICIES, Outcome.ALLOWED);
    List<PolicyOutcome> heavy = policies(100, Request.MAX_POLICIES, Outcome.BLOCKED);

    Request merged = merge(withPolicies(light), withPolicies(heavy));

    assertThat(merged.policies()).isEqualTo(heavy);
  }

  @Test
  void cuttingPoliciesEarlyLosesNothing() {
    for (int seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      List<Request> parts = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        Outcome outcome = Outcome.values()[random.nextInt(Outcome.values().length)];
        parts.add(withPolicies(policies(random.nextInt(300), 150, outcome)));
      }
      Request merged = parts.stream().reduce(RequestMerge::merge).orElseThrow();
      Collections.shuffle(parts, random);

      Request shuffled = parts.stream().reduce(RequestMerge::merge).orElseThrow();

      assertThat(shuffled).as("seed %s", seed).isEqualTo(merged);
      assertThat(merged.policies()).hasSizeLessThanOrEqualTo(Request.MAX_POLICIES);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void mergingIsCommutative(long seed) {
    RandomRequests requests = new RandomRequests(seed);
    for (int i = 0; i < ROUNDS; i++) {
      Request a = requests.of("r1");
      Request b = requests.of("r1");
      assertThat(merge(a, b)).as("seed %s, round %s", seed, i).isEqualTo(merge(b, a));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5, 6})
  void mergingIsAssociative(long seed) {
    RandomRequests requests = new RandomRequests(seed);
    for (int i = 0; i < ROUNDS; i++) {
      Request a = requests.of("r1");
      Request b = requests.of("r1");
      Request c = requests.of("r1");
      assertThat(merge(merge(a, b), c))
          .as("seed %s, round %s", seed, i)
          .isEqualTo(merge(a, merge(b, c)));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {7, 8, 9})
  void mergingIsIdempotentAndASecondTimeTellsNothing(long seed) {
    RandomRequests requests = new RandomRequests(seed);
    for (int i = 0; i < ROUNDS; i++) {
      Request a = requests.of("r1");
      Request merged = merge(a, requests.of("r1"));
      assertThat(merge(a, a)).as("seed %s, round %s", seed, i).isEqualTo(a);
      assertThat(merge(merged, a)).as("seed %s, round %s", seed, i).isEqualTo(merged);
      assertThat(RequestMerge.tellsMore(merge(merged, a), merged)).isFalse();
    }
  }

  @Test
  void aSecondAppendTimeTellsNothing() {
    Request known = aRequest("r1").bound().at("08:00").build();
    Request again = aRequest("r1").bound().at("08:00").appended("08:30").build();

    assertThat(RequestMerge.tellsMore(merge(known, again), known)).isFalse();
  }

  private static Request withPolicies(PolicyOutcome... policies) {
    return withPolicies(List.of(policies));
  }

  private static Request withPolicies(List<PolicyOutcome> policies) {
    Request r = aRequest("r1").build();
    return new Request(
        r.requestId(),
        r.tenantId(),
        r.correlationId(),
        r.userId(),
        r.eventTime(),
        r.appendTime(),
        r.arrivedAt(),
        r.recordTime(),
        r.binding(),
        r.statusCode(),
        r.outcome(),
        policies,
        r.details());
  }

  private static List<PolicyOutcome> policies(int from, int count, Outcome outcome) {
    return IntStream.range(from, from + count)
        .mapToObj(i -> policy(String.format("p%04d", i), "name", 1, outcome))
        .toList();
  }

  private static PolicyOutcome policy(String id, String name, long namedAt) {
    return policy(id, name, namedAt, Outcome.ALLOWED);
  }

  private static PolicyOutcome policy(String id, String name, long namedAt, Outcome outcome) {
    return new PolicyOutcome(id, name, PolicyMode.ENFORCED, outcome, namedAt);
  }
}
