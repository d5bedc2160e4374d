package io.boundwatch.alert.rule;

import static io.boundwatch.signin.RequestBuilder.TENANT;
import static io.boundwatch.signin.RequestBuilder.aRequest;
import static io.boundwatch.signin.RequestBuilder.moment;
import static org.assertj.core.api.Assertions.assertThat;

import io.boundwatch.alert.AlertBook.Activity;
import io.boundwatch.alert.Evidence;
import io.boundwatch.alert.Finding;
import io.boundwatch.alert.RuleBench;
import io.boundwatch.alert.Severity;
import io.boundwatch.count.CellDelta;
import io.boundwatch.count.CellKey;
import io.boundwatch.count.CellKind;
import io.boundwatch.count.WindowSize;
import io.boundwatch.event.Binding;
import io.boundwatch.event.Outcome;
import io.boundwatch.event.Request;
import io.boundwatch.event.Verdict;
import io.boundwatch.signin.RequestBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NewlyUnboundTest {
  private static final Duration DAY = Duration.ofDays(1);

  /** Days are counted from this Monday; day 3 is the Thursday on which users come to be unbound. */
  private static final long MONDAY = moment("00:00");

  private final RuleBench bench = RuleBench.of(NewlyUnbound.TYPE);

  private static CellKey cell(String user, String resource, int day, Duration size) {
    return new CellKey(
        CellKind.USER, TENANT, user, "outlook", resource, at(day, "00:00"), WindowSize.of(size));
  }

  private static CellDelta bound(int signIns) {
    CellDelta difference = new CellDelta();
    difference.tally().addInScopeSignIn(Verdict.BOUND, signIns);
    difference.tally().addBinding(Binding.BOUND, signIns);
    return difference;
  }

  private static CellDelta unbound(int signIns) {
    CellDelta difference = new CellDelta();
    difference.tally().addInScopeSignIn(Verdict.UNBOUND, signIns);
    difference.tally().addBinding(Binding.UNBOUND, signIns);
    return difference;
  }

  private static long at(int day, String time) {
    return MONDAY + day * DAY.toMillis() + moment(time) - moment("00:00");
  }

  private NewlyUnboundTest boundOn(String user, int day, int signIns) {
    bench.cell(cell(user, "exchange", day, DAY), bound(signIns));
    return this;
  }

  /** Seven bound sign-ins on each of three days. */
  private void boundForThreeDays(String user) {
    boundOn(user, 0, 7).boundOn(user, 1, 7).boundOn(user, 2, 7);
  }

  private static RequestBuilder unboundRequest(String id, String user) {
    return aRequest(id).of("c" + id, user).unbound(1003).blocked().at(at(3, "09:02"));
  }

  /** As it comes from the join: the difference and the request. */
  private void unboundOn(int day, String user) {
    bench.cell(cell(user, "exchange", day, DAY), unbound(1));
    bench.put(unboundRequest("r" + day + user, user).at(at(day, "09:02")).build());
  }

  @Test
  void aBoundUserThatComesToBeUnboundInScopeIsTold() {
    boundForThreeDays("u1");
    unboundOn(3, "u1");

    assertThat(bench.created()).hasSize(1);
    Finding finding = bench.created().get(0);
    assertThat(finding.severity()).isEqualTo(Severity.INFO);
    assertThat(finding.entity()).isEqualTo("outlook");
    assertThat(finding.at()).isEqualTo(at(3, "09:00"));
    assertThat(finding.until()).isEqualTo(at(3, "09:02"));
    assertThat(finding.subject().appName()).isEqualTo("Outlook");
    assertThat(finding.description()).contains("1 user of Outlook", "u1@contoso.example", "1003");
    assertThat(finding.evidence()).extracting(Evidence::id).containsExactly("r3u1");
  }

  @ParameterizedTest
  @CsvSource({
    // bound sign-ins on Monday, Tuesday, Wednesday and Thursday, the day of the unbound request
    "7, 7, 6, 0, 1",
    "7, 7, 5, 0, 0",
    "10, 10, 0, 0, 0",
    "18, 1, 1, 0, 1",
    "100, 100, 0, 0, 0",
    "10, 9, 0, 1, 1",
    "0, 0, 0, 100, 0"
  })
  void twentySignInsOnThreeDaysMakeAUserBound(int mon, int tue, int wed, int thu, int alerts) {
    boundOn("u1", 0, mon).boundOn("u1", 1, tue).boundOn("u1", 2, wed).boundOn("u1", 3, thu);
    unboundOn(3, "u1");

    assertThat(bench.created()).hasSize(alerts);
  }

  @Test
  void aUserThatWasUnboundOnADayBeforeIsNotNew() {
    boundForThreeDays("u1");
    bench.cell(cell("u1", "sharepoint", 1, DAY), unbound(1));
    unboundOn(3, "u1");

    assertThat(bench.created()).isEmpty();
  }

  @Test
  void itIsToldOnceOfAUserHoweverOftenItIsUnbound() {
    boundForThreeDays("u1");
    for (int day = 3; day < 10; day++) {
      bench.clock(at(day, "08:00"));
      boundOn("u1", day, 3);
      unboundOn(day, "u1");
      bench.put(unboundRequest("again" + day, "u1").at(at(day, "18:00")).build());
    }

    assertThat(bench.created()).hasSize(1);
    assertThat(bench.published(Activity.UPDATE)).isEmpty();
  }

  @Test
  void whatIsNotInScopeOrBoundOrLateIsNotLookedFor() {
    boundForThreeDays("u1");
    bench.put(aRequest("r1").unbound(1003).at(at(3, "09:00")).build());
    bench.put(aRequest("r2").bound().allowed().at(at(3, "09:00")).build());
    bench.putLate(unboundRequest("r3", "u1").build());

    assertThat(bench.created()).isEmpty();
  }

  @Test
  void appsAndUsersAreKeptApart() {
    boundForThreeDays("u1");
    bench.put(unboundRequest("r1", "u2").build(), unboundRequest("r2", "u1").app("teams").build());

    assertThat(bench.created()).isEmpty();
  }

  @Test
  void aSignInOfSeveralResourcesCountsOnce() {
    for (int day = 0; day < 3; day++) {
      bench.cell(cell("u1", "exchange", day, DAY), bound(5));
      bench.cell(cell("u1", "sharepoint", day, DAY), bound(5));
      bench.cell(cell("u1", "graph", day, DAY), bound(4));
    }
    unboundOn(3, "u1");

    assertThat(bench.created()).isEmpty();
  }

  @Test
  void aSignInThatTurnsUnboundTakesBackThatItWasBound() {
    boundOn("u1", 0, 7).boundOn("u1", 1, 7).boundOn("u1", 2, 6).boundOn("u1", 2, -1);
    unboundOn(3, "u1");

    assertThat(bench.created()).isEmpty();
  }

  @Test
  void anUnboundRequestThatMovesToAnotherResourceIsStillOne() {
    boundForThreeDays("u1");
    bench.cell(cell("u1", "graph", 1, DAY), unbound(1));
    bench.cell(cell("u1", "exchange", 1, DAY), unbound(1));
    bench.cell(cell("u1", "graph", 1, DAY), unbound(-1));
    unboundOn(3, "u1");

    assertThat(bench.created()).isEmpty();
  }

  @Test
  void inWhateverOrderTheDifferencesComeTheResultIsTheSame() {
    List<Runnable> told = new ArrayList<>();
    RuleBench[] run = new RuleBench[1];
    for (int day = 0; day < 4; day++) {
      CellKey key = cell("u1", "exchange", day, DAY);
      for (int i = 0; i < 6; i++) {
        told.add(() -> run[0].cell(key, bound(1)));
      }
      told.add(() -> run[0].cell(key, bound(-1)));
    }
    // a history is there from the days before; 20 sign-ins are reached by the last difference
    told.add(() -> run[0].cell(cell("u1", "exchange", 3, DAY), unbound(1)));
    told.add(() -> run[0].put(unboundRequest("r1", "u1").build()));
    Random random = new Random(20261122);

    for (int i = 0; i < 300; i++) {
      Collections.shuffle(told, random);
      run[0] = RuleBench.of(NewlyUnbound.TYPE);
      run[0].cell(cell("u1", "graph", 0, DAY), bound(1));
      told.forEach(
          each -> {
            each.run();
            run[0].restart();
          });
      assertThat(run[0].created()).hasSize(1);
      assertThat(run[0].created().get(0).at()).isEqualTo(at(3, "09:00"));
    }
  }

  @Test
  void ofSeveralWindowSizesTheLargestCounts() {
    for (int day = 0; day < 3; day++) {
      bench.cell(cell("u1", "exchange", day, Duration.ofHours(1)), bound(6));
      bench.cell(cell("u1", "exchange", day, DAY), bound(6));
    }
    unboundOn(3, "u1");

    assertThat(bench.created()).isEmpty();
  }

  @Test
  void windowsOfAnHourDoToo() {
    for (int day = 0; day < 3; day++) {
      bench.cell(cell("u1", "exchange", day, Duration.ofHours(1)), bound(7));
    }
    bench.put(unboundRequest("r1", "u1").build());

    assertThat(bench.created()).hasSize(1);
  }

  @Test
  void cellsOfAppsSayNothingOfUsers() {
    for (int day = 0; day < 3; day++) {
      long start = at(day, "00:00");
      WindowSize size = WindowSize.of(DAY);
      bench.cell(new CellKey(CellKind.APP, TENANT, "", "outlook", "", start, size), bound(7));
    }
    unboundOn(3, "u1");

    assertThat(bench.created()).isEmpty();
  }

  @Test
  void longAgoIsSummedUp() {
    for (int day = -60; day < 3; day += 3) {
      boundOn("u1", day, 1);
    }
    unboundOn(3, "u1");

    assertThat(bench.created()).hasSize(1);
    assertThat(bench.stateBytes()).isLessThan(1000);
  }

  @ParameterizedTest
  @CsvSource({"30, 0", "31, 1"})
  void anUnboundDayIsForgottenAfterThirtyDays(int daysBefore, int alerts) {
    bench.cell(cell("u1", "exchange", 3 - daysBefore, DAY), unbound(1));
    for (int day = -20; day < 3; day++) {
      boundOn("u1", day, 1);
    }
    unboundOn(3, "u1");

    assertThat(bench.created()).hasSize(alerts);
  }

  @Test
  void withoutASignInForThirtyDaysUserAndAppAreForgotten() {
    boundForThreeDays("u1");

    assertThat(bench.clock(at(32, "23:59")).stateSize()).isEqualTo(1);
    assertThat(bench.clock(at(33, "00:00")).stateSize()).isZero();
  }

  @Test
  void fiveUsersOfAnAppInAnHourAreAWarning() {
    for (int user = 1; user <= 5; user++) {
      boundForThreeDays("u" + user);
    }
    for (int user = 1; user <= 5; user++) {
      Request request = unboundRequest("r" + user, "u" + user).at(at(3, "09:1" + user)).build();
      bench.restart().put(request);
    }

    assertThat(bench.created()).hasSize(1);
    List<Finding> updates = bench.published(Activity.UPDATE);
    assertThat(updates).extracting(Finding::measure).containsExactly(2.0, 4.0, 5.0);
    Finding last = updates.get(2);
    assertThat(last.severity()).isEqualTo(Severity.WARNING);
    assertThat(last.evidence())
        .extracting(Evidence::id)
        .containsExactly("r1", "r2", "r3", "r4", "r5");
    assertThat(last.observed().statusCodes()).isEqualTo(Map.of(1003, 5L));
  }

  @Test
  void usersThatAreFurtherApartThanAnHourAreNot() {
    for (int user = 0; user < 8; user++) {
      boundForThreeDays("u" + user);
      long time = at(3, "09:00") + user * Duration.ofMinutes(15).toMillis();
      bench.put(unboundRequest("r" + user, "u" + user).at(time).build());
    }

    assertThat(bench.published())
        .allMatch(each -> each.finding().severity() == Severity.INFO)
        .allMatch(each -> each.finding().measure() <= 4);
  }

  @Test
  void reportOnlyIsAWarningAtMost() {
    for (int user = 1; user <= 6; user++) {
      boundForThreeDays("u" + user);
      bench.put(
          aRequest("r" + user)
              .of("c", "u" + user)
              .unbound(1003)
              .policy("p1", Outcome.WOULD_BLOCK)
              .at(at(3, "09:00"))
              .build());
    }

    assertThat(bench.published())
        .extracting(each -> each.finding().severity())
        .containsExactly(Severity.INFO, Severity.INFO, Severity.INFO, Severity.WARNING);
    assertThat(bench.published().get(3).finding().reportOnly()).isTrue();
  }

  @Test
  void whatIsKeptOfAUserAndOfAnAppIsBounded() {
    for (int i = 0; i < 1000; i++) {
      bench.cell(cell("u1", "resource" + i, i % 4, DAY), bound(1));
    }
    assertThat(bench.stateBytes()).isLessThan(3000);

    for (int user = 0; user < 300; user++) {
      boundForThreeDays("v" + user);
      bench.put(unboundRequest("r" + user, "v" + user).build());
    }
    assertThat(bench.stateSize()).isEqualTo(302);
    assertThat(bench.stateBytes()).isLessThan(3000 + 300 * 200 + 100 * 300);
  }
}
