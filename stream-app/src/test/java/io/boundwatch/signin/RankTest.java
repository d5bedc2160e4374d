package io.boundwatch.signin;

import static io.boundwatch.signin.RequestBuilder.aRequest;
import static org.assertj.core.api.Assertions.assertThat;

import io.boundwatch.event.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RankTest {
  /** From the first to be cut to the last. */
  private static final List<Rank> ASCENDING =
      List.of(
          rank(aRequest("a").at("08:01")),
          rank(aRequest("b").at("08:01")),
          rank(aRequest("a").at("08:00")),
          rank(aRequest("a").bound().at("08:05")),
          rank(aRequest("a").bound().at("08:00")),
          rank(aRequest("a").unbound(1002).at("09:00")),
          rank(aRequest("a").policy("p", Outcome.WOULD_ALLOW).at("09:00")),
          rank(aRequest("a").unbound(1002).policy("p", Outcome.WOULD_ALLOW).at("09:00")),
          rank(aRequest("a").policy("p", Outcome.ALLOWED).at("09:00")),
          rank(aRequest("a").policy("p", Outcome.WOULD_BLOCK).at("09:00")),
          rank(aRequest("a").policy("p", Outcome.BLOCKED).at("10:00")));

  private static Rank rank(RequestBuilder request) {
    return Rank.of(request.build());
  }

  @Test
  void outcomeThenBindingThenEarlierEventTimeThenIdDecide() {
    List<Rank> shuffled = new ArrayList<>(ASCENDING);
    Collections.shuffle(shuffled, new Random(1));

    Collections.sort(shuffled);

    assertThat(shuffled).isEqualTo(ASCENDING);
  }

  @Test
  void rankOnlyRisesWhenARequestIsMerged() {
    RandomRequests requests = new RandomRequests(11);
    for (int i = 0; i < 2_000; i++) {
      var a = requests.of("r1");
      var b = requests.of("r1");
      assertThat(Rank.of(RequestMerge.merge(a, b)))
          .isGreaterThanOrEqualTo(Rank.of(a))
          .isGreaterThanOrEqualTo(Rank.of(b));
    }
  }
}
