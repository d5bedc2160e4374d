package io.boundwatch.topology;

import static io.boundwatch.signin.RequestBuilder.TENANT;
import static io.boundwatch.signin.RequestBuilder.aRequest;
import static io.boundwatch.signin.RequestBuilder.moment;
import static org.assertj.core.api.Assertions.assertThat;

import io.boundwatch.event.Outcome;
import io.boundwatch.event.Request;
import io.boundwatch.metrics.Metrics;
import io.boundwatch.schemas.AppCounts;
import io.boundwatch.schemas.OutcomeCounts;
import io.boundwatch.schemas.PolicyCounts;
import io.boundwatch.schemas.RequestCounts;
import io.boundwatch.schemas.UserCounts;
import io.boundwatch.schemas.VerdictCounts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the count tasks publish and when (design, sections 4 to 6). */
class CountsTest {
  private static final Duration TICK = Duration.ofMillis(100);
  private static final String DAY = "|2026-11-02T00:00:00Z|P1D";

  private final TestMonitor monitor = new TestMonitor();
  private final TestMonitor live =
      new TestMonitor(TestMonitor.settings(MonitorSettings.Pace.WALL_CLOCK), Metrics.NOOP);

  @AfterEach
  void close() {
    monitor.close();
    live.close();
  }

  // Values

  /** Two sign-ins of a user, a third of another. */
  private static List<Request> requests() {
    return List.of(
        aRequest("r1").at("08:00").unbound(1003).blocked().build(),
        aRequest("r2").at("08:01").bound().allowed().build(),
        aRequest("r3").at("08:02").bound().build(),
        aRequest("r4")
            .at("08:03")
            .unbound(1003)
            .os("Ios 18.2")
            .policy("p2", Outcome.WOULD_BLOCK)
            .build(),
        aRequest("r5").of("c2", "u1").at("08:10").unbound(1008).build(),
        aRequest("r6").of("c3", "u2").at("08:11").bound().allowed().build());
  }

  private void countAll() {
    monitor.clock(moment("08:00"));
    requests().forEach(monitor::put);
    monitor.clock(moment("08:20")).clock(moment("08:30"));
  }

  @Test
  void appCountsAreAsReckonedByHand() {
    countAll();

    for (String app : List.of("outlook", "*")) {
      AppCounts counts = monitor.appCounts().last().get(TENANT + "|" + app + DAY);
      assertThat(counts.requests()).isEqualTo(new RequestCounts(6, 3, 3, 0));
      assertThat(counts.outcomes()).isEqualTo(new OutcomeCounts(2, 0, 2, 1, 1));
      assertThat(counts.block()).isEqualTo(2);
      assertThat(counts.allow()).isEqualTo(2);
      assertThat(counts.pctAllowed()).isEqualTo(50.0);
      assertThat(counts.users()).isEqualTo(2);
      assertThat(counts.blockedUsers()).isEqualTo(1);
      assertThat(counts.signIns()).isEqualTo(new VerdictCounts(1, 2, 0));
      assertThat(counts.inScopeSignIns()).isEqualTo(new VerdictCounts(1, 1, 0));
      assertThat(counts.unboundByStatusCode()).isEqualTo(Map.of("1003", 2L, "1008", 1L));
    }
  }

  @Test
  void userCountsAreAsReckonedByHand() {
    countAll();

    assertThat(monitor.userCounts().last()).hasSize(2);
    UserCounts counts = monitor.userCounts().last().get(TENANT + "|u1|outlook|exchange" + DAY);
    assertThat(counts.requests()).as("all but r3 and r6").isEqualTo(new RequestCounts(4, 1, 3, 0));
    assertThat(counts.outcomes()).isEqualTo(new OutcomeCounts(1, 0, 1, 1, 1));
    assertThat(counts.block()).isEqualTo(2);
    assertThat(counts.allow()).isEqualTo(1);
    assertThat(counts.pctAllowed()).isEqualTo(33.33);
    assertThat(counts.signIns()).isEqualTo(new VerdictCounts(0, 2, 0));
    assertThat(counts.inScopeSignIns()).isEqualTo(new VerdictCounts(0, 1, 0));
    assertThat(counts.unboundByStatusCode()).isEqualTo(Map.of("1003", 2L, "1008", 1L));
    assertThat(counts.userPrincipalName()).isEqualTo("u1@contoso.example");
    assertThat(counts.resourceDisplayName()).isEqualTo("Name of exchange");
  }

  @Test
  void policyCountsAreAsReckonedByHand() {
    countAll();

    assertThat(monitor.policyCounts().last()).hasSize(2);
    PolicyCounts enforced = monitor.policyCounts().last().get(TENANT + "|p1|outlook" + DAY);
    assertThat(enforced.mode()).isEqualTo("enforced");
    assertThat(enforced.outcomes()).isEqualTo(new OutcomeCounts(0, 0, 2, 0, 1));
    assertThat(enforced.pctAllowed()).isEqualTo(66.67);
    assertThat(enforced.selfRemediable()).isZero();
    assertThat(enforced.pctEnforceable()).isEqualTo(66.67);
    assertThat(enforced.users()).isEqualTo(2);
    assertThat(enforced.blockedUsers()).isEqualTo(1);
    assertThat(enforced.blockByStatusCode()).isEqualTo(Map.of("1003", 1L));
    PolicyCounts reportOnly = monitor.policyCounts().last().get(TENANT + "|p2|outlook" + DAY);
    assertThat(reportOnly.mode()).isEqualTo("reportOnly");
    assertThat(reportOnly.block()).isEqualTo(1);
    assertThat(reportOnly.pctAllowed()).isZero();
    assertThat(reportOnly.selfRemediable()).isEqualTo(1);
    assertThat(reportOnly.pctEnforceable()).isEqualTo(100.0);
  }

  @Test
  void duplicatesPublishNothing() {
    countAll();
    int published = published();

    requests().forEach(monitor::put);
    requests().forEach(monitor::put);
    monitor.clock(moment("08:40")).clock(moment("08:50"));

    assertThat(published()).isEqualTo(published);
  }

  private int published() {
    return monitor.decisions().all().size()
        + monitor.appCounts().all().size()
        + monitor.userCounts().all().size()
        + monitor.policyCounts().all().size();
  }

  @Test
  void cellsThatARequestMovedFromSayZero() {
    monitor.clock(moment("08:00"));
    monitor.put(aRequest("r1").app("a").at("08:00").unbound(1003).blocked().build());
    monitor.clock(moment("08:01"));
    monitor.put(
        aRequest("r1").app("b").at("08:00").published("08:01").unbound(1003).blocked().build());
    monitor.clock(moment("08:02")).clock(moment("08:40"));

    assertThat(monitor.appCounts().last().get(TENANT + "|a" + DAY).requests().total()).isZero();
    assertThat(monitor.appCounts().last().get(TENANT + "|b" + DAY).requests().total()).isOne();
    assertThat(monitor.appCounts().last().get(TENANT + "|*" + DAY).requests().total()).isOne();
    assertThat(monitor.userCounts().last().get(TENANT + "|u1|a|exchange" + DAY).block()).isZero();
    assertThat(monitor.policyCounts().last().get(TENANT + "|p1|a" + DAY).block()).isZero();
    assertThat(monitor.policyCounts().last().get(TENANT + "|p1|b" + DAY).block()).isOne();
  }

  @Test
  void windowIsPublishedOnceMoreWhenItIsFinal() {
    monitor.clock(moment("08:00")).put(aRequest("r1").unbound(1002).blocked().at("08:01").build());
    monitor.clock(moment("08:02")).clock(moment("11:04:57"));
    String key = TENANT + "|*|2026-11-02T08:00:00Z|PT5M";
    assertThat(monitor.appCounts().last().get(key).isFinal()).isFalse();
    int published = monitor.appCounts().all().size();

    monitor.clock(moment("11:05"));

    assertThat(monitor.appCounts().last().get(key).isFinal()).isTrue();
    assertThat(monitor.appCounts().all()).as("app and tenant").hasSize(published + 2);

    monitor.clock(moment("03:00") + 86_400_000);
    assertThat(monitor.appCounts().last().values()).allMatch(AppCounts::isFinal);
    assertThat(monitor.userCounts().only().isFinal()).isTrue();
    assertThat(monitor.policyCounts().only().isFinal()).isTrue();
    assertThat(monitor.storeSize(CountStage.APPS.store(), Part.CELLS)).isZero();
    assertThat(monitor.storeSize(CountStage.USERS.store(), Part.CELLS)).isZero();
  }

  // Pace

  @Test
  void changedCellIsPublishedAtMostOncePerInterval() {
    live.clock(moment("08:00"));
    for (int i = 0; i < 700; i++) {
      live.put(aRequest("r" + i).of("c" + i, "u1").unbound(1002).blocked().at("08:00").build());
      live.wallClock(TICK);
    }

    List<Instant> apps = publishedAt(live.appCounts().all(), "*");
    assertThat(apps).hasSizeBetween(30, 36);
    assertApart(apps, Duration.ofSeconds(2));
    List<Instant> users =
        live.userCounts().all().stream().map(UserCounts::updatedAt).map(Instant::parse).toList();
    assertThat(users).hasSizeBetween(2, 3);
    assertApart(users, Duration.ofSeconds(30));
  }

  private static List<Instant> publishedAt(List<AppCounts> counts, String app) {
    return counts.stream()
        .filter(c -> c.appId().equals(app) && c.windowSize().equals("P1D"))
        .map(AppCounts::updatedAt)
        .map(Instant::parse)
        .toList();
  }

  private static void assertApart(List<Instant> moments, Duration interval) {
    for (int i = 1; i < moments.size(); i++) {
      assertThat(Duration.between(moments.get(i - 1), moments.get(i)))
          .isGreaterThanOrEqualTo(interval);
    }
  }

  @Test
  void lastChangeIsPublishedWithoutAnotherRecord() {
    live.clock(moment("08:00"));
    for (int i = 0; i < 25; i++) {
      live.put(aRequest("r" + i).of("c" + i, "u1").unbound(1002).blocked().at("08:00").build());
      live.wallClock(TICK);
    }

    for (int i = 0; i < 320; i++) {
      live.wallClock(TICK);
    }

    AppCounts counts = live.appCounts().last().get(TENANT + "|*" + DAY);
    assertThat(counts.requests().total()).isEqualTo(25);
    assertThat(live.userCounts().only().requests().total()).isEqualTo(25);
    int published = live.appCounts().all().size();

    live.wallClock(TICK).wallClock(Duration.ofMinutes(5));

    assertThat(live.appCounts().all()).hasSize(published);
  }
}
