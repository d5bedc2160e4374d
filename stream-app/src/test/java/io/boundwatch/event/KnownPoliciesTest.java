package io.boundwatch.event;

import static io.boundwatch.event.Records.aPolicy;
import static io.boundwatch.event.Records.aRecord;
import static io.boundwatch.event.Records.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Entries that were met before are read as if they were met first. */
class KnownPoliciesTest {
  private static final String ENTRY =
      "{\"id\":\"50000000-0000-4000-8000-000000000001\",\"displayName\":\"Staff\",\"result\":\"@\"}";

  private final KnownPolicies known = new KnownPolicies();
  private final JsonScanner scanner = new JsonScanner();

  private JsonScanner at(String json) {
    byte[] bytes = utf8(json);
    scanner.reset(bytes, 0, bytes.length);
    return scanner;
  }

  @Test
  void leavesTheOldestForANewOne() throws BrokenJsonException {
    for (int i = 0; i <= 100; i++) {
      add(ENTRY.replace("@", "result " + i), fact("success"));
    }
    assertThat(known.find(at(ENTRY.replace("@", "result 100"))).facts()).hasSize(1);
    assertThat(known.find(at(ENTRY.replace("@", "result 0")))).isSameAs(KnownPolicies.UNKNOWN);
  }

  private static PolicyFact fact(String result) {
    return PolicyFact.of("p", "Staff", result, ControlNaming.ABSENT);
  }

  private void add(String entry, PolicyFact fact) throws BrokenJsonException {
    at(entry).skip();
    known.add(scanner, 0, List.of(fact));
  }

  @Test
  void tellsEntriesOfOnePolicyApart() throws BrokenJsonException {
    List<String> results = List.of("success", "failure", "notApplied", "reportOnlyFailure");
    for (String result : results) {
      add(ENTRY.replace("@", result), fact(result));
    }
    for (int round = 0; round < 3; round++) {
      for (String result : results) {
        assertThat(known.find(at(ENTRY.replace("@", result) + ",[")).facts())
            .containsExactly(fact(result));
      }
    }
  }

  @Test
  void otherBytesAreNotKnown() throws BrokenJsonException {
    add(ENTRY, fact("failure"));
    byte[] entry = ENTRY.getBytes(StandardCharsets.US_ASCII);
    for (int i = 0; i < entry.length; i++) {
      byte[] other = entry.clone();
      other[i] ^= 1;
      scanner.reset(other, 0, other.length);
      assertThat(known.find(scanner)).isSameAs(KnownPolicies.UNKNOWN);
      scanner.reset(entry, 0, i);
      assertThat(known.find(scanner)).isSameAs(KnownPolicies.UNKNOWN);
    }
  }

  @Test
  void deeperDownItIsReadAgain() throws BrokenJsonException {
    add(ENTRY, fact("failure"));
    at("[" + ENTRY + "]").enter();
    assertThat(scanner.nextElement()).isTrue();
    assertThat(known.find(scanner)).isSameAs(KnownPolicies.UNKNOWN);
    scanner.skip();
    known.add(scanner, 1, List.of(fact("failure")));
    assertThat(known.find(at(ENTRY)).facts()).containsExactly(fact("failure"));
  }

  @Test
  void manyPoliciesReadAgainAndAgainGiveTheSame() {
    EventReader reader = new EventReader(EventRules.DEFAULT);
    List<byte[]> messages =
        IntStream.range(0, 12_000)
            .mapToObj(i -> aRecord().policy(aPolicy("p-" + i % 6_000)).bytes())
            .toList();
    for (int i = 0; i < messages.size(); i++) {
      Heard heard = new Heard();
      reader.read(messages.get(i), Records.APPEND_TIME, Records.ARRIVED_AT, heard);
      assertThat(heard.onlyRequest().policies())
          .extracting(PolicyOutcome::id)
          .containsExactly("p-" + i % 6_000);
    }
  }
}
