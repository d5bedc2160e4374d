package io.boundwatch.count;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundwatch.event.Binding;
import io.boundwatch.event.Outcome;
import io.boundwatch.event.PolicyMode;
import io.boundwatch.event.Verdict;
import io.boundwatch.schemas.AppCounts;
import io.boundwatch.schemas.OutcomeCounts;
import io.boundwatch.schemas.PolicyCounts;
import io.boundwatch.schemas.RequestCounts;
import io.boundwatch.schemas.UserCounts;
import io.boundwatch.schemas.VerdictCounts;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CountsWriterTest {
  private static final long START = Instant.parse("2026-11-02T08:00:00Z").toEpochMilli();
  private static final WindowSize FIVE_MINUTES = WindowSize.of(Duration.ofMinutes(5));
  private static final CountsWriter.State STATE = new CountsWriter.State(START + 7, true, false);

  private final CellDelta cell = new CellDelta();

  @ParameterizedTest
  @CsvSource({
    "0, 0, ",
    "0, 7, 0.0",
    "7, 7, 100.0",
    "1, 3, 33.33",
    "2, 3, 66.67",
    "1, 8, 12.5",
    "1, 800, 0.13",
    "1, 20001, 0.0",
    "9223372036854775807, 9223372036854775807, 100.0",
  })
  void percentHasTwoDecimalsRoundedHalfUp(long part, long whole, Double percent) {
    assertThat(CountsWriter.percent(part, whole)).isEqualTo(percent);
  }

  @Test
  void appCountsHaveEveryFigureInItsPlace() {
    fill();
    cell.join(new Labels(Label.NONE, new Label(1, "Outlook", 0), Label.NONE));
    cell.users().add("u1");
    cell.users().add("u2");
    cell.blockedUsers().add("u1");

    AppCounts counts = CountsWriter.app(CellKey.app("t", "a", START, FIVE_MINUTES), cell, STATE);

    assertThat(counts.tenantId()).isEqualTo("t");
    assertThat(counts.appId()).isEqualTo("a");
    assertThat(counts.appDisplayName()).isEqualTo("Outlook");
    assertThat(counts.windowStart()).isEqualTo("2026-11-02T08:00:00Z");
    assertThat(counts.windowEnd()).isEqualTo("2026-11-02T08:05:00Z");
    assertThat(counts.windowSize()).isEqualTo("PT5M");
    assertThat(counts.requests()).isEqualTo(new RequestCounts(6, 2, 3, 1));
    assertThat(counts.outcomes()).isEqualTo(new OutcomeCounts(1, 2, 3, 4, 5));
    assertThat(counts.block()).isEqualTo(9);
    assertThat(counts.allow()).isEqualTo(5);
    assertThat(counts.pctAllowed()).isEqualTo(35.71);
    assertThat(counts.users()).isEqualTo(2);
    assertThat(counts.blockedUsers()).isEqualTo(1);
    assertThat(counts.signIns()).isEqualTo(new VerdictCounts(8, 9, 7));
    assertThat(counts.inScopeSignIns()).isEqualTo(new VerdictCounts(11, 12, 10));
    assertThat(counts.unboundByStatusCode()).isEqualTo(Map.of("1003", 2L, "0", 1L));
    assertThat(counts.updatedAt()).isEqualTo("2026-11-02T08:00:00.007Z");
    assertThat(counts.isFinal()).isTrue();
    assertThat(counts.partial()).isFalse();
  }

  private void fill() {
    Tally tally = cell.tally();
    tally.addBinding(Binding.NONE, 1);
    tally.addBinding(Binding.BOUND, 2);
    tally.addBinding(Binding.UNBOUND, 3);
    for (Outcome outcome : Outcome.values()) {
      tally.addOutcome(outcome, outcome.ordinal() + 1);
    }
    for (Verdict verdict : Verdict.values()) {
      tally.addSignIn(verdict, verdict.ordinal() + 7);
      tally.addInScopeSignIn(verdict, verdict.ordinal() + 10);
    }
    tally.addCode(1003, 2);
    tally.addCode(0, 1);
  }

  @Test
  void userCountsNameUserAppAndResource() {
    fill();
    cell.join(new Labels(new Label(1, "ada", 0), new Label(1, "Teams", 0), new Label(1, "Ex", 0)));

    UserCounts counts =
        CountsWriter.user(
            CellKey.user("t", "u", "a", "r", START, FIVE_MINUTES),
            cell,
            new CountsWriter.State(START, false, true));

    assertThat(counts.userId()).isEqualTo("u");
    assertThat(counts.userPrincipalName()).isEqualTo("ada");
    assertThat(counts.appDisplayName()).isEqualTo("Teams");
    assertThat(counts.resourceId()).isEqualTo("r");
    assertThat(counts.resourceDisplayName()).isEqualTo("Ex");
    assertThat(counts.requests().total()).isEqualTo(6);
    assertThat(counts.pctAllowed()).isEqualTo(35.71);
    assertThat(counts.isFinal()).isFalse();
    assertThat(counts.partial()).isTrue();
  }

  @Test
  void policyCountsTellWhatAnUpgradeByTheUsersWouldLeave() {
    cell.tally().addOutcome(Outcome.WOULD_BLOCK, 4);
    cell.tally().addOutcome(Outcome.WOULD_ALLOW, 2);
    cell.tally().addSelfRemediable(3);
    cell.tally().addCode(1003, 4);
    cell.join(
        new Labels(
            new Label(1, "Pilot", PolicyMode.REPORT_ONLY.ordinal()), Label.NONE, Label.NONE));

    PolicyCounts counts =
        CountsWriter.policy(CellKey.policy("t", "p", "a", START, FIVE_MINUTES), cell, STATE);

    assertThat(counts.policyId()).isEqualTo("p");
    assertThat(counts.policyName()).isEqualTo("Pilot");
    assertThat(counts.mode()).isEqualTo("reportOnly");
    assertThat(counts.pctAllowed()).isEqualTo(33.33);
    assertThat(counts.pctEnforceable()).isEqualTo(83.33);
    assertThat(counts.selfRemediable()).isEqualTo(3);
    assertThat(counts.blockByStatusCode()).isEqualTo(Map.of("1003", 4L));
  }

  @Test
  void cellThatJudgedNothingHasNoShares() {
    cell.tally().addOutcome(Outcome.NOT_APPLIED, 4);

    PolicyCounts counts =
        CountsWriter.policy(CellKey.policy("t", "p", "a", START, FIVE_MINUTES), cell, STATE);

    assertThat(counts.pctAllowed()).isNull();
    assertThat(counts.pctEnforceable()).isNull();
  }

  @Test
  void sharesAreRoundedHalfUpAsDecimalsAre() {
    for (long whole = -130; whole <= 130; whole++) {
      for (long part = -260; part <= 260; part++) {
        assertPercent(part, whole);
      }
    }
    Random random = new Random(20261122);
    for (int i = 0; i < 100_000; i++) {
      long whole = 1 + (random.nextLong() >>> 16 + random.nextInt(46));
      assertPercent((long) (whole * random.nextDouble()), whole);
    }
  }

  private static void assertPercent(long part, long whole) {
    Double expected =
        whole == 0
            ? null
            : BigDecimal.valueOf(part)
                .multiply(BigDecimal.valueOf(100))
                .divide(BigDecimal.valueOf(whole), 2, RoundingMode.HALF_UP)
                .doubleValue();
    assertThat(CountsWriter.percent(part, whole)).as("%s of %s", part, whole).isEqualTo(expected);
  }
}
