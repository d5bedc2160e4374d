package io.boundwatch.alert.rule;

import static io.boundwatch.signin.RequestBuilder.aRequest;
import static io.boundwatch.signin.RequestBuilder.moment;
import static org.assertj.core.api.Assertions.assertThat;

import io.boundwatch.alert.AlertBook.Activity;
import io.boundwatch.alert.Evidence;
import io.boundwatch.alert.Finding;
import io.boundwatch.alert.RuleBench;
import io.boundwatch.alert.Severity;
import io.boundwatch.event.Outcome;
import io.boundwatch.event.Request;
import io.boundwatch.signin.RequestBuilder;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WatchedUserInScopeTest {
  private final RuleBench bench = watching("glass-1, Glass2@Contoso.example");

  private static RuleBench watching(String users) {
    return RuleBench.of(WatchedUserInScope.TYPE, Map.of("alerts.watch-list", users));
  }

  private static RequestBuilder by(String id, String user) {
    return aRequest(id).of("c" + id, user).at("08:02");
  }

  @ParameterizedTest
  @EnumSource(Outcome.class)
  void anyOutcomeInScopeIsAnAlert(Outcome outcome) {
    bench.put(by("r1", "glass-1").policy("p1", outcome).build());

    assertThat(bench.created()).hasSize(outcome.isInScope() ? 1 : 0);
  }

  @Test
  void theAlertNamesUserPolicyAndRequest() {
    bench.put(by("r1", "glass-1").blocked().build());

    Finding finding = bench.created().get(0);
    assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(finding.entity()).isEqualTo("glass-1");
    assertThat(finding.at()).isEqualTo(moment("08:00"));
    assertThat(finding.until()).isEqualTo(moment("08:02"));
    assertThat(finding.subject().policyId()).isEqualTo("p1");
    assertThat(finding.description()).contains("glass-1@contoso.example", "Name of p1", "blocked");
    assertThat(finding.evidence()).extracting(Evidence::id).containsExactly("r1");
  }

  @ParameterizedTest
  @CsvSource({"u7, glass2@contoso.example, 1", "u7, GLASS2@contoso.EXAMPLE, 1", "u7, u7@x, 0"})
  void theListHoldsIdsAndNamesWhateverTheirCase(String id, String name, int alerts) {
    bench.put(by("r1", id).userName(name).blocked().build());

    assertThat(bench.created()).hasSize(alerts);
  }

  @Test
  void aLateRequestIsTold() {
    bench.clock(moment("23:00")).putLate(by("r1", "glass-1").allowed().build());

    assertThat(bench.created()).hasSize(1);
  }

  @Test
  void reportOnlyIsAWarning() {
    bench.put(by("r1", "glass-1").policy("p1", Outcome.WOULD_BLOCK).build());

    assertThat(bench.created().get(0).severity()).isEqualTo(Severity.WARNING);
  }

  @Test
  void reportOnlyBesideAnEnforcedPolicyIsCritical() {
    Request request =
        by("r1", "glass-1").policy("p1", Outcome.ALLOWED).policy("p2", Outcome.WOULD_BLOCK).build();

    bench.put(request);

    assertThat(bench.created().get(0).severity()).isEqualTo(Severity.CRITICAL);
  }

  @Test
  void aWarningBecomesCriticalWhenThePolicyIsEnforced() {
    bench.put(by("r1", "glass-1").policy("p1", Outcome.WOULD_BLOCK).build());
    bench.restart().put(by("r2", "glass-1").at("08:03").allowed().build());

    assertThat(bench.published(Activity.UPDATE))
        .extracting(Finding::severity)
        .containsExactly(Severity.CRITICAL);
  }

  @Test
  void itIsToldAgainWhenTheRequestsDouble() {
    for (int i = 1; i <= 8; i++) {
      bench.restart().put(by("r" + i, "glass-1").blocked().build());
    }

    assertThat(bench.published(Activity.UPDATE))
        .extracting(Finding::measure)
        .containsExactly(2.0, 4.0, 8.0);
  }

  @Test
  void aRequestMetAgainCountsOnce() {
    Request request = by("r1", "glass-1").blocked().build();
    bench.put(request, request, request, request);

    assertThat(bench.published()).hasSize(1);
  }

  @Test
  void theNextEpisodeCountsAnew() {
    for (int i = 1; i <= 4; i++) {
      bench.put(by("r" + i, "glass-1").blocked().build());
    }

    bench.clock(moment("08:30")).put(by("r9", "glass-1").at("08:31").blocked().build());

    assertThat(bench.created()).extracting(Finding::measure).containsExactly(1.0, 1.0);
  }

  @Test
  void withoutAListNothingIsWatched() {
    RuleBench none = watching("");
    none.put(by("r1", "glass-1").userName("").blocked().build());

    assertThat(none.created()).isEmpty();
  }

  @Test
  void whatIsKeptIsBoundedAndForgotten() {
    for (int i = 0; i < 5000; i++) {
      bench.put(by("r" + i, "glass-1").blocked().build());
    }

    assertThat(bench.stateSize()).isEqualTo(1);
    assertThat(bench.stateBytes()).isLessThan(10_000);
    assertThat(bench.clock(moment("08:00") + 2 * 86_400_000L).stateSize()).isZero();
  }
}
