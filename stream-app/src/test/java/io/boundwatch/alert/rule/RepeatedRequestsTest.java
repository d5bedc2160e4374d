package io.boundwatch.alert.rule;

import static io.boundwatch.signin.RequestBuilder.aRequest;
import static io.boundwatch.signin.RequestBuilder.moment;
import static org.assertj.core.api.Assertions.assertThat;

import io.boundwatch.alert.RuleBench;
import io.boundwatch.event.Category;
import io.boundwatch.event.EncodedRequest;
import io.boundwatch.event.Request;
import io.boundwatch.signin.Merged;
import io.boundwatch.signin.RequestBuilder;
import io.boundwatch.signin.SignIn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Bound requests that repeat another of their sign-in are not sent to {@code token-replay}: nothing
 * that it finds may depend on that.
 */
class RepeatedRequestsTest {
  private static final int RUNS = 240;
  private static final int RECORDS = 60;
  private static final int MAX_REQUESTS = 12;

  /** The join before the rule: sends what is new or changed, beside the rest of its sign-in. */
  private static final class Join {
    private final RuleBench bench;
    private final boolean sendsRepeated;
    private final Map<String, SignIn> signIns = new HashMap<>();

    Join(RuleBench bench, boolean sendsRepeated) {
      this.bench = bench;
      this.sendsRepeated = sendsRepeated;
    }

    void meet(Request record) {
      SignIn signIn = signIns.computeIfAbsent(record.correlationId(), id -> new SignIn());
      Merged merged = signIn.merge(new EncodedRequest(record), MAX_REQUESTS, Long.MIN_VALUE);
      if (merged == Merged.NEW || merged == Merged.CHANGED) {
        List<Request> all = signIn.requests();
        bench.put(now(record, all), sendsRepeated ? List.of() : all);
      }
    }
  }

  private static Request now(Request record, List<Request> signIn) {
    return signIn.stream()
        .filter(request -> request.requestId().equals(record.requestId()))
        .findFirst()
        .orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 8})
  void inWhateverOrderRecordsComeTheSameAlertsAreFoundWithoutThem(int maxSightings) {
    Map<String, String> settings =
        Map.of("alerts.token-replay.max-sightings", Integer.toString(maxSightings));
    int alerts = 0;
    int sent = 0;
    int sentOfAll = 0;

    for (long seed = 1; seed <= RUNS; seed++) {
      Random random = new Random(seed);
      List<Request> records = records(random);
      for (int order = 0; order < 2; order++) {
        Collections.shuffle(records, random);
        RuleBench all = RuleBench.of(TokenReplay.TYPE, settings);
        RuleBench thinned = RuleBench.of(TokenReplay.TYPE, settings);
        meet(records, new Join(all, true), new Join(thinned, false), seed);
        assertThat(thinned.published()).as("seed %s", seed).isEqualTo(all.published());
        alerts += all.published().size();
        sent += thinned.sent();
        sentOfAll += all.sent();
      }
    }

    assertThat(alerts).isGreaterThan(RUNS);
    assertThat(sent).isLessThan(sentOfAll - RUNS);
  }

  /** In half of the runs the clock goes on with what was appended. */
  private static void meet(List<Request> records, Join all, Join thinned, long seed) {
    long clock = Long.MIN_VALUE;
    for (Request record : records) {
      all.meet(record);
      thinned.meet(record);
      clock = Math.max(clock, record.appendTime());
      if (seed % 2 == 0) {
        all.bench.clock(clock);
        thinned.bench.clock(clock);
      }
    }
  }

  /** Records of a few requests of a few sign-ins, many twice or telling different things. */
  private static List<Request> records(Random random) {
    List<Request> records = new ArrayList<>();
    while (records.size() < RECORDS) {
      Request record = record(random, "r" + random.nextInt(30));
      records.add(record);
      if (random.nextInt(4) == 0) {
        records.add(record);
      }
      if (random.nextInt(4) == 0) {
        records.add(record(random, record.requestId()));
      }
    }
    return records;
  }

  private static Request record(Random random, String id) {
    // a request is of one sign-in, whatever its records say
    int signIn = Math.floorMod(id.hashCode(), 3);
    long event = moment("08:30") + random.nextInt(60) * 60_000L;
    RequestBuilder request =
        aRequest(id)
            .of("c" + signIn, "u1")
            .at(event)
            .category(random.nextBoolean() ? Category.SIGN_IN : Category.NON_INTERACTIVE)
            .session(mostly(random, "s1", "s2", ""))
            .os(mostly(random, "Windows10", "Linux", ""))
            .browser(mostly(random, "Edge 146.0.0", ""))
            .device(mostly(random, "d1", ""))
            .network(64500, mostly(random, "DE", ""));
    return switch (random.nextInt(8)) {
      case 0, 1 -> request.unbound(1008).network(64998 + random.nextInt(2), "NL").build();
      case 2 -> request.build();
      case 3 -> request.bound().network(random.nextInt(4) == 0 ? 64999 : 64501, "NL").build();
      default -> request.bound().build();
    };
  }

  /** The first one, but for one time in eight. */
  private static String mostly(Random random, String... texts) {
    return random.nextInt(8) == 0 ? texts[1 + random.nextInt(texts.length - 1)] : texts[0];
  }

  private static RequestBuilder edge(String id) {
    return aRequest(id).bound().os("Windows10").browser("Edge 146.0.0").network(64500, "DE");
  }

  private static int sentBeside(Request known, Request request) {
    RuleBench bench = RuleBench.of(TokenReplay.TYPE);
    bench.put(request, List.of(known, request));
    return bench.sent();
  }

  @Test
  void theFirstOfARepeatedRequestIsSent() {
    Request first = edge("r1").at("08:00").build();
    Request second = edge("r2").at("08:01").build();

    assertThat(sentBeside(second, first)).isEqualTo(1);
    assertThat(sentBeside(first, second)).isZero();
    assertThat(sentBeside(first, first)).isEqualTo(1);
  }

  @Test
  void ofTwoOfOneMomentOneIsSent() {
    Request one = edge("r1").at("08:00").build();
    Request other = edge("r2").at("08:00").build();

    assertThat(sentBeside(one, other) + sentBeside(other, one)).isEqualTo(1);
  }

  @Test
  void whatIsUnboundOrNeitherIsNotRepeated() {
    Request bound = edge("r1").at("08:00").build();
    Request unbound = edge("r2").unbound(1008).at("08:01").build();
    Request neither = aRequest("r0").os("Windows10").browser("Edge 146.0.0").at("08:00").build();

    assertThat(sentBeside(bound, unbound)).isEqualTo(1);
    assertThat(sentBeside(unbound, edge("r3").at("08:02").build())).isEqualTo(1);
    assertThat(sentBeside(neither, edge("r3").at("08:02").build())).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "s2, d1, Windows10, Edge 146.0.0, 64500, DE",
    "s1, d2, Windows10, Edge 146.0.0, 64500, DE",
    "s1, d1, Linux, Edge 146.0.0, 64500, DE",
    "s1, d1, Windows10, '', 64500, DE",
    "s1, d1, Windows10, Edge 146.0.0, 64501, DE",
    "s1, d1, Windows10, Edge 146.0.0, 64500, FR"
  })
  void whatIsOtherwiseIsSent(
      String session, String device, String os, String browser, long asn, String country) {
    Request first = edge("r1").at("08:00").session("s1").device("d1").build();
    Request other =
        edge("r2")
            .at("08:01")
            .session(session)
            .device(device)
            .os(os)
            .browser(browser)
            .network(asn, country)
            .build();

    assertThat(sentBeside(first, other)).isEqualTo(1);
  }

  /** Long after, the rule must hear that session and network are still in use. */
  @Test
  void whatIsMadeHoursLaterIsSent() {
    long now = moment("08:00");
    Request first = edge("r1").at(now).build();
    Request later = edge("r2").at(now + Duration.ofHours(3).toMillis()).build();

    assertThat(sentBeside(first, later)).isEqualTo(1);
  }

  @Test
  void aRuleThatIsLimitedToAnAppWasNotToldOfTheOthers() {
    RuleBench bench = RuleBench.of(TokenReplay.TYPE, Map.of("alerts.token-replay.apps", "outlook"));
    Request teams = edge("r1").app("teams").at("08:00").build();
    Request outlook = edge("r2").app("outlook").at("08:01").build();

    bench.put(outlook, List.of(teams, outlook));

    assertThat(bench.sent()).isEqualTo(1);
  }

  @Test
  void aRuleThatLooksAtEachRequestIsSentAll() {
    RuleBench bench = RuleBench.of(WatchedUserInScope.TYPE, Map.of("alerts.watch-list", "u1"));
    Request first = edge("r1").allowed().at("08:00").build();
    Request second = edge("r2").allowed().at("08:01").build();

    bench.put(second, List.of(first, second));

    assertThat(bench.sent()).isEqualTo(1);
  }
}
