package io.boundwatch.alert.rule;

import static io.boundwatch.signin.RequestBuilder.aRequest;
import static io.boundwatch.signin.RequestBuilder.moment;
import static org.assertj.core.api.Assertions.assertThat;

import io.boundwatch.alert.AlertBook.Activity;
import io.boundwatch.alert.Evidence;
import io.boundwatch.alert.Finding;
import io.boundwatch.alert.RuleBench;
import io.boundwatch.alert.Severity;
import io.boundwatch.event.Category;
import io.boundwatch.event.Request;
import io.boundwatch.signin.RequestBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenReplayTest {
  private static final long DAY = Duration.ofDays(1).toMillis();

  private final RuleBench bench = RuleBench.of(TokenReplay.TYPE);

  /** The bound interactive request of an Edge browser on Windows. */
  private static RequestBuilder edge(String id) {
    return aRequest(id)
        .category(Category.SIGN_IN)
        .bound()
        .os("Windows10")
        .browser("Edge 146.0.0")
        .network(64500, "CA");
  }

  /** What uses a stolen token: no browser, and the token's own session and device. */
  private static RequestBuilder tool(String id) {
    return aRequest(id).unbound(1008).os("Windows").browser("").network(64999, "CA");
  }

  private List<String> evidence() {
    return bench.created().get(0).evidence().stream().map(Evidence::id).toList();
  }

  @Test
  void aSessionUsedUnboundFromAnotherNetworkWithoutABrowserIsCritical() {
    bench.put(edge("r1").at("08:00:00").build(), tool("r2").at("08:00:02").build());

    assertThat(bench.created()).hasSize(1);
    Finding finding = bench.created().get(0);
    assertThat(finding.severity()).isEqualTo(Severity.CRITICAL);
    assertThat(finding.entity()).isEqualTo("u1/s1");
    assertThat(finding.at()).isEqualTo(moment("08:00"));
    assertThat(finding.until()).isEqualTo(moment("08:00:02"));
    assertThat(finding.subject().userId()).isEqualTo("u1");
    assertThat(finding.description())
        .contains("u1@contoso.example", "AS64500, CA", "AS64999, CA", "Edge 146.0.0", "no browser");
    assertThat(evidence()).containsExactly("r1", "r2");
  }

  @Test
  void whichOfTheTwoArrivesFirstDoesNotMatter() {
    bench.put(tool("r2").at("08:00:02").build(), edge("r1").at("08:00:00").build());

    assertThat(bench.created()).hasSize(1);
    assertThat(evidence()).containsExactly("r1", "r2");
  }

  @Test
  void aRestartBetweenTheTwoForgetsNothing() {
    bench.put(tool("r2").at("08:00:02").build()).restart().put(edge("r1").at("08:00:00").build());
    bench.restart().put(tool("r3").at("08:00:03").build());

    assertThat(bench.created()).hasSize(1);
    assertThat(bench.published()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "08:00:10, 08:00:04, 0",
    "08:00:10, 08:00:05, 1",
    "08:00:10, 08:00:10, 1",
    "08:00:10, 18:00:00, 1"
  })
  void theUnboundOneMustBeMadeAfterTheBoundOneButForASmallSkew(
      String bound, String unbound, int alerts) {
    bench.put(edge("r1").at(bound).build(), tool("r2").at(unbound).build());

    assertThat(bench.created()).hasSize(alerts);
  }

  @ParameterizedTest
  @CsvSource({
    // as: what differs in system, client, ASN and country
    "Windows10, Edge 146, 64999, CA, 0",
    "Windows, '', 64500, CA, 0",
    "Windows, '', 64999, CA, 1",
    "Windows, '', 64500, NL, 1",
    "Linux, Chrome 130, 64999, CA, 1",
    "Linux, Chrome 130, 64500, CA, 0",
    "Windows, Chrome 130, 64999, NL, 0",
    "Windows, '', 0, '', 0",
    "Windows, '', 0, CA, 0",
    "Windows, '', 0, NL, 1",
    "Windows, '', 64500, '', 0",
    "Windows, '', 64999, '', 1",
    "'', Edge 146, 64999, NL, 0"
  })
  void systemOrClientAndNetworkOrCountryMustDiffer(
      String os, String browser, long asn, String country, int alerts) {
    Request other = tool("r2").at("08:00:02").os(os).browser(browser).network(asn, country).build();

    bench.put(edge("r1").at("08:00").build(), other);

    assertThat(bench.created()).hasSize(alerts);
  }

  @ParameterizedTest
  @CsvSource({"0, 1", "50097, 0", "530084, 0", "-1, 0"})
  void onlyAnUnboundRequestThatSucceededIsAReplay(int errorCode, int alerts) {
    bench.put(edge("r1").at("08:00").build(), tool("r2").at("08:00:02").error(errorCode).build());

    assertThat(bench.created()).hasSize(alerts);
  }

  @Test
  void withoutASessionNothingIsCompared() {
    bench.put(
        edge("r1").at("08:00").session("").build(), tool("r2").at("08:00:02").session("").build());

    assertThat(bench.created()).isEmpty();
  }

  @Test
  void sessionsAndUsersAreKeptApart() {
    bench.put(
        edge("r1").at("08:00").build(),
        tool("r2").at("08:00:02").session("s2").build(),
        tool("r3").at("08:00:02").of("c1", "u2").build());

    assertThat(bench.created()).isEmpty();
  }

  @Test
  void aPhoneThatGoesFromWifiToMobileWhileBoundIsQuiet() {
    RequestBuilder phone = aRequest("r1").os("Ios 18.2").bound();
    bench.put(
        phone.at("08:00").network(64500, "DE").build(),
        aRequest("r2").os("Ios 18.2").bound().at("08:10").network(64700, "DE").build(),
        aRequest("r3").os("Ios 18.2").bound().at("08:20").network(64800, "FR").build(),
        aRequest("r4").os("Ios 18.2").unbound(1004).at("08:30").network(64800, "FR").build());

    assertThat(bench.created()).isEmpty();
  }

  @Test
  void anUnboundBrowserBehindAProxyBesideABoundAppIsQuiet() {
    bench.put(
        aRequest("r1").bound().at("08:00").network(64500, "DE").build(),
        aRequest("r2").unbound(1002).at("08:01").browser("Edge 146").network(64600, "DE").build());

    assertThat(bench.created()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"d2, Windows10, DE", "'', Windows10, DE", "d1, Linux, DE", "d1, Windows10, NL"})
  void anUnboundBrowserOfAnotherDeviceSystemOrCountryIsNot(
      String device, String os, String country) {
    bench.put(
        aRequest("r1").bound().at("08:00").network(64500, "DE").build(),
        aRequest("r2")
            .unbound(1002)
            .at("08:01")
            .browser("Chrome 130")
            .device(device)
            .os(os)
            .network(64600, country)
            .build());

    assertThat(bench.created()).hasSize(1);
  }

  @Test
  void anUnboundAppBesideABoundBrowserBehindAProxyIsQuietOnceItsNetworkWasBound() {
    bench.put(
        aRequest("r0").bound().at("07:00").session("s0").network(64999, "CA").build(),
        edge("r1").at("08:00").build(),
        tool("r2").at("08:00:02").build());

    assertThat(bench.created()).isEmpty();
  }

  @Test
  void boundAndUnboundOnOneDeviceInOneNetworkAreQuiet() {
    bench.put(
        edge("r1").at("08:00").build(),
        tool("r2").at("08:01").network(64500, "CA").build(),
        aRequest("r3")
            .unbound(1002)
            .at("08:02")
            .browser("Chrome 130")
            .network(64500, "CA")
            .build());

    assertThat(bench.created()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"AS64999, 0", "203.0.113.0/24, 0", "AS64500, 1", "198.51.100.0/24, 1"})
  void whatComesFromATrustedNetworkIsQuiet(String trusted, int alerts) {
    RuleBench other = RuleBench.of(TokenReplay.TYPE, Map.of("alerts.trusted-networks", trusted));

    other.put(edge("r1").at("08:00").build(), tool("r2").at("08:00:02").build());

    assertThat(other.created()).hasSize(alerts);
  }

  @Test
  void aLateRequestIsNotCompared() {
    bench.put(edge("r1").at("08:00").build()).putLate(tool("r2").at("08:00:02").build());

    assertThat(bench.created()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"29, 0", "31, 1"})
  void aNetworkIsTheUsersForThirtyDays(int days, int alerts) {
    long now = moment("08:00");
    bench.put(
        edge("r0").at(now - days * DAY).session("s0").network(64999, "CA").build(),
        edge("r1").at(now).build(),
        tool("r2").at(now + 2000).build());

    assertThat(bench.created()).hasSize(alerts);
  }

  @Test
  void aNetworkThatIsUsedStaysTheUsers() {
    long now = moment("08:00");
    for (int day = 60; day > 0; day -= 5) {
      bench.put(tool("r" + day).at(now - day * DAY).session("s" + day).build());
    }

    bench.put(edge("r1").at(now).build(), tool("r2").at(now + 2000).build());

    assertThat(bench.created()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"23, 1", "24, 0"})
  void anUnboundRequestTeachesItsNetworkADayLaterIfNothingWasStrange(int hours, int alerts) {
    long now = moment("08:00");
    bench.put(
        tool("r0").at(now - Duration.ofHours(hours).toMillis()).session("s0").build(),
        edge("r1").at(now - 2000).build(),
        tool("r2").at(now).build());

    assertThat(bench.created()).hasSize(alerts);
  }

  @Test
  void theThiefTeachesNothing() {
    long now = moment("08:00");
    bench.put(edge("r1").at(now).build(), tool("r2").at(now + 2000).build());

    for (int day = 1; day <= 5; day++) {
      bench.clock(now + day * DAY - 1000);
      bench.put(
          edge("b" + day).at(now + day * DAY).session("s" + day).build(),
          tool("u" + day).at(now + day * DAY + 2000).session("s" + day).build());
    }

    assertThat(bench.created()).hasSize(6);
  }

  @Test
  void aBoundRequestFromTheNetworkOfAnAlertMakesItTheUsers() {
    long now = moment("08:00");
    bench.put(edge("r1").at(now).build(), tool("r2").at(now + 2000).build());

    bench.put(
        edge("r3").at(now + 60_000).session("s3").network(64999, "CA").build(),
        edge("r4").at(now + 120_000).session("s4").build(),
        tool("r5").at(now + 130_000).session("s4").build());

    assertThat(bench.created()).hasSize(1);
  }

  /** Waiting for a bound request that may come would tell of every theft too late. */
  @Test
  void itIsRaisedAtOnceThoughABoundRequestFromThatNetworkMayComeLater() {
    bench.put(edge("r1").at("08:00:00").build(), tool("r2").at("08:00:02").build());

    bench.put(edge("r0").at("07:59").session("s0").network(64999, "CA").build());

    assertThat(bench.created()).hasSize(1);
  }

  @Test
  void anUnboundRequestThatWaitsIsForgivenOnceItsNetworkIsTheUsers() {
    bench.put(
        tool("r2").at("08:00:02").build(),
        edge("r0").at("07:59").session("s0").network(64999, "CA").build(),
        edge("r1").at("08:00:00").build());

    assertThat(bench.created()).isEmpty();
  }

  @Test
  void oneAlertStandsForAllThatASessionIsUsedFor() {
    bench.put(edge("r1").at("08:00").build());
    for (int i = 0; i < 30; i++) {
      bench.put(tool("t" + i).at("08:01:" + (10 + i)).build());
    }

    assertThat(bench.published()).hasSize(1);
  }

  @Test
  void theAlertIsToldAgainWhenTheSessionIsUsedFromTwiceAsManyPlaces() {
    bench.put(edge("r1").at("08:00").build(), tool("r2").at("08:01").build());
    bench.put(tool("r3").at("08:02").network(64998, "NL").build());

    assertThat(bench.published(Activity.UPDATE)).hasSize(1);
    assertThat(bench.published(Activity.UPDATE).get(0).evidence().stream().map(Evidence::id))
        .containsExactly("r1", "r2", "r3");
  }

  @Test
  void theAlertClosesAndTheNextUseOpensAnother() {
    bench.put(edge("r1").at("08:00").build(), tool("r2").at("08:01").build());
    bench.clock(moment("08:01") + 20 * 60_000).put(tool("r3").at("08:25").build());

    assertThat(bench.published(Activity.CLOSE)).hasSize(1);
    assertThat(bench.created()).hasSize(2);
  }

  @Test
  void theSameRequestsMetAgainCreateNothing() {
    Request bound = edge("r1").at("08:00").build();
    Request unbound = tool("r2").at("08:01").build();
    bench.put(bound, unbound).clock(moment("09:00")).put(bound, unbound, bound);

    assertThat(bench.created()).hasSize(1);
  }

  @Test
  void inWhateverOrderTheRequestsArriveTheAlertIsTheSame() {
    List<Request> requests = new ArrayList<>();
    requests.add(edge("b1").at("08:00:10").build());
    requests.add(edge("b2").at("08:01:00").network(64501, "CA").build());
    requests.add(aRequest("b3").bound().at("08:02").network(64500, "CA").build());
    requests.add(tool("u1").at("08:01:30").build());
    requests.add(tool("u2").at("08:01:31").network(64998, "NL").build());
    requests.add(tool("u3").at("08:03").build());
    requests.add(tool("q1").at("08:02:30").network(64500, "CA").build());
    requests.add(tool("q2").at("08:04").error(50097).build());
    Random random = new Random(20261122);
    Set<String> ids = new TreeSet<>();

    for (int run = 0; run < 500; run++) {
      Collections.shuffle(requests, random);
      RuleBench other = RuleBench.of(TokenReplay.TYPE);
      requests.forEach(request -> other.put(request).restart());
      assertThat(other.created()).hasSize(1);
      ids.add(other.published().get(0).alert().uid());
    }

    assertThat(ids)
        .containsExactly(RequestBuilder.TENANT + "|token-replay|u1/s1|2026-11-02T08:00:00.000Z");
  }

  @Test
  void aSessionIsForgottenADayAfterItsLastRequest() {
    long now = moment("08:00");
    bench.put(edge("r1").at(now).build()).clock(now + DAY + 1);

    bench.put(tool("r2").at(now + DAY + 2).build());

    assertThat(bench.created()).isEmpty();
  }

  @Test
  void aSessionThatIsUsedIsNotForgotten() {
    long now = moment("08:00");
    long hour = Duration.ofHours(1).toMillis();
    for (int i = 0; i < 72; i++) {
      bench.clock(now + i * hour).put(edge("r" + i).at(now + i * hour).build());
    }

    bench.put(tool("t").at(now + 72 * hour).build());

    assertThat(bench.created()).hasSize(1);
  }

  @Test
  void everythingOfAUserIsForgottenInTheEnd() {
    long now = moment("08:00");
    bench.put(edge("r1").at(now).build(), tool("r2").at(now + 1).build()).clock(now + 31 * DAY);

    assertThat(bench.stateSize()).isZero();
  }

  @Test
  void whatIsKeptOfAUserAndASessionIsBounded() {
    long now = moment("08:00");
    for (int i = 0; i < 2000; i++) {
      bench.put(edge("b" + i).at(now + i).network(10_000 + i, "DE").build());
      bench.put(tool("u" + i).at(now + i).network(100_000 + i, "NL").build());
    }

    assertThat(bench.stateSize()).isEqualTo(2);
    assertThat(bench.stateBytes()).isLessThan(10_000);
    assertThat(bench.created()).hasSize(1);
  }

  @Test
  void howManySessionsAreKeptIsBounded() {
    RuleBench other = RuleBench.of(TokenReplay.TYPE, Map.of("alerts.max-entries", "100"));
    for (int i = 0; i < 500; i++) {
      other.put(edge("r" + i).at("08:00").session("s" + i).build());
    }

    other.put(tool("t1").at("08:01").session("s1").build());
    other.put(tool("t2").at("08:01").session("s499").build());

    assertThat(other.stateSize()).isEqualTo(100);
    assertThat(other.created()).extracting(Finding::entity).containsExactly("u1/s1");
  }

  @Test
  void aRequestThatSaysNothingNewIsNotWritten() {
    UserNetworks networks = new UserNetworks(new UserNetworks.Limits(30 * DAY, DAY, 50));
    networks.bound(new Network(1, "DE"), 1000);
    UserNetworks kept =
        UserNetworks.decode(networks.encode(), new UserNetworks.Limits(30 * DAY, DAY, 50));

    kept.bound(new Network(1, "DE"), 1000 + DAY);

    assertThat(kept.changed()).isFalse();
    assertThat(kept.knows(new Network(1, ""), 1000)).isTrue();
    assertThat(kept.knows(new Network(0, "FR"), 1000)).isFalse();
  }
}
