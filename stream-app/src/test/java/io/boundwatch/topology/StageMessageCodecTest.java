package io.boundwatch.topology;

import static io.boundwatch.signin.RequestBuilder.aRequest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boundwatch.alert.Fact;
import io.boundwatch.alert.Owner;
import io.boundwatch.codec.CodecException;
import io.boundwatch.count.CellDelta;
import io.boundwatch.count.CellKey;
import io.boundwatch.count.CellKind;
import io.boundwatch.count.WindowSize;
import io.boundwatch.event.Binding;
import io.boundwatch.event.Category;
import io.boundwatch.event.EncodedRequest;
import io.boundwatch.event.PolicyMode;
import io.boundwatch.event.Request;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StageMessageCodecTest {
  private static final StageMessage.OfClock CLOCK =
      new StageMessage.OfClock(3, 12, 1_793_606_400_000L);

  private static final StageMessage.OfFact FACT =
      new StageMessage.OfFact(
          1, new Fact.PolicySeen("t", "p1", "Policy", PolicyMode.REPORT_ONLY, 7, 1_000, 2_000));

  private static StageMessage.OfCell cell() {
    WindowSize day = WindowSize.of(Duration.ofDays(1));
    CellDelta delta = new CellDelta();
    delta.tally().addBinding(Binding.UNBOUND, -2);
    delta.users().add("u1");
    return new StageMessage.OfCell(
        2, new CellKey(CellKind.USER, "t", "u1", "a", "r", 0, day), delta);
  }

  static Stream<StageMessage> messages() {
    return Stream.of(
        CLOCK, cell(), FACT, new StageMessage.OfBatch(1, 2, List.of(cell(), FACT, CLOCK)));
  }

  @Test
  void clockIsReadAsItWasWritten() {
    assertThat(StageMessageCodec.decode(StageMessageCodec.encode(CLOCK))).isEqualTo(CLOCK);
  }

  @ParameterizedTest
  @MethodSource("facts")
  void factIsReadAsItWasWritten(Fact fact) {
    StageMessage message = new StageMessage.OfFact(3, fact);

    assertThat(StageMessageCodec.decode(StageMessageCodec.encode(message))).isEqualTo(message);
  }

  static Stream<Fact> facts() {
    Request request = aRequest("r1").unbound(1003).blocked().build();
    return Stream.of(
        FACT.fact(),
        new Fact.FeedSeen("t", Category.NON_INTERACTIVE, 5, 6),
        new Fact.RequestSeen(Owner.USER, true, new EncodedRequest(request)),
        new Fact.RequestSeen(Owner.APP, false, new EncodedRequest(request)),
        new Fact.UserOfApp("rule", 9, request));
  }

  @Test
  void differenceIsReadAsItWasWritten() {
    StageMessage.OfCell read =
        (StageMessage.OfCell) StageMessageCodec.decode(StageMessageCodec.encode(cell()));

    assertThat(read.key()).isEqualTo(cell().key());
    assertThat(read.delta().tally().binding(Binding.UNBOUND)).isEqualTo(-2);
    assertThat(read.delta().users().estimate()).isEqualTo(1);
  }

  @Test
  void batchIsReadAsItWasWritten() {
    StageMessage batch = new StageMessage.OfBatch(1, 2, List.of(FACT, CLOCK, FACT));

    assertThat(StageMessageCodec.decode(StageMessageCodec.encode(batch))).isEqualTo(batch);
  }

  @Test
  void batchWithinABatchIsRefused() {
    StageMessage batch = new StageMessage.OfBatch(1, 2, List.of(CLOCK));
    byte[] bytes = StageMessageCodec.encode(new StageMessage.OfBatch(1, 2, List.of(batch)));

    assertThatThrownBy(() -> StageMessageCodec.decode(bytes)).isInstanceOf(CodecException.class);
  }

  @ParameterizedTest
  @MethodSource("messages")
  void bytesThatEndTooEarlyAreRefused(StageMessage message) {
    byte[] bytes = StageMessageCodec.encode(message);

    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> StageMessageCodec.decode(cut)).isInstanceOf(CodecException.class);
    }
  }

  @Test
  void anotherVersionIsRefusedInPlainWords() {
    byte[] bytes = StageMessageCodec.encode(CLOCK);
    bytes[0] = 5;

    assertThatThrownBy(() -> StageMessageCodec.decode(bytes))
        .isInstanceOf(CodecException.class)
        .hasMessageStartingWith(
            "a topic between the stages holds format 5; this release reads 3. Let the last release")
        .hasMessageEndingWith("start afresh with another application-id");
  }

  @Test
  void unknownKindIsRefused() {
    byte[] bytes = StageMessageCodec.encode(CLOCK);
    bytes[1] = 9;

    assertThatThrownBy(() -> StageMessageCodec.decode(bytes))
        .isInstanceOf(CodecException.class)
        .hasMessageContaining("kind 9");
  }
}
