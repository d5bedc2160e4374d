package io.boundwatch.alert.rule;

import static io.boundwatch.event.PolicyMode.ENFORCED;
import static io.boundwatch.event.PolicyMode.REPORT_ONLY;
import static io.boundwatch.signin.RequestBuilder.TENANT;
import static io.boundwatch.signin.RequestBuilder.moment;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.boundwatch.alert.AlertBook.Activity;
import io.boundwatch.alert.Fact.PolicySeen;
import io.boundwatch.alert.Finding;
import io.boundwatch.alert.RuleBench;
import io.boundwatch.alert.Severity;
import io.boundwatch.codec.CodecException;
import io.boundwatch.event.PolicyMode;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PolicyChangedTest {
  private final RuleBench bench = RuleBench.of(PolicyChanged.TYPE);

  private PolicyChangedTest sees(PolicyMode mode, long records, String firstAt, String lastAt) {
    return sees("p1", mode, records, firstAt, lastAt);
  }

  private PolicyChangedTest sees(
      String policy, PolicyMode mode, long records, String firstAt, String lastAt) {
    bench.put(
        new PolicySeen(
            TENANT, policy, "Name of " + policy, mode, records, moment(firstAt), moment(lastAt)));
    return this;
  }

  @ParameterizedTest
  @EnumSource
  void aNewlySeenPolicyIsNoChange(PolicyMode mode) {
    sees(mode, 500, "08:00", "08:01");

    assertThat(bench.published()).isEmpty();
  }

  @Test
  void theTwentiethRecordOfTheOtherModeTells() {
    sees(REPORT_ONLY, 3, "08:00", "08:01").sees(ENFORCED, 19, "08:07", "08:08");
    assertThat(bench.published()).isEmpty();
    sees(ENFORCED, 1, "08:09", "08:09");

    Finding found = bench.created().get(0);
    assertThat(found.severity()).isEqualTo(Severity.INFO);
    assertThat(found.entity()).isEqualTo("p1");
    assertThat(found.at()).isEqualTo(moment("08:05"));
    assertThat(found.title()).isEqualTo("A token-protection policy is now enforced");
    assertThat(found.description())
        .isEqualTo(
            "The policy Name of p1 went from report-only to enforced: 20 records since"
                + " 2026-11-02T08:07:00Z");
  }

  @Test
  void itIsToldOnce() {
    sees(REPORT_ONLY, 3, "08:00", "08:01")
        .sees(ENFORCED, 30, "08:07", "08:08")
        .sees(ENFORCED, 300, "08:09", "08:30");

    assertThat(bench.published()).hasSize(1);
  }

  @Test
  void aModeThatIsSeenBeforeTheOtherEndsIsNoChange() {
    sees(REPORT_ONLY, 3, "08:00", "08:10").sees(ENFORCED, 500, "08:01", "08:09");

    assertThat(bench.published()).isEmpty();
  }

  @Test
  void ofRecordsThatBeginBeforeTheOtherEndsOnlyTheLastCounts() {
    sees(REPORT_ONLY, 3, "08:00", "08:10").sees(ENFORCED, 500, "08:01", "08:11");
    sees(ENFORCED, 18, "08:12", "08:13");
    assertThat(bench.published()).isEmpty();
    sees(ENFORCED, 1, "08:14", "08:14");

    assertThat(bench.created()).extracting(Finding::at).containsExactly(moment("08:10"));
  }

  @Test
  void goingBackBeforeTheTwentiethRecordIsNoChange() {
    sees(REPORT_ONLY, 3, "08:00", "08:01")
        .sees(ENFORCED, 19, "08:07", "08:08")
        .sees(REPORT_ONLY, 1, "08:09", "08:09")
        .sees(ENFORCED, 19, "08:10", "08:11");

    assertThat(bench.published()).isEmpty();
  }

  @Test
  void recordsOfTheOldModeThatComeAfterwardsDoNotHoldItUp() {
    sees(REPORT_ONLY, 3, "08:00", "08:01")
        .sees(ENFORCED, 19, "08:07", "08:08")
        .sees(REPORT_ONLY, 40, "08:02", "08:06")
        .sees(ENFORCED, 1, "08:09", "08:09")
        .sees(REPORT_ONLY, 40, "08:02", "08:06");

    assertThat(bench.published()).hasSize(1);
  }

  @Test
  void partsOfAFlushTellTheSameInAnyOrder() {
    for (int turn = 0; turn < 2; turn++) {
      RuleBench either = RuleBench.of(PolicyChanged.TYPE);
      PolicySeen old = seen(REPORT_ONLY, 10, "08:02", "08:06");
      PolicySeen one = seen(ENFORCED, 12, "08:07", "08:08");
      PolicySeen other = seen(ENFORCED, 12, "08:07:30", "08:09");
      either.put(seen(REPORT_ONLY, 3, "08:00", "08:01"));
      either.put(turn == 0 ? old : other).put(one).put(turn == 0 ? other : old);

      assertThat(either.created()).extracting(Finding::at).containsExactly(moment("08:05"));
    }
  }

  private static PolicySeen seen(PolicyMode mode, long records, String firstAt, String lastAt) {
    return new PolicySeen(
        TENANT, "p1", "Name of p1", mode, records, moment(firstAt), moment(lastAt));
  }

  @Test
  void aChangeBackIsAnotherAlertEvenWithinTheSameWindow() {
    sees(REPORT_ONLY, 3, "08:00", "08:00:10")
        .sees(ENFORCED, 30, "08:01", "08:02")
        .sees(REPORT_ONLY, 30, "08:03", "08:04");

    assertThat(bench.published())
        .extracting(published -> published.activity(), published -> published.finding().title())
        .containsExactly(
            tuple(Activity.CREATE, "A token-protection policy is now enforced"),
            tuple(Activity.CLOSE, "A token-protection policy is now enforced"),
            tuple(Activity.CREATE, "A token-protection policy is now report-only"));
  }

  @Test
  void itClosesByItself() {
    sees(REPORT_ONLY, 3, "08:00", "08:01").sees(ENFORCED, 30, "08:07", "08:08");
    bench.clock(moment("08:25"));

    assertThat(bench.published(Activity.CLOSE)).hasSize(1);
  }

  @Test
  void restartsChangeNothing() {
    sees(REPORT_ONLY, 3, "08:00", "08:01");
    bench.restart();
    sees(ENFORCED, 19, "08:07", "08:08");
    bench.restart();
    sees(ENFORCED, 1, "08:09", "08:09");
    bench.restart();
    sees(ENFORCED, 100, "08:09", "08:09");

    assertThat(bench.published()).hasSize(1);
  }

  @Test
  void policiesAreApart() {
    sees("p1", REPORT_ONLY, 3, "08:00", "08:01").sees("p2", ENFORCED, 30, "08:07", "08:08");

    assertThat(bench.published()).isEmpty();
    assertThat(bench.stateSize()).isEqualTo(2);
  }

  @Test
  void aPolicyThatWasNotSeenForThirtyDaysIsNew() {
    sees(REPORT_ONLY, 3, "08:00", "08:01");
    bench.clock(moment("08:01") + 30L * 24 * 3_600_000);

    assertThat(bench.stateSize()).isZero();
  }

  @Test
  void howManyRecordsIsConfiguration() {
    RuleBench tuned =
        RuleBench.of(PolicyChanged.TYPE, Map.of("alerts.policy-changed.records", "2"));
    tuned.put(seen(REPORT_ONLY, 1, "08:00", "08:00")).put(seen(ENFORCED, 2, "08:01", "08:02"));

    assertThat(tuned.created()).hasSize(1);
  }

  @Test
  void stateOfAnotherReleaseIsRefused() {
    SeenMode mode =
        SeenMode.NONE
            .and(seen(REPORT_ONLY, 3, "08:00", "08:01"))
            .and(seen(ENFORCED, 3, "08:02", "08:03"));
    byte[] kept = mode.encode();
    assertThat(SeenMode.decode(kept)).isEqualTo(mode);
    kept[0] = 99;

    assertThatThrownBy(() -> SeenMode.decode(kept))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining("policy-changed has kept has format 99");
  }
}
