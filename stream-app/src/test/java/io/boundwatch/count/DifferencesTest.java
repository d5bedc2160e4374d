package io.boundwatch.count;

import static io.boundwatch.signin.RequestBuilder.TENANT;
import static io.boundwatch.signin.RequestBuilder.aRequest;
import static io.boundwatch.signin.RequestBuilder.moment;
import static org.assertj.core.api.Assertions.assertThat;

import io.boundwatch.event.Binding;
import io.boundwatch.event.EncodedRequest;
import io.boundwatch.event.Outcome;
import io.boundwatch.event.Request;
import io.boundwatch.event.Verdict;
import io.boundwatch.signin.RandomRequests;
import io.boundwatch.signin.RequestBuilder;
import io.boundwatch.signin.SignIn;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a sign-in contributes to which cells, and what of it flows on (design, section 4). */
class DifferencesTest {
  private static final WindowSize FIVE_MINUTES = WindowSize.of(Duration.ofMinutes(5));
  private static final WindowSize HOUR = WindowSize.of(Duration.ofHours(1));
  private static final WindowSize DAY = WindowSize.of(Duration.ofDays(1));
  private static final Windows WINDOWS =
      new Windows(List.of(FIVE_MINUTES, HOUR, DAY), List.of(DAY), List.of(DAY));

  private final SignIn signIn = new SignIn();
  private final Differences differences = new Differences(WINDOWS);

  /** What the cells have counted so far. */
  private final Map<CellKey, CellDelta> cells = new LinkedHashMap<>();

  private void merge(RequestBuilder... requests) {
    for (RequestBuilder request : requests) {
      signIn.merge(request.encoded(), 500, Long.MIN_VALUE);
    }
  }

  /** Tells the cells; what they were told. */
  private Map<CellKey, CellDelta> flush() {
    differences.add(signIn);
    signIn.markTold();
    Map<CellKey, CellDelta> told = differences.drain();
    told.forEach((key, delta) -> cells.computeIfAbsent(key, k -> new CellDelta()).add(delta));
    return told;
  }

  private CellDelta app(String app, WindowSize size, String start) {
    return cells.get(CellKey.app(TENANT, app, moment(start), size));
  }

  private CellDelta app(String app) {
    return app(app, DAY, "00:00");
  }

  private CellDelta user(String app, String resource) {
    return cells.get(CellKey.user(TENANT, "u1", app, resource, moment("00:00"), DAY));
  }

  private CellDelta policy(String policy, String app) {
    return cells.get(CellKey.policy(TENANT, policy, app, moment("00:00"), DAY));
  }

  // Which cells

  @Test
  void requestStandsInItsAppInTheWholeTenantAndInItsUserAndPolicy() {
    merge(aRequest("r1").unbound(1003).blocked().at("08:03"));

    flush();

    assertThat(cells.keySet())
        .extracting(CellKey::topicKey)
        .containsExactlyInAnyOrder(
            TENANT + "|outlook|2026-11-02T08:00:00Z|PT5M",
            TENANT + "|outlook|2026-11-02T08:00:00Z|PT1H",
            TENANT + "|outlook|2026-11-02T00:00:00Z|P1D",
            TENANT + "|*|2026-11-02T08:00:00Z|PT5M",
            TENANT + "|*|2026-11-02T08:00:00Z|PT1H",
            TENANT + "|*|2026-11-02T00:00:00Z|P1D",
            TENANT + "|u1|outlook|exchange|2026-11-02T00:00:00Z|P1D",
            TENANT + "|p1|outlook|2026-11-02T00:00:00Z|P1D");
  }

  @ParameterizedTest
  @CsvSource({
    "bound, NOT_APPLIED, false",
    "none, NOT_APPLIED, false",
    "unbound, NOT_APPLIED, true",
    "bound, WOULD_ALLOW, true",
    "none, BLOCKED, true",
  })
  void userCellsCountWhatIsInScopeOrUnbound(String binding, Outcome outcome, boolean counted) {
    RequestBuilder request = aRequest("r1").at("08:00");
    switch (binding) {
      case "bound" -> request.bound();
      case "unbound" -> request.unbound(1002);
      default -> {}
    }
    merge(outcome == Outcome.NOT_APPLIED ? request : request.policy("p1", outcome));

    flush();

    assertThat(user("outlook", "exchange") != null).isEqualTo(counted);
    assertThat(app("outlook").tally().requests()).isEqualTo(1);
  }

  // App cells

  @Test
  void appCellsCountRequestsByBindingOutcomeAndStatusCode() {
    merge(
        aRequest("r1").bound().allowed().at("08:00"),
        aRequest("r2").unbound(1003).blocked().at("08:01"),
        aRequest("r3").unbound(1003).at("08:02"),
        aRequest("r4").unbound(0).policy("p2", Outcome.WOULD_BLOCK).at("08:03"),
        aRequest("r5").at("08:04"));

    flush();

    for (String app : List.of("outlook", "*")) {
      Tally tally = app(app).tally();
      assertThat(tally.binding(Binding.BOUND)).isEqualTo(1);
      assertThat(tally.binding(Binding.UNBOUND)).isEqualTo(3);
      assertThat(tally.binding(Binding.NONE)).isEqualTo(1);
      assertThat(tally.outcome(Outcome.ALLOWED)).isEqualTo(1);
      assertThat(tally.outcome(Outcome.BLOCKED)).isEqualTo(1);
      assertThat(tally.outcome(Outcome.WOULD_BLOCK)).isEqualTo(1);
      assertThat(tally.outcome(Outcome.NOT_APPLIED)).isEqualTo(2);
      assertThat(tally.codes()).isEqualTo(Map.of(0, 1L, 1003, 2L));
    }
  }

  @Test
  void signInStandsUnderTheVerdictOfAllItsRequestsAndInScopeUnderThatOfTheCell() {
    merge(
        aRequest("r1").app("a").bound().allowed().at("08:00"),
        aRequest("r2").app("b").unbound(1002).at("08:01"),
        aRequest("r3").app("c").unbound(1002).blocked().at("08:02"),
        aRequest("r4").app("c").bound().at("08:03"));

    flush();

    for (String app : List.of("a", "b", "c", "*")) {
      assertThat(app(app).tally().signIns(Verdict.UNBOUND)).as(app).isEqualTo(1);
      assertThat(app(app).tally().signIns(Verdict.BOUND)).as(app).isZero();
    }
    assertThat(inScope(app("a"))).isEqualTo(Map.of(Verdict.BOUND, 1L));
    assertThat(inScope(app("b"))).isEmpty();
    assertThat(inScope(app("c"))).isEqualTo(Map.of(Verdict.UNBOUND, 1L));
    assertThat(inScope(app("*"))).isEqualTo(Map.of(Verdict.UNBOUND, 1L));
  }

  @Test
  void requestThatIsNotInScopeDoesNotMakeTheInScopeVerdict() {
    merge(aRequest("r1").bound().allowed().at("08:00"), aRequest("r2").unbound(1002).at("08:01"));

    flush();

    assertThat(inScope(app("outlook"))).isEqualTo(Map.of(Verdict.BOUND, 1L));
    assertThat(app("outlook").tally().signIns(Verdict.UNBOUND)).isEqualTo(1);
  }

  private static Map<Verdict, Long> inScope(CellDelta cell) {
    Map<Verdict, Long> signIns = new TreeMap<>();
    for (Verdict verdict : Verdict.values()) {
      signIns.put(verdict, cell.tally().inScopeSignIns(verdict));
    }
    signIns.values().removeIf(count -> count == 0);
    return signIns;
  }

  @Test
  void usersAreThoseInScopeAndThoseWithABlock() {
    merge(
        aRequest("r1").app("unbound only").unbound(1002).at("08:00"),
        aRequest("r2").app("allowed").allowed().at("08:00"),
        aRequest("r3").app("blocked").policy("p1", Outcome.WOULD_BLOCK).at("08:00"));

    flush();

    assertThat(users(app("unbound only"))).isEqualTo(List.of(0L, 0L));
    assertThat(users(app("allowed"))).isEqualTo(List.of(1L, 0L));
    assertThat(users(app("blocked"))).isEqualTo(List.of(1L, 1L));
    assertThat(users(app("*"))).isEqualTo(List.of(1L, 1L));
  }

  private static List<Long> users(CellDelta cell) {
    return List.of(cell.users().estimate(), cell.blockedUsers().estimate());
  }

  @Test
  void wholeTenantHasNoName() {
    merge(aRequest("r1").app("a").at("08:00"));

    flush();

    assertThat(app("a").labels().app().text()).isEqualTo("Name of a");
    assertThat(app("*").labels().app().text()).isEmpty();
  }

  // User cells

  @Test
  void userCellsAreByAppAndResourceWithoutDistinctUsers() {
    merge(
        aRequest("r1").app("a").resource("x").unbound(1003).at("08:00"),
        aRequest("r2").app("a").resource("y").bound().allowed().at("08:01"),
        aRequest("r3").app("a").resource("y").bound().at("08:02"));

    flush();

    assertThat(user("a", "x").tally().codes()).isEqualTo(Map.of(1003, 1L));
    assertThat(user("a", "x").tally().signIns(Verdict.UNBOUND)).isEqualTo(1);
    assertThat(user("a", "y").tally().requests()).as("r3 is not counted").isEqualTo(1);
    assertThat(user("a", "y").tally().signIns(Verdict.UNBOUND)).isEqualTo(1);
    assertThat(inScope(user("a", "y"))).isEqualTo(Map.of(Verdict.BOUND, 1L));
    assertThat(users(user("a", "y"))).isEqualTo(List.of(0L, 0L));
    assertThat(user("a", "x").labels().subject().text()).isEqualTo("u1@contoso.example");
    assertThat(user("a", "x").labels().resource().text()).isEqualTo("Name of x");
  }

  // Policy cells

  @Test
  void policyCellsCountByThatPolicysOutcomeAndTheBlocksByCode() {
    merge(
        aRequest("r1").at("08:00").unbound(1002).blocked().policy("p2", Outcome.WOULD_ALLOW),
        aRequest("r2").at("08:01").unbound(1002).blocked(),
        aRequest("r3").at("08:02").bound().allowed(),
        aRequest("r4").at("08:03").unbound(1008).policy("p1", Outcome.NOT_APPLIED));

    flush();

    Tally p1 = policy("p1", "outlook").tally();
    assertThat(p1.outcome(Outcome.BLOCKED)).isEqualTo(2);
    assertThat(p1.outcome(Outcome.ALLOWED)).isEqualTo(1);
    assertThat(p1.outcome(Outcome.NOT_APPLIED)).isEqualTo(1);
    assertThat(p1.codes()).isEqualTo(Map.of(1002, 2L));
    assertThat(p1.requests()).as("bindings are no matter of a policy cell").isZero();
    assertThat(users(policy("p1", "outlook"))).isEqualTo(List.of(1L, 1L));
    assertThat(policy("p2", "outlook").tally().outcome(Outcome.WOULD_ALLOW)).isEqualTo(1);
    assertThat(policy("p2", "outlook").tally().codes()).isEmpty();
    assertThat(users(policy("p2", "outlook"))).isEqualTo(List.of(1L, 0L));
    assertThat(policy("p2", "outlook").labels().subject().text()).isEqualTo("Name of p2");
  }

  @ParameterizedTest
  @CsvSource({
    "1003, Ios 18.2, BLOCKED, 1",
    "1004, MacOs, WOULD_BLOCK, 1",
    "1003, iPadOS 18, BLOCKED, 1",
    "1002, Ios 18.2, BLOCKED, 0",
    "1003, Windows10, BLOCKED, 0",
    "1004, '', BLOCKED, 0",
    "1003, Ios 18.2, ALLOWED, 0",
  })
  void onlyAppleUsersMendABlockThemselves(int code, String os, Outcome outcome, long count) {
    merge(aRequest("r1").at("08:00").unbound(code).os(os).policy("p1", outcome));

    flush();

    assertThat(policy("p1", "outlook").tally().selfRemediable()).isEqualTo(count);
  }

  // Windows

  @Test
  void signInOverTwoWindowsHasAVerdictInEach() {
    merge(
        aRequest("r1").bound().allowed().at("08:04:59.999"),
        aRequest("r2").unbound(1002).at("08:05"));

    flush();

    assertThat(app("*", FIVE_MINUTES, "08:00").tally().signIns(Verdict.BOUND)).isEqualTo(1);
    assertThat(app("*", FIVE_MINUTES, "08:05").tally().signIns(Verdict.UNBOUND)).isEqualTo(1);
    assertThat(app("*", HOUR, "08:00").tally().signIns(Verdict.UNBOUND)).isEqualTo(1);
    assertThat(app("*", HOUR, "08:00").tally().signIns(Verdict.BOUND)).isZero();
    assertThat(app("*", HOUR, "08:00").tally().requests()).isEqualTo(2);
    assertThat(app("*", FIVE_MINUTES, "08:05").users().isEmpty()).isTrue();
  }

  // Differences

  @Test
  void correctionMendsEveryCellOfTheWindow() {
    merge(aRequest("r1").app("a").bound().allowed().at("08:00"));
    merge(aRequest("r2").app("b").bound().at("08:01"));
    flush();

    merge(aRequest("r2").app("b").unbound(1008).at("08:01"));
    flush();

    for (String app : List.of("a", "b", "*")) {
      assertThat(app(app).tally().signIns(Verdict.BOUND)).as(app).isZero();
      assertThat(app(app).tally().signIns(Verdict.UNBOUND)).as(app).isEqualTo(1);
    }
    assertThat(app("b").tally().binding(Binding.BOUND)).isZero();
    assertThat(app("b").tally().codes()).isEqualTo(Map.of(1008, 1L));
    assertThat(inScope(app("a"))).isEqualTo(Map.of(Verdict.BOUND, 1L));
    assertThat(user("b", "exchange").tally().requests()).isEqualTo(1);
  }

  @Test
  void requestThatMovesToAnotherAppLeavesZeroBehind() {
    merge(aRequest("r1").at("08:00").app("a").unbound(1003).blocked());
    flush();

    merge(
        aRequest("r1")
            .at("08:00")
            .published("08:09")
            .app("b")
            .resource("y")
            .unbound(1003)
            .blocked());
    flush();

    assertThat(app("a").tally().isZero()).isTrue();
    assertThat(user("a", "exchange").tally().isZero()).isTrue();
    assertThat(policy("p1", "a").tally().isZero()).isTrue();
    assertThat(users(app("a"))).as("a sketch cannot forget").isEqualTo(List.of(1L, 1L));
    assertThat(app("b").tally().requests()).isEqualTo(1);
    assertThat(user("b", "y").tally().requests()).isEqualTo(1);
    assertThat(policy("p1", "b").tally().block()).isEqualTo(1);
    assertThat(app("*").tally().requests()).isEqualTo(1);
  }

  @Test
  void requestThatTurnsOutEarlierMovesToTheWindowItWasMadeIn() {
    merge(aRequest("r1").bound().at("08:06").published("08:06"));
    flush();

    merge(aRequest("r1").bound().at("08:04").published("08:06"));
    flush();

    assertThat(app("*", FIVE_MINUTES, "08:05").tally().isZero()).isTrue();
    assertThat(app("*", FIVE_MINUTES, "08:00").tally().requests()).isEqualTo(1);
    assertThat(app("*", HOUR, "08:00").tally().requests()).isEqualTo(1);
  }

  @Test
  void onlyWindowsWithNewsAreTouched() {
    merge(aRequest("r1").app("a").bound().at("07:58"), aRequest("r2").app("b").bound().at("08:01"));
    flush();

    merge(aRequest("r3").app("b").unbound(1002).at("08:02"));
    Map<CellKey, CellDelta> told = flush();

    Set<String> touched =
        told.keySet().stream()
            .filter(key -> key.kind() == CellKind.APP && !key.windowSize().equals(DAY))
            .map(CellKey::topicKey)
            .map(key -> key.substring(TENANT.length() + 1))
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(touched)
        .containsExactly(
            "*|2026-11-02T08:00:00Z|PT1H",
            "*|2026-11-02T08:00:00Z|PT5M",
            "b|2026-11-02T08:00:00Z|PT1H",
            "b|2026-11-02T08:00:00Z|PT5M");
    assertThat(app("a").tally().signIns(Verdict.UNBOUND)).as("the day has news").isEqualTo(1);
    assertThat(app("a", HOUR, "07:00").tally().signIns(Verdict.BOUND)).isEqualTo(1);
  }

  @Test
  void withoutNewsNothingIsTold() {
    merge(aRequest("r1").unbound(1002).blocked().at("08:00"));
    flush();
    merge(aRequest("r1").unbound(1002).blocked().at("08:00").appended("08:30"));

    assertThat(flush()).isEmpty();
  }

  @Test
  void differencesOfManySignInsAreOneForACell() {
    for (int i = 0; i < 10; i++) {
      SignIn one = new SignIn();
      Request request = aRequest("r" + i).of("c" + i, "u" + i).bound().allowed().build();
      one.merge(new EncodedRequest(request), 500, Long.MIN_VALUE);
      differences.add(one);
    }

    Map<CellKey, CellDelta> told = differences.drain();

    CellDelta tenant = told.get(CellKey.app(TENANT, "*", moment("00:00"), DAY));
    assertThat(tenant.tally().signIns(Verdict.BOUND)).isEqualTo(10);
    assertThat(tenant.users().estimate()).isEqualTo(10);
    assertThat(told.keySet()).filteredOn(key -> key.kind() == CellKind.APP).hasSize(6);
    assertThat(differences.drain()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void sumOfAllDifferencesIsTheContributionOfTheLastState(long seed) {
    RandomRequests random = new RandomRequests(seed);
    for (int i = 0; i < 150; i++) {
      signIn.merge(new EncodedRequest(random.any(60)), 40, Long.MIN_VALUE);
      if (random.below(5) == 0) {
        flush();
      }
    }
    flush();

    SignIn fresh = new SignIn();
    signIn
        .requests()
        .forEach(request -> fresh.merge(new EncodedRequest(request), 500, Long.MIN_VALUE));
    differences.add(fresh);

    assertThat(tallies(cells)).as("seed %s", seed).isEqualTo(tallies(differences.drain()));
  }

  /** The figures of cells that are not zero. */
  private static Map<String, String> tallies(Map<CellKey, CellDelta> cells) {
    Map<String, String> tallies = new TreeMap<>();
    cells.forEach(
        (key, cell) -> {
          if (!cell.tally().isZero()) {
            tallies.put(key.topicKey(), figures(cell.tally()));
          }
        });
    return tallies;
  }

  private static String figures(Tally tally) {
    StringBuilder figures = new StringBuilder();
    for (Binding binding : Binding.values()) {
      figures.append(tally.binding(binding)).append(' ');
    }
    for (Outcome outcome : Outcome.values()) {
      figures.append(tally.outcome(outcome)).append(' ');
    }
    for (Verdict verdict : Verdict.values()) {
      figures.append(tally.signIns(verdict)).append(' ');
      figures.append(tally.inScopeSignIns(verdict)).append(' ');
    }
    return figures.append(tally.selfRemediable()).append(tally.codes()).toString();
  }
}
