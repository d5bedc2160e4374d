package io.boundwatch.signin;

import static io.boundwatch.signin.RequestBuilder.aRequest;
import static io.boundwatch.signin.RequestBuilder.moment;
import static io.boundwatch.signin.SignInCodecTest.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.boundwatch.event.EncodedRequest;
import io.boundwatch.event.Outcome;
import io.boundwatch.event.Request;
import io.boundwatch.event.Verdict;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SignInTest {
  private static final long NOTHING_FROZEN = Long.MIN_VALUE;
  private static final int ROOM = 500;

  private final SignIn signIn = new SignIn();

  private Merged merge(RequestBuilder request) {
    return merge(request, ROOM);
  }

  private Merged merge(RequestBuilder request, int maxRequests) {
    return signIn.merge(request.encoded(), maxRequests, NOTHING_FROZEN);
  }

  // What the requests say together

  @ParameterizedTest
  @CsvSource({
    "n, UNDETERMINED",
    "b, BOUND",
    "nb, BOUND",
    "bbbbbu, UNBOUND",
    "unb, UNBOUND",
  })
  void verdictIsUnboundIfAnyIsElseBoundIfAnyIs(String bindings, Verdict verdict) {
    for (int i = 0; i < bindings.length(); i++) {
      RequestBuilder request = aRequest("r" + i);
      switch (bindings.charAt(i)) {
        case 'b' -> merge(request.bound());
        case 'u' -> merge(request.unbound(1002));
        default -> merge(request);
      }
    }

    assertThat(signIn.verdict()).isEqualTo(verdict);
  }

  @Test
  void outcomeIsTheGreatest() {
    merge(aRequest("r1").policy("p", Outcome.WOULD_BLOCK));
    merge(aRequest("r2").policy("p", Outcome.ALLOWED));

    assertThat(signIn.outcome()).isEqualTo(Outcome.WOULD_BLOCK);
  }

  @Test
  void mergingTellsWhatBecameOfARecord() {
    assertThat(merge(aRequest("r1").bound())).isEqualTo(Merged.NEW);
    assertThat(merge(aRequest("r1").bound())).isEqualTo(Merged.SAME);
    assertThat(merge(aRequest("r1").unbound(1002))).isEqualTo(Merged.CHANGED);
    assertThat(merge(aRequest("r1").bound())).isEqualTo(Merged.SAME);
    assertThat(merge(aRequest("r2").bound())).isEqualTo(Merged.NEW);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void anyOrderOfAnyDuplicatesLeadsToTheSameRequests(long seed) {
    RandomRequests random = new RandomRequests(seed);
    List<Request> records = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      records.add(random.any(40));
    }
    List<Request> expected = mergedInOrder(records);
    records.addAll(records.subList(0, 100));
    Collections.shuffle(records, random.random());

    assertThat(mergedInOrder(records)).isEqualTo(expected);
  }

  private static List<Request> mergedInOrder(List<Request> records) {
    SignIn signIn = new SignIn();
    records.forEach(record -> signIn.merge(new EncodedRequest(record), ROOM, NOTHING_FROZEN));
    return byId(signIn.requests());
  }

  private static List<Request> byId(List<Request> requests) {
    return requests.stream().sorted(Comparator.comparing(Request::requestId)).toList();
  }

  @Test
  void eventTimeOfAKnownRequestIsTheEarlierOne() {
    merge(aRequest("r1").at("08:00"));

    assertThat(signIn.eventTimeWith(aRequest("r1").at("08:10").build())).isEqualTo(moment("08:00"));
    assertThat(signIn.eventTimeWith(aRequest("r1").at("07:50").build())).isEqualTo(moment("07:50"));
    assertThat(signIn.eventTimeWith(aRequest("r2").at("08:10").build())).isEqualTo(moment("08:10"));
  }

  // The cap

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void greatestStayWhateverTheOrder(long seed) {
    RandomRequests random = new RandomRequests(seed);
    List<Request> requests = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      requests.add(random.of("r" + i));
    }
    List<Request> greatest =
        byId(
            requests.stream()
                .sorted(Comparator.comparing(Rank::of, Comparator.reverseOrder()))
                .limit(20)
                .toList());
    Collections.shuffle(requests, random.random());

    requests.forEach(request -> signIn.merge(new EncodedRequest(request), 20, NOTHING_FROZEN));

    assertThat(byId(signIn.requests())).isEqualTo(greatest);
    assertThat(signIn.isTruncated()).isTrue();
    assertThat(signIn.count()).isEqualTo(20);
  }

  @Test
  void fullSignInIsNotTruncatedBeforeOneIsRefused() {
    merge(aRequest("r1"), 2);
    merge(aRequest("r2"), 2);
    assertThat(signIn.isTruncated()).isFalse();

    merge(aRequest("r3").at("09:00"), 2);

    assertThat(signIn.isTruncated()).isTrue();
  }

  @Test
  void floodBelowTheFloorChangesNothing() {
    merge(aRequest("r1").bound().at("08:00"), 2);
    merge(aRequest("r2").bound().at("08:00"), 2);
    assertThat(merge(aRequest("r3").bound().at("08:01"), 2)).isEqualTo(Merged.REFUSED_AND_NOTED);
    byte[] before = bytes(signIn);

    for (int i = 0; i < 1_000; i++) {
      assertThat(merge(aRequest("flood" + i).bound().at("08:02"), 2)).isEqualTo(Merged.REFUSED);
    }

    assertThat(bytes(signIn)).isEqualTo(before);
  }

  @Test
  void heavierRequestPutsTheLeastOut() {
    merge(aRequest("r1").bound(), 2);
    merge(aRequest("r2"), 2);

    assertThat(merge(aRequest("r3").blocked(), 2)).isEqualTo(Merged.NEW);

    assertThat(signIn.requests()).extracting(Request::requestId).containsExactly("r1", "r3");
  }

  @Test
  void refusedUnboundRequestStillMakesTheVerdictUnbound() {
    merge(aRequest("r1").bound().blocked(), 1);

    assertThat(merge(aRequest("r2").unbound(1002), 1)).isEqualTo(Merged.REFUSED_AND_NOTED);

    assertThat(signIn.verdict()).isEqualTo(Verdict.UNBOUND);
    assertThat(signIn.requests()).extracting(Request::requestId).containsExactly("r1");
    assertThat(merge(aRequest("r3").unbound(1002).at("08:01"), 1)).isEqualTo(Merged.REFUSED);
  }

  @Test
  void outcomeOfACutRequestIsNotForgotten() {
    merge(aRequest("r1").policy("p", Outcome.WOULD_BLOCK), 1);
    merge(aRequest("r2").policy("p", Outcome.BLOCKED), 1);
    merge(aRequest("r3").policy("p", Outcome.BLOCKED).at("07:59"), 1);

    assertThat(signIn.outcome()).isEqualTo(Outcome.BLOCKED);
    assertThat(signIn.count()).isEqualTo(1);
  }

  @Test
  void knownRequestIsMergedAlsoInAFullSignIn() {
    merge(aRequest("r1").bound(), 1);
    merge(aRequest("r2").at("09:00"), 1);

    assertThat(merge(aRequest("r1").unbound(1002), 1)).isEqualTo(Merged.CHANGED);
  }

  // What the cells were told

  @Test
  void newRequestIsNewsUntilItIsTold() {
    merge(aRequest("r1").bound().at("08:00"));
    assertThat(signIn.newsAt()).containsExactly(moment("08:00"));
    assertThat(signIn.told()).isEmpty();

    signIn.markTold();

    assertThat(signIn.newsAt()).isEmpty();
    assertThat(signIn.told()).isEqualTo(signIn.requests());
  }

  @Test
  void changedRequestIsNewsWhereItIsAndWhereItWas() {
    merge(aRequest("r1").bound().at("08:00"));
    merge(aRequest("r2").bound().at("08:30"));
    signIn.markTold();
    Request toldBefore = signIn.told().get(0);

    merge(aRequest("r1").bound().at("07:55").published("08:00"));

    assertThat(signIn.newsAt()).containsExactlyInAnyOrder(moment("07:55"), moment("08:00"));
    assertThat(signIn.told()).contains(toldBefore);
  }

  @Test
  void duplicateIsNoNews() {
    merge(aRequest("r1").bound().at("08:00"));
    signIn.markTold();

    merge(aRequest("r1").bound().at("08:00").appended("08:20"));

    assertThat(signIn.newsAt()).isEmpty();
  }

  @Test
  void cutRequestThatWasToldIsTakenBack() {
    merge(aRequest("r1").at("08:00"), 1);
    signIn.markTold();

    merge(aRequest("r2").blocked().at("08:10"), 1);

    assertThat(signIn.told()).extracting(Request::requestId).containsExactly("r1");
    assertThat(signIn.newsAt()).containsExactlyInAnyOrder(moment("08:00"), moment("08:10"));
    signIn.markTold();
    assertThat(signIn.told()).extracting(Request::requestId).containsExactly("r2");
  }

  @Test
  void cutOfAFrozenRequestSubtractsNothing() {
    merge(aRequest("r1").at("08:00"), 1);
    signIn.markTold();

    signIn.merge(aRequest("r2").blocked().at("08:20").encoded(), 1, moment("08:10"));

    assertThat(signIn.told()).isEmpty();
    assertThat(signIn.newsAt()).containsExactly(moment("08:20"));
  }

  @Test
  void settlesByTheLatestAppendTimeAndLeavesByTheLatestEventTime() {
    merge(aRequest("r1").at("08:00").appended("08:50"));
    merge(aRequest("r2").at("08:10").appended("08:11"));

    assertThat(signIn.lastAppendTime()).isEqualTo(moment("08:50"));
    assertThat(signIn.lastEventTime()).isEqualTo(moment("08:10"));
  }
}
