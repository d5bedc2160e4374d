package io.boundwatch.alert.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boundwatch.alert.AlertBook.Activity;
import io.boundwatch.alert.Fact.FeedSeen;
import io.boundwatch.alert.Finding;
import io.boundwatch.alert.RuleBench;
import io.boundwatch.alert.Severity;
import io.boundwatch.alert.rule.Stretches.Stretch;
import io.boundwatch.codec.CodecException;
import io.boundwatch.event.Category;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Time goes by in minutes from Monday, 2026-11-02 at 08:00. */
class FeedSilentTest {
  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;
  private static final long DAY = 24 * HOUR;
  private static final long START = Instant.parse("2026-11-02T08:00:00Z").toEpochMilli();
  private static final LongPredicate ALWAYS = time -> true;
  private static final LongPredicate NEVER = time -> false;
  private static final LongPredicate BY_DAY = between(7, 18);

  private final RuleBench bench = RuleBench.of(FeedSilent.TYPE);
  private long now = START;

  private static LongPredicate between(int from, int to) {
    return time -> hourOf(time) >= from && hourOf(time) < to;
  }

  private static long hourOf(long time) {
    return Math.floorMod(time, DAY) / HOUR;
  }

  private static boolean isWeekend(long time) {
    // 1970-01-01 was a Thursday
    long day = Math.floorMod(Math.floorDiv(time, DAY) + 3, 7L);
    return day >= 5;
  }

  private static FeedSeen seen(String tenant, Category category, long first, long last) {
    return new FeedSeen(tenant, category, first, last);
  }

  /** A tenant with one feed goes on for a while. */
  private FeedSilentTest goesOn(Duration time, LongPredicate active) {
    return goOn(time, active, NEVER);
  }

  /** Two feeds go on for a while. */
  private FeedSilentTest goOn(Duration time, LongPredicate one, LongPredicate other) {
    long end = now + time.toMillis();
    for (; now < end; now += MINUTE) {
      if (one.test(now)) {
        bench.put(seen("t1", Category.SIGN_IN, now, now));
      }
      if (other.test(now)) {
        bench.put(seen("t1", Category.NON_INTERACTIVE, now, now));
      }
      bench.clock(now);
    }
    return this;
  }

  private List<String> life() {
    return bench.published().stream()
        .map(each -> each.activity() + " " + each.finding().entity())
        .filter(line -> !line.startsWith("UPDATE"))
        .toList();
  }

  @Test
  void firesWhenTheFeedStopsAndClosesWhenItComesBack() {
    goesOn(Duration.ofDays(2), ALWAYS).goesOn(Duration.ofMinutes(10), NEVER);
    assertThat(life()).isEmpty();
    goesOn(Duration.ofMinutes(1), NEVER);
    assertThat(life()).containsExactly("CREATE SignInLogs");
    goesOn(Duration.ofHours(2), NEVER);
    assertThat(life()).containsExactly("CREATE SignInLogs");
    goesOn(Duration.ofMinutes(1), ALWAYS);

    assertThat(life()).containsExactly("CREATE SignInLogs", "CLOSE SignInLogs");
  }

  @Test
  void saysWhatIsSilentForHowLongAndWhatIsUsual() {
    goesOn(Duration.ofDays(2), ALWAYS).goesOn(Duration.ofMinutes(11), NEVER);

    Finding found = bench.created().get(0);
    assertThat(found.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(found.tenantId()).isEqualTo("t1");
    assertThat(found.at()).isEqualTo(START + 2 * DAY + 9 * MINUTE + 1);
    assertThat(found.description())
        .isEqualTo(
            "No record of SignInLogs of tenant t1 for 11 min; the last came at"
                + " 2026-11-04T07:59:00Z, and the longest usual gap is 1 min");
    assertThat(found.observed().baseline())
        .isEqualTo(Map.of("allowed_minutes", 10.0, "usual_longest_gap_minutes", 1.0));
    assertThat(found.observed().learning()).isFalse();
  }

  @Test
  void itIsToldAgainWhenTheSilenceHasDoubled() {
    goesOn(Duration.ofDays(2), ALWAYS).goesOn(Duration.ofHours(8), NEVER);

    assertThat(bench.published(Activity.UPDATE))
        .extracting(found -> Math.round(found.measure() / MINUTE))
        .containsExactly(22L, 44L, 88L, 176L, 352L);
  }

  @ParameterizedTest
  @CsvSource({"5,16", "20,61", "60,181"})
  void threeTimesTheUsualLongestGapIsAllowed(int usualMinutes, int silentMinutes) {
    goesOn(Duration.ofDays(2), time -> time / MINUTE % usualMinutes == 0);
    long last = now - usualMinutes * MINUTE;
    goesOn(Duration.ofMinutes(silentMinutes - usualMinutes), NEVER);
    assertThat(life()).isEmpty();
    goesOn(Duration.ofMinutes(1), NEVER);

    assertThat(life()).hasSize(1);
    assertThat(bench.created().get(0).measure()).isEqualTo(now - MINUTE - last);
  }

  @Test
  void aTenantThatIsQuietAtNightIsKnownAfterTheFirstNightIfThatIsShorterThanTwelveHours() {
    goesOn(Duration.ofDays(28), between(7, 20));

    assertThat(life()).isEmpty();
  }

  @Test
  void aTenantThatIsQuietLongerAtNightAlertsForThreeNightsAndThenNoMore() {
    goesOn(Duration.ofDays(28), BY_DAY);

    assertThat(bench.created()).hasSize(3);
    assertThat(bench.published(Activity.CLOSE)).hasSize(3);
    assertThat(bench.created().get(2).at()).isLessThan(START + 3 * DAY);
  }

  @Test
  void aTenantThatIsQuietAtWeekendsAlertsForThreeWeekendsAndThenNoMore() {
    goesOn(Duration.ofDays(70), time -> !isWeekend(time) && between(7, 20).test(time));

    assertThat(bench.created()).hasSize(3);
    assertThat(bench.created().get(2).at()).isLessThan(START + 21 * DAY);
  }

  @Test
  void twoFeedsThatAreQuietAtNightLearnItTogether() {
    goOn(Duration.ofDays(28), BY_DAY, BY_DAY);

    assertThat(bench.created()).extracting(Finding::entity).containsExactly("*", "*", "*");
    assertThat(bench.published(Activity.CLOSE)).hasSize(3);
  }

  @Test
  void alsoIfOneOfThemGoesHomeEarlier() {
    goOn(Duration.ofDays(28), BY_DAY, between(8, 17));

    assertThat(bench.created())
        .isNotEmpty()
        .allSatisfy(found -> assertThat(found.at()).isLessThan(START + 3 * DAY));
    assertThat(bench.published(Activity.CLOSE)).hasSameSizeAs(bench.created());
  }

  @Test
  void aRhythmIsForgottenAfterFourWeeks() {
    goesOn(Duration.ofDays(2), between(7, 20)).goesOn(Duration.ofDays(27), ALWAYS);
    goesOn(Duration.ofHours(20), NEVER).goesOn(Duration.ofMinutes(1), ALWAYS);
    assertThat(life()).isEmpty();
    goesOn(Duration.ofDays(29), ALWAYS).goesOn(Duration.ofHours(1), NEVER);

    assertThat(life()).containsExactly("CREATE SignInLogs");
  }

  @Test
  void anOutageIsNotLearned() {
    goesOn(Duration.ofDays(2), ALWAYS)
        .goesOn(Duration.ofHours(5), NEVER)
        .goesOn(Duration.ofDays(1), ALWAYS)
        .goesOn(Duration.ofMinutes(13), NEVER);

    assertThat(life())
        .containsExactly("CREATE SignInLogs", "CLOSE SignInLogs", "CREATE SignInLogs");
  }

  @Test
  void whenEverythingStopsThereIsOneAlertForAll() {
    goOn(Duration.ofDays(2), ALWAYS, time -> time / MINUTE % 2 == 0);
    goOn(Duration.ofHours(6), NEVER, NEVER);
    assertThat(life()).containsExactly("CREATE *");
    goOn(Duration.ofMinutes(5), ALWAYS, ALWAYS);

    assertThat(life()).containsExactly("CREATE *", "CLOSE *");
    assertThat(bench.created().get(0).description())
        .startsWith("No record of any of 2 feeds for 11 min");
  }

  @Test
  void allThatStopOneAfterTheOtherAreOneAlertToo() {
    goOn(Duration.ofDays(2), time -> time / MINUTE % 5 == 4, time -> time / MINUTE % 5 == 1);
    goOn(Duration.ofHours(6), NEVER, NEVER);

    assertThat(life()).containsExactly("CREATE *");
  }

  @Test
  void aFeedThatStopsWhileTheOthersPauseIsToldAllTheSame() {
    LongPredicate office = between(7, 20);
    goOn(Duration.ofDays(2), office, NEVER).goOn(Duration.ofDays(2), office, ALWAYS);
    goOn(Duration.ofHours(14), office, ALWAYS).goOn(Duration.ofMinutes(20), NEVER, NEVER);
    assertThat(life()).isEmpty();
    goOn(Duration.ofHours(1), NEVER, NEVER);

    assertThat(life()).containsExactly("CREATE NonInteractiveUserSignInLogs");
  }

  @Test
  void whenOneOfThemComesBackTheOtherIsTold() {
    goOn(Duration.ofDays(2), ALWAYS, ALWAYS);
    goOn(Duration.ofHours(1), NEVER, NEVER).goOn(Duration.ofHours(1), ALWAYS, NEVER);
    assertThat(life())
        .containsExactly("CREATE *", "CLOSE *", "CREATE NonInteractiveUserSignInLogs");
    goOn(Duration.ofMinutes(1), ALWAYS, ALWAYS);

    assertThat(life()).last().isEqualTo("CLOSE NonInteractiveUserSignInLogs");
  }

  @Test
  void whenTheOtherStopsTooTheirAlertsBecomeOne() {
    goOn(Duration.ofDays(2), ALWAYS, ALWAYS);
    goOn(Duration.ofHours(1), NEVER, ALWAYS).goOn(Duration.ofHours(1), NEVER, NEVER);
    assertThat(life()).containsExactly("CREATE SignInLogs", "CLOSE SignInLogs", "CREATE *");
    goOn(Duration.ofMinutes(1), NEVER, ALWAYS);

    assertThat(life())
        .containsExactly(
            "CREATE SignInLogs", "CLOSE SignInLogs", "CREATE *", "CLOSE *", "CREATE SignInLogs");
  }

  @Test
  void anOutageOfAllIsNotLearnedByThoseThatAreUsuallyQuietForAsLong() {
    LongPredicate everyTwoHours = time -> time / MINUTE % 120 == 0;
    goOn(Duration.ofDays(2), ALWAYS, everyTwoHours);
    goOn(Duration.ofHours(3), NEVER, NEVER).goOn(Duration.ofHours(23), ALWAYS, everyTwoHours);
    assertThat(life()).containsExactly("CREATE *", "CLOSE *");
    goOn(Duration.ofHours(7), ALWAYS, NEVER);

    assertThat(life()).last().isEqualTo("CREATE NonInteractiveUserSignInLogs");
  }

  @Test
  void anOutageOfOursIsNoSilence() {
    goOn(Duration.ofDays(2), ALWAYS, ALWAYS);
    // for five hours the clock stands still; then what was missed comes in large steps
    long down = now;
    for (int step = 1; step <= 5; step++) {
      now = down + step * HOUR;
      bench.put(seen("t1", Category.SIGN_IN, now - HOUR, now - MINUTE));
      bench.put(seen("t1", Category.NON_INTERACTIVE, now - HOUR, now - MINUTE));
      bench.clock(now);
    }
    goOn(Duration.ofHours(1), ALWAYS, ALWAYS);

    assertThat(life()).isEmpty();
  }

  @Test
  void factsOfAStepTellTheSameInAnyOrder() {
    goesOn(Duration.ofDays(2), ALWAYS);
    List<FeedSeen> facts = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      facts.add(seen("t1", Category.SIGN_IN, now + i * MINUTE / 2, now + i * MINUTE / 2));
    }
    facts.add(seen("t1", Category.SIGN_IN, now + 28 * MINUTE, now + 50 * MINUTE));
    Collections.shuffle(facts, new Random(11));
    facts.forEach(bench::put);
    bench.clock(now + 50 * MINUTE);
    bench.clock(now + 75 * MINUTE);
    assertThat(life()).isEmpty();
    bench.clock(now + 76 * MINUTE);

    // the longest gap lay between 19.5 and 28 min
    assertThat(bench.created()).hasSize(1);
    assertThat(bench.created().get(0).observed().baseline())
        .containsEntry("usual_longest_gap_minutes", 8.5);
  }

  @Test
  void recordsBeyondTheClockAreNotTakenForTheTimeBeforeIt() {
    goesOn(Duration.ofDays(2), ALWAYS);
    bench.put(seen("t1", Category.SIGN_IN, now + HOUR, now + HOUR));
    bench.clock(now + 30 * MINUTE);
    bench.put(seen("t1", Category.SIGN_IN, now + 31 * MINUTE, now + 31 * MINUTE));
    bench.clock(now + 62 * MINUTE);
    bench.clock(now + 69 * MINUTE);
    assertThat(life()).isEmpty();
    bench.clock(now + 71 * MINUTE);

    // both gaps were longer than allowed, and so neither was learned
    assertThat(life()).containsExactly("CREATE SignInLogs");
  }

  @Test
  void aFeedThatIsSilentForTwoWeeksIsForgottenAndItsAlertEnds() {
    goesOn(Duration.ofDays(2), ALWAYS).goesOn(Duration.ofDays(14), NEVER);

    assertThat(life()).containsExactly("CREATE SignInLogs", "CLOSE SignInLogs");
    assertThat(bench.stateSize()).isZero();
  }

  @Test
  void whenAllAreForgottenTheAlertForAllEnds() {
    goOn(Duration.ofDays(2), ALWAYS, ALWAYS).goOn(Duration.ofDays(14), NEVER, NEVER);

    assertThat(life()).containsExactly("CREATE *", "CLOSE *");
    assertThat(bench.stateSize()).isZero();
  }

  @Test
  void restartsChangeNothing() {
    goesOn(Duration.ofDays(2), ALWAYS);
    bench.restart();
    goesOn(Duration.ofMinutes(30), NEVER);
    bench.restart();
    goesOn(Duration.ofMinutes(30), NEVER);
    bench.restart();
    goesOn(Duration.ofMinutes(1), ALWAYS);

    assertThat(life()).containsExactly("CREATE SignInLogs", "CLOSE SignInLogs");
  }

  @Test
  void nothingIsLookedAtBeforeTheClockIsKnownOrWhereThereIsNoFeed() {
    bench.clock(Long.MIN_VALUE);
    bench.put(seen("t1", Category.SIGN_IN, START, START));
    bench.clock(Long.MIN_VALUE);

    assertThat(life()).isEmpty();
    assertThat(bench.stateSize()).isEqualTo(2);
  }

  @Test
  void feedsBeyondTheCapAreNotWatched() {
    RuleBench small = RuleBench.of(FeedSilent.TYPE, Map.of("alerts.max-entries", "100"));
    for (int tenant = 0; tenant < 150; tenant++) {
      small.put(seen("t" + tenant, Category.SIGN_IN, START, START));
    }
    small.clock(START + HOUR);

    assertThat(small.stateSize()).isEqualTo(100);
  }

  @Test
  void stateOfAFeedIsBounded() {
    Random random = new Random(3);
    for (int day = 0; day < 200; day++) {
      for (int i = 0; i < 40; i++) {
        long at = START + day * DAY + (long) (random.nextDouble() * DAY);
        bench.put(seen("t1", Category.SIGN_IN, at, at));
      }
      bench.clock(START + day * DAY);
    }

    assertThat(bench.stateSize()).isEqualTo(2);
    assertThat(bench.stateBytes()).isLessThan(3_000);
  }

  @Test
  void aTenantThatTheRuleIsNoLongerLimitedToIsForgotten() {
    goesOn(Duration.ofDays(2), ALWAYS);
    bench.settings(Map.of("alerts.feed-silent.tenants", "t2"));
    goesOn(Duration.ofHours(2), ALWAYS);

    assertThat(life()).isEmpty();
    assertThat(bench.stateSize()).isZero();
  }

  @Test
  void itIsOffInAReplay() {
    assertThat(FeedSilent.TYPE.byWallClock()).isTrue();
  }

  @Test
  void stateOfAnotherReleaseIsRefused() {
    Feed feed = new Feed(START);
    feed.tell(new Stretch(START + HOUR, START + 2 * HOUR));
    byte[] kept = feed.encode();
    assertThat(Feed.decode(kept).encode()).isEqualTo(kept);
    FeedList list = new FeedList(feed);
    list.names().add(new FeedList.Name("t1", Category.SIGN_IN));
    byte[] listed = list.encode();
    assertThat(FeedList.decode(listed).encode()).isEqualTo(listed);
    kept[0] = 99;
    listed[0] = 99;

    assertThatThrownBy(() -> Feed.decode(kept))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining("feed-silent has kept has format 99");
    assertThatThrownBy(() -> FeedList.lookedAt(listed)).isInstanceOf(CodecException.class);
  }
}
