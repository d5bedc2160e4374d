package io.boundwatch.alert.rule;

import static io.boundwatch.signin.RequestBuilder.TENANT;
import static io.boundwatch.signin.RequestBuilder.moment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boundwatch.alert.AlertBook.Activity;
import io.boundwatch.alert.AlertSettings;
import io.boundwatch.alert.Evidence;
import io.boundwatch.alert.Finding;
import io.boundwatch.alert.RuleBench;
import io.boundwatch.alert.Severity;
import io.boundwatch.alert.spike.SpikeSettings;
import io.boundwatch.config.ConfigException;
import io.boundwatch.config.ConfigLoader;
import io.boundwatch.count.CellDelta;
import io.boundwatch.count.CellKey;
import io.boundwatch.count.WindowSize;
import io.boundwatch.event.Outcome;
import io.boundwatch.event.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The method has tests of its own; here is what reaches it, and what is said of its findings. */
class UnboundSpikeTest {
  private static final long WINDOW = 300_000;
  private static final long DAY = 24 * 3_600_000L;

  /** Start of the first window that was not learned from. */
  private static final long START = moment("08:00");

  private final RuleBench bench = RuleBench.of(UnboundSpike.TYPE);

  private static CellKey key(long start) {
    return key(start, Duration.ofMinutes(5));
  }

  private static CellKey key(long start, Duration size) {
    return CellKey.app(TENANT, "outlook", start, WindowSize.of(size));
  }

  /** In-scope sign-ins, each of a user of its own, those that are unbound with this outcome. */
  private static CellDelta cell(int inScope, int unbound, Outcome outcome) {
    CellDelta cell = new CellDelta();
    cell.tally().addInScopeSignIn(Verdict.BOUND, inScope - unbound);
    cell.tally().addInScopeSignIn(Verdict.UNBOUND, unbound);
    cell.tally().addOutcome(outcome, unbound);
    cell.tally().addCode(1003, unbound);
    for (int user = 0; user < inScope; user++) {
      cell.users().add("user-" + user);
      if (user < unbound && outcome.isBlock()) {
        cell.blockedUsers().add("user-" + user);
      }
    }
    return cell;
  }

  private UnboundSpikeTest learns(Duration time) {
    for (long start = START - time.toMillis(); start < START; start += WINDOW) {
      long turn = start / WINDOW % 20;
      window(start, cell(100, turn == 0 ? 9 : 3, Outcome.BLOCKED));
    }
    return this;
  }

  private void window(long start, CellDelta cell) {
    bench.cell(key(start), cell).closed(key(start)).clock(start + 2 * WINDOW);
  }

  private void windows(int from, int count, CellDelta cell) {
    for (int i = from; i < from + count; i++) {
      window(START + i * WINDOW, cell);
    }
  }

  @Test
  void aSpikeOpensOnTwoOfThreeClosedWindowsAndClosesAfterThreeQuietOnes() {
    learns(Duration.ofDays(2)).windows(0, 1, cell(100, 22, Outcome.BLOCKED));
    assertThat(bench.published()).isEmpty();
    windows(1, 3, cell(100, 22, Outcome.BLOCKED));
    windows(4, 2, cell(100, 3, Outcome.BLOCKED));
    assertThat(bench.published(Activity.CLOSE)).isEmpty();
    windows(6, 1, cell(100, 3, Outcome.BLOCKED));

    assertThat(bench.created()).extracting(Finding::at).containsExactly(START);
    assertThat(bench.published(Activity.CLOSE)).hasSize(1);
  }

  @Test
  void saysWhatHowMuchAndAgainstWhat() {
    learns(Duration.ofDays(2)).windows(0, 2, cell(100, 22, Outcome.BLOCKED));

    Finding found = bench.created().get(0);
    assertThat(found.severity()).isEqualTo(Severity.WARNING);
    assertThat(found.entity()).isEqualTo("outlook");
    assertThat(found.description())
        .matches(
            "22 of 100 in-scope sign-ins to outlook were unbound \\(22\\.0 %\\) within 5 min,"
                + " where 3\\.\\d were expected; blocked were 22 users;"
                + " since 2026-11-02T08:00:00Z");
    assertThat(found.observed().counts())
        .isEqualTo(
            Map.of(
                "unbound", 22L,
                "in_scope", 100L,
                "blocked_users", 22L,
                "blocked_requests", 22L,
                "would_block_requests", 0L));
    assertThat(found.observed().statusCodes()).isEqualTo(Map.of(1003, 22L));
    assertThat(found.observed().baseline())
        .containsOnlyKeys("expected", "ratio", "concentration", "p_value");
    assertThat(found.observed().learning()).isFalse();
    assertThat(found.evidence())
        .containsExactly(new Evidence.Contributor("statusCode", "1003", 22));
  }

  @ParameterizedTest
  @CsvSource({"BLOCKED, CRITICAL, false", "WOULD_BLOCK, WARNING, true", "ALLOWED, WARNING, false"})
  void aVastOneIsToldWhileItsWindowIsOpenAndIsCriticalIfEnforced(
      Outcome outcome, Severity severity, boolean reportOnly) {
    learns(Duration.ofDays(2));
    bench.cell(key(START), cell(60, 58, outcome));
    bench.cell(key(START), cell(60, 58, outcome));

    Finding found = bench.created().get(0);
    assertThat(found.severity()).isEqualTo(severity);
    assertThat(found.reportOnly()).isEqualTo(reportOnly);
    assertThat(found.at()).isEqualTo(START);
  }

  @Test
  void whereNothingIsBlockedItIsSaidWhoseUsersAreCounted() {
    learns(Duration.ofDays(2)).windows(0, 2, cell(100, 22, Outcome.ALLOWED));

    assertThat(bench.created().get(0).description()).contains("; in scope were 100 users; ");
    assertThat(bench.created().get(0).observed().counts()).containsEntry("in_scope_users", 100L);
  }

  @Test
  void onTheFirstDayItIsMarkedAsLearning() {
    learns(Duration.ofHours(4)).windows(0, 2, cell(100, 40, Outcome.BLOCKED));

    assertThat(bench.created().get(0).observed().learning()).isTrue();
    assertThat(bench.created().get(0).description()).contains("expected (still learning)");
  }

  @Test
  void whatFiresTogetherIsSaidOfAllItsWindows() {
    learns(Duration.ofDays(2));
    for (int i = 0; i < 12 && bench.created().isEmpty(); i++) {
      windows(i, 1, cell(30, 5, Outcome.BLOCKED));
    }

    Finding found = bench.created().get(0);
    long unbound = found.observed().counts().get("unbound");
    assertThat(unbound).isGreaterThan(5).isEqualTo((long) found.measure());
    assertThat(found.observed().counts()).containsEntry("blocked_requests", unbound);
    assertThat(found.observed().statusCodes()).isEqualTo(Map.of(1003, unbound));
    assertThat(found.description()).contains("within 15 min");
  }

  @Test
  void aRestartInTheMiddleChangesNothing() {
    learns(Duration.ofDays(2));
    for (int i = 0; i < 8; i++) {
      bench.restart();
      windows(i, 1, cell(100, i < 4 ? 22 : 3, Outcome.BLOCKED));
    }

    assertThat(bench.published())
        .extracting(published -> published.activity())
        .containsExactly(Activity.CREATE, Activity.CLOSE);
  }

  @Test
  void whatLastsForADayIsTheNewUsualAndItsAlertEnds() {
    learns(Duration.ofDays(2)).windows(0, 288 + 24, cell(100, 30, Outcome.BLOCKED));

    assertThat(bench.created()).hasSize(1);
    assertThat(bench.published(Activity.CLOSE)).hasSize(1);
  }

  @Test
  void appsThatNoPolicyTouchesAndOtherWindowsLeaveNothing() {
    window(START, cell(0, 0, Outcome.BLOCKED));
    CellKey hour = key(START, Duration.ofHours(1));
    bench.cell(hour, cell(100, 50, Outcome.BLOCKED)).closed(hour);

    assertThat(bench.stateSize()).isZero();
  }

  @Test
  void aWindowThatWasToldOfLessThanNothingIsBorne() {
    CellDelta negative = new CellDelta();
    negative.tally().addInScopeSignIn(Verdict.UNBOUND, -3);
    negative.tally().addInScopeSignIn(Verdict.BOUND, 2);
    learns(Duration.ofDays(2)).windows(0, 1, negative);

    assertThat(bench.published()).isEmpty();
  }

  @Test
  void aBaselineIsSmallAndForgottenAfterThirtyDays() {
    learns(Duration.ofDays(2));
    assertThat(bench.stateSize()).isEqualTo(1);
    assertThat(bench.stateBytes()).isLessThan(400);
    bench.clock(START + 30 * DAY + WINDOW);

    assertThat(bench.stateSize()).isZero();
  }

  private static SpikeSettings tuned(Map<String, String> settings) {
    AlertSettings alerts = ConfigLoader.of(settings).alerts();
    return SpikeTunings.of(alerts.rules().get("unbound-spike"), alerts.window());
  }

  @Test
  void theDefaultsAreThoseOfTheMethod() {
    assertThat(tuned(Map.of())).isEqualTo(SpikeSettings.DEFAULTS);
  }

  @Test
  void eachConstantIsConfiguration() {
    Map<String, String> others =
        Map.ofEntries(
            Map.entry("p", "0.01"),
            Map.entry("min-unbound", "11"),
            Map.entry("min-users", "4"),
            Map.entry("min-rise", "0.2"),
            Map.entry("min-factor", "3"),
            Map.entry("high-ratio", "0.5"),
            Map.entry("high-ratio-factor", "1.4"),
            Map.entry("sustained-p", "1e-6"),
            Map.entry("sustained-windows", "7"),
            Map.entry("fast-p", "1e-11"),
            Map.entry("fast-factor", "6"),
            Map.entry("fast-users", "12"),
            Map.entry("learn-for", "PT12H"),
            Map.entry("guard-windows", "4"),
            Map.entry("winsor", "3"),
            Map.entry("half-life", "100"),
            Map.entry("firing", "3"),
            Map.entry("among", "5"),
            Map.entry("quiet", "6"),
            Map.entry("longest", "PT48H"));
    Map<String, String> settings =
        others.entrySet().stream()
            .collect(
                Collectors.toMap(
                    entry -> "alerts.unbound-spike." + entry.getKey(), Map.Entry::getValue));

    assertThat(UnboundSpike.TYPE.tunings()).hasSameSizeAs(others.entrySet());
    assertThat(tuned(settings))
        .isEqualTo(
            new SpikeSettings(
                Duration.ofMinutes(5),
                new SpikeSettings.Gates(0.01, 11, 4, 0.2, 3, 0.5, 1.4),
                new SpikeSettings.Sustained(1e-6, List.of(3, 6)),
                new SpikeSettings.Fast(1e-11, 6, 12),
                new SpikeSettings.Learning(Duration.ofHours(12), 4, 3, 100),
                new SpikeSettings.Episodes(3, 5, 6, Duration.ofHours(48))));
  }

  @Test
  void constantsThatContradictEachOtherStopTheStart() {
    Map<String, String> settings =
        Map.of("alerts.unbound-spike.firing", "4", "alerts.unbound-spike.among", "3");

    assertThatThrownBy(() -> ConfigLoader.of(settings))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("alerts.unbound-spike: episodes.firing is 4");
  }
}
