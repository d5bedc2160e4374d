package io.boundwatch.topology;

import static io.boundwatch.signin.RequestBuilder.aRequest;
import static org.assertj.core.api.Assertions.assertThat;

import io.boundwatch.alert.Fact;
import io.boundwatch.alert.Owner;
import io.boundwatch.count.CellDelta;
import io.boundwatch.count.CellKey;
import io.boundwatch.count.WindowSize;
import io.boundwatch.event.EncodedRequest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OutboxTest {
  private static final int PARTITIONS = 3;
  private static final int A_RECORD = 300 * 1024;
  private static final WindowSize HOUR = WindowSize.of(Duration.ofHours(1));

  private final List<StageMessage> sent = new ArrayList<>();
  private final Outbox outbox = new Outbox(1, PARTITIONS, sent::add);

  @Test
  void messagesOfATaskTravelInOneRecordInTheirOrder() {
    List<StageMessage> messages = add(30, i -> cell(i, 1));
    assertThat(sent).isEmpty();

    outbox.send();
    outbox.send();

    assertThat(sent).hasSize(PARTITIONS);
    assertThat(delivered()).containsExactlyInAnyOrderElementsOf(messages);
    for (StageMessage record : sent) {
      assertThat(((StageMessage.OfBatch) record).messages())
          .isSubsetOf(messages)
          .isSortedAccordingTo((a, b) -> messages.indexOf(a) - messages.indexOf(b));
    }
  }

  @Test
  void recordsStaySmallHoweverManyUsersCellsHave() {
    List<StageMessage> messages = add(200, i -> cell(i, 1_000));
    outbox.send();

    assertSmallRecordsOf(messages);
  }

  @Test
  void recordsStaySmallHoweverLongRequestsAre() {
    String name = "x".repeat(20_000);
    List<StageMessage> messages =
        add(
            100,
            i ->
                new StageMessage.OfFact(
                    1,
                    new Fact.RequestSeen(
                        Owner.USER,
                        false,
                        new EncodedRequest(aRequest("r-" + i).browser(name).build()))));
    outbox.send();

    assertSmallRecordsOf(messages);
  }

  private void assertSmallRecordsOf(List<StageMessage> messages) {
    assertThat(sent)
        .hasSizeGreaterThan(PARTITIONS)
        .allMatch(record -> StageMessageCodec.encode(record).length < A_RECORD);
    assertThat(delivered()).containsExactlyInAnyOrderElementsOf(messages);
  }

  private List<StageMessage> add(int count, IntFunction<StageMessage> making) {
    List<StageMessage> messages = IntStream.range(0, count).mapToObj(making).toList();
    for (int i = 0; i < count; i++) {
      outbox.add("owner-" + i, messages.get(i));
    }
    return messages;
  }

  private static StageMessage cell(int number, int users) {
    CellDelta delta = new CellDelta();
    for (int i = 0; i < users; i++) {
      delta.users().add("user-" + i);
      delta.blockedUsers().add("user-" + i);
    }
    return new StageMessage.OfCell(1, CellKey.app("tenant", "app-" + number, 0, HOUR), delta);
  }

  private List<StageMessage> delivered() {
    return sent.stream()
        .flatMap(record -> ((StageMessage.OfBatch) record).messages().stream())
        .toList();
  }
}
