package io.boundwatch.alert.rule;

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
import io.boundwatch.event.Outcome;
import io.boundwatch.signin.RequestBuilder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Requests of 2026-11-02, a Monday. */
class MassBlockTest {
  private static final long SECOND = 1_000;
  private static final long MINUTE = 60 * SECOND;

  private final RuleBench bench = RuleBench.of(MassBlock.TYPE);
  private final JoinTask join = new JoinTask(bench);

  /** The sign-in of one user. */
  private static RequestBuilder by(int user, long at) {
    return aRequest("r-" + user + "-" + at).of("c-" + user + "-" + at, "user-" + user).at(at);
  }

  private static RequestBuilder blocked(int user, long at) {
    return by(user, at).unbound(user % 2 == 0 ? 1002 : 1003).error(530084).blocked();
  }

  private static RequestBuilder allowed(int user, long at) {
    return by(user, at).bound().allowed();
  }

  private void meet(int users, String at, int ofThemBlocked) {
    for (int user = 0; user < users; user++) {
      join.meets(user < ofThemBlocked ? blocked(user, moment(at)) : allowed(user, moment(at)));
    }
    join.flushes();
  }

  /** From 08:00 on a user signs in each second, and every third one is blocked. */
  private void monday(Outcome whenBlocked, Outcome otherwise, int seconds) {
    for (int second = 0; second < seconds; second++) {
      RequestBuilder request = by(second, moment("08:00") + second * SECOND);
      join.meets(
          second % 3 == 2
              ? request.unbound(1002).policy("p1", whenBlocked)
              : request.bound().policy("p1", otherwise));
      if (second % 2 == 1) {
        join.flushes();
      }
    }
    join.flushes();
  }

  @Test
  void policySwitchedOnForAnAppWithoutHistoryIsCriticalWithTheTwentiethUser() {
    monday(Outcome.BLOCKED, Outcome.ALLOWED, 59);
    assertThat(bench.created()).isEmpty();

    monday(Outcome.BLOCKED, Outcome.ALLOWED, 60);

    Finding found = bench.created().get(0);
    assertThat(found.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(found.at()).isEqualTo(moment("08:00"));
    assertThat(found.entity()).isEqualTo("p1|outlook");
    assertThat(found.description())
        .isEqualTo(
            "The enforced policy Name of p1 blocked 20 of 60 users in scope of Outlook (33.3 %)"
                + " within 15 min, since 2026-11-02T08:00:00Z");
    assertThat(found.observed().counts())
        .isEqualTo(Map.of("blocked_users", 20L, "in_scope_users", 60L));
    assertThat(found.observed().statusCodes()).isEqualTo(Map.of(1002, 20L));
    assertThat(found.evidence())
        .containsExactly(new Evidence.Contributor("statusCode", "1002", 20));
    assertThat(found.subject().policyName()).isEqualTo("Name of p1");
  }

  @Test
  void theSameInReportOnlyIsNothingHere() {
    monday(Outcome.WOULD_BLOCK, Outcome.WOULD_ALLOW, 600);

    assertThat(bench.published()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"19,19,0", "20,20,1", "200,20,1", "201,20,0", "201,21,1"})
  void bothUsersAndShareMustBeReached(int users, int blocked, int alerts) {
    meet(users, "08:01", blocked);

    assertThat(bench.created()).hasSize(alerts);
  }

  @ParameterizedTest
  @CsvSource({"45,1", "47,1", "51,0", "60,0"})
  void blocksOfAQuarterOfAnHourCountTogetherWhereverItBegins(int secondsApart, int alerts) {
    for (int user = 0; user < 20; user++) {
      join.meets(blocked(user, moment("08:03:10") + user * secondsApart * SECOND)).flushes();
    }

    assertThat(bench.created()).hasSize(alerts);
  }

  @Test
  void oneUserWhoTriesAgainAndAgainIsOneUser() {
    for (int i = 0; i < 100; i++) {
      join.meets(blocked(1, moment("08:00") + i * SECOND)).flushes();
    }

    assertThat(bench.created()).isEmpty();
  }

  @Test
  void aBlockWithoutAnyPolicyInTheRecordCountsByItsErrorCode() {
    for (int user = 0; user < 20; user++) {
      join.meets(by(user, moment("08:01")).error(530084).outcome(Outcome.BLOCKED));
    }
    join.flushes();

    assertThat(bench.created())
        .extracting(Finding::entity, finding -> finding.description().substring(0, 16))
        .containsExactly(tuple("|outlook", "Token protection"));
  }

  @Test
  void appsAndPoliciesAreApart() {
    for (int user = 0; user < 20; user++) {
      join.meets(blocked(user, moment("08:01")).app(user % 2 == 0 ? "outlook" : "teams"));
      join.meets(
          by(user + 50, moment("08:02")).policy("p" + user % 2, Outcome.BLOCKED).app("word"));
    }
    join.flushes();

    assertThat(bench.created()).isEmpty();
  }

  @Test
  void whoIsBlockedIsNotToldBeforeWhoIsInScope() {
    JoinTask slow = new JoinTask(bench);
    for (int user = 0; user < 25; user++) {
      slow.meets(blocked(user, moment("08:01")));
    }
    for (int user = 25; user < 500; user++) {
      slow.meets(allowed(user, moment("08:01")));
    }
    join.meets(blocked(900, moment("08:01")), allowed(901, moment("08:01"))).flushes();
    slow.flushes();

    assertThat(bench.created()).isEmpty();
  }

  @Test
  void orderWithinAFlushChangesNothing() {
    List<RequestBuilder> requests = new ArrayList<>();
    for (int user = 0; user < 60; user++) {
      requests.add(blocked(user, moment("08:03") + user * 3 * SECOND));
      requests.add(allowed(1_000 + user, moment("08:03") + user * 3 * SECOND));
    }

    for (int seed = 0; seed < 20; seed++) {
      Collections.shuffle(requests, new Random(seed));
      RuleBench shuffled = RuleBench.of(MassBlock.TYPE);
      new JoinTask(shuffled).meets(requests.toArray(RequestBuilder[]::new)).flushes();

      assertThat(shuffled.created())
          .as("seed " + seed)
          .extracting(Finding::entity, Finding::at)
          .containsExactly(tuple("p1|outlook", moment("08:00")));
    }
  }

  @Test
  void aRestartInTheMiddleChangesNothing() {
    meet(30, "08:01", 12);
    bench.restart();
    for (int user = 100; user < 108; user++) {
      join.meets(blocked(user, moment("08:06")));
    }
    join.flushes();
    bench.restart();
    meet(30, "08:07", 12);

    assertThat(bench.created()).extracting(Finding::at).containsExactly(moment("08:00"));
  }

  @Test
  void endsAfterQuietWindowsAndIsToldAgainWhenItHasDoubled() {
    meet(60, "08:01", 20);
    meet(60, "08:02", 45);
    bench.clock(moment("08:24:59"));
    assertThat(bench.published(Activity.CLOSE)).isEmpty();
    bench.clock(moment("08:25"));

    assertThat(bench.published())
        .extracting(published -> published.activity())
        .containsExactly(Activity.CREATE, Activity.UPDATE, Activity.CLOSE);
    assertThat(bench.published(Activity.CLOSE).get(0).measure()).isEqualTo(45);
  }

  @ParameterizedTest
  @EnumSource(names = {"ALLOWED", "WOULD_BLOCK", "WOULD_ALLOW"})
  void whatIsNotBlockedIsNotAskedFor(Outcome outcome) {
    bench.put(by(1, moment("08:00")).policy("p1", outcome).build());

    assertThat(bench.stateSize()).isZero();
  }

  @Test
  void lateRequestsAreNotAskedFor() {
    bench.putLate(blocked(1, moment("08:00")).build());

    assertThat(bench.stateSize()).isZero();
  }

  @Test
  void stateIsForgottenWhenItsWindowIsLongPast() {
    meet(60, "08:01", 20);
    bench.clock(moment("10:04:59"));
    assertThat(bench.stateSize()).isEqualTo(1);
    bench.clock(moment("10:05"));

    assertThat(bench.stateSize()).isZero();
  }

  @Test
  void stateIsBounded() {
    for (int user = 0; user < 3_000; user++) {
      bench.put(
          by(user, moment("08:00") + user % 300 * SECOND)
              .policy("p" + user % 50, Outcome.BLOCKED)
              .build());
      bench.put(blocked(user, moment("08:05") + user % 300 * SECOND).build());
    }

    assertThat(bench.stateSize()).isEqualTo(2);
    assertThat(bench.stateBytes()).isLessThan(60_000);
  }

  @Test
  void massesAreEstimated() {
    meet(6_000, "08:01", 3_000);

    double blocked = bench.created().get(0).measure();
    assertThat(blocked).isBetween(2_700.0, 3_300.0);
  }

  @Test
  void stateOfAnotherReleaseIsRefused() {
    BlockedUsers blocked = new BlockedUsers();
    blocked.add(blocked(1, 0).build().policies().get(0), "u", 0, 1002);
    byte[] kept = blocked.encode();
    assertThat(BlockedUsers.decode(kept).encode()).isEqualTo(kept);
    kept[0] = 99;

    assertThatThrownBy(() -> BlockedUsers.decode(kept))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining("mass-block has kept has format 99");
  }

  @Test
  void itsConstantsAreConfiguration() {
    RuleBench tuned =
        RuleBench.of(
            MassBlock.TYPE,
            Map.of(
                "alerts.mass-block.min-users", "3",
                "alerts.mass-block.min-share", "0.5",
                "alerts.mass-block.within", "PT1M"));
    JoinTask task = new JoinTask(tuned);
    for (int user = 0; user < 3; user++) {
      task.meets(blocked(user, moment("08:00") + user * MINUTE)).flushes();
    }
    assertThat(tuned.created()).isEmpty();
    task.meets(blocked(4, moment("08:02"))).flushes();

    assertThat(tuned.created()).hasSize(1);
  }
}
