package io.boundwatch.signin;

import static io.boundwatch.signin.RequestBuilder.aRequest;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boundwatch.codec.ByteReader;
import io.boundwatch.codec.ByteWriter;
import io.boundwatch.codec.CodecException;
import io.boundwatch.event.EncodedRequest;
import io.boundwatch.event.Outcome;
import io.boundwatch.event.Verdict;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInCodecTest {
  private static final long NOTHING_FROZEN = Long.MIN_VALUE;

  /** One request of every kind: told as it is, told otherwise, cut out, and not told. */
  private static SignIn everyKind() {
    SignIn signIn = new SignIn();
    signIn.merge(aRequest("cut").at("08:00").encoded(), 3, NOTHING_FROZEN);
    signIn.merge(aRequest("told").bound().at("08:01").encoded(), 3, NOTHING_FROZEN);
    signIn.merge(aRequest("changed").bound().at("08:02").encoded(), 3, NOTHING_FROZEN);
    signIn.markTold();
    signIn.merge(aRequest("changed").unbound(1003).blocked().at("08:02").encoded(), 3, 0);
    signIn.merge(aRequest("new").unbound(1002).at("08:03").encoded(), 3, NOTHING_FROZEN);
    signIn.merge(aRequest("refused").at("08:04").encoded(), 3, NOTHING_FROZEN);
    signIn.decision().published(-4_711);
    signIn.decision().published(Long.MIN_VALUE);
    signIn.decision().settle();
    signIn.awaitFlush();
    return signIn;
  }

  /** Its stored form. */
  static byte[] bytes(SignIn signIn) {
    ByteWriter out = new ByteWriter();
    SignInCodec.write(signIn, out);
    return out.toByteArray();
  }

  private static SignIn read(byte[] bytes) {
    return SignInCodec.read(new ByteReader(bytes));
  }

  @Test
  void everyKindOfRequestIsReadAsItWasWritten() {
    SignIn written = everyKind();

    SignIn read = read(bytes(written));

    assertThat(read.requests()).hasSize(3).isEqualTo(written.requests());
    assertThat(read.told()).hasSize(3).isEqualTo(written.told());
    assertThat(read.newsAt()).isEqualTo(written.newsAt());
    assertThat(read.isAwaitingFlush()).isTrue();
    assertThat(read.isTruncated()).isTrue();
    assertThat(read.floor()).isEqualTo(written.floor());
    assertThat(read.decision().revision()).isEqualTo(2);
    assertThat(read.decision().isSettled()).isTrue();
    assertThat(read.decision().publishedContent()).isEqualTo(Long.MIN_VALUE);
    assertThat(bytes(read)).isEqualTo(bytes(written));
  }

  @Test
  void decisionIsTakenOverWhereItWasWrittenAlone() {
    SignIn signIn = new SignIn();
    byte[] before = bytes(signIn);
    signIn.decision().published(-4_711);
    signIn.decision().settle();
    ByteWriter out = new ByteWriter();
    SignInCodec.writeDecision(signIn, out);

    SignIn read = read(before);
    SignInCodec.readDecision(read, new ByteReader(out.toByteArray()));

    assertThat(read.decision().revision()).isEqualTo(1);
    assertThat(read.decision().isSettled()).isTrue();
    assertThat(read.decision().publishedContent()).isEqualTo(-4_711);
    assertThat(bytes(read)).isEqualTo(bytes(signIn)).startsWith(out.toByteArray());
  }

  @Test
  void olderDecisionThatWasLeftBesideIsNotTakenOver() {
    SignIn signIn = new SignIn();
    signIn.decision().published(1);
    signIn.decision().settle();
    ByteWriter older = new ByteWriter();
    SignInCodec.writeDecision(signIn, older);
    signIn.decision().published(2);

    SignIn read = read(bytes(signIn));
    SignInCodec.readDecision(read, new ByteReader(older.toByteArray()));

    assertThat(read.decision().revision()).isEqualTo(2);
    assertThat(read.decision().publishedContent()).isEqualTo(2);
  }

  @Test
  void emptySignInIsReadAsItWasWritten() {
    SignIn read = read(bytes(new SignIn()));

    assertThat(read.count()).isZero();
    assertThat(read.isAwaitingFlush()).isFalse();
    assertThat(read.isTruncated()).isFalse();
    assertThat(read.decision().revision()).isZero();
    assertThat(read.decision().isSettled()).isFalse();
  }

  @Test
  void whatWasRefusedIsKept() {
    SignIn written = new SignIn();
    written.merge(aRequest("r1").blocked().at("08:00").encoded(), 1, NOTHING_FROZEN);
    written.merge(
        aRequest("r2").unbound(1002).policy("p", Outcome.WOULD_BLOCK).encoded(), 1, NOTHING_FROZEN);

    SignIn read = read(bytes(written));

    assertThat(read.verdict()).isEqualTo(Verdict.UNBOUND);
    assertThat(read.refusedOutcome()).isEqualTo(Outcome.WOULD_BLOCK);
    assertThat(read.merge(aRequest("r3").encoded(), 1, NOTHING_FROZEN)).isEqualTo(Merged.REFUSED);
  }

  @Test
  void duplicateWithALaterAppendTimeNeedsNoSecondCopy() {
    SignIn signIn = new SignIn();
    signIn.merge(aRequest("r1").bound().at("08:00").encoded(), 3, NOTHING_FROZEN);
    signIn.markTold();
    int length = bytes(signIn).length;

    signIn.merge(aRequest("r1").bound().at("08:00").appended("08:20").encoded(), 3, NOTHING_FROZEN);

    byte[] bytes = bytes(signIn);
    assertThat(bytes).hasSizeLessThan(length + 10);
    assertThat(read(bytes).lastAppendTime()).isEqualTo(signIn.lastAppendTime());
    assertThat(read(bytes).newsAt()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void randomSignInsAreReadAsTheyWereWritten(long seed) {
    RandomRequests random = new RandomRequests(seed);
    SignIn signIn = new SignIn();
    for (int i = 0; i < 300; i++) {
      signIn.merge(new EncodedRequest(random.any(50)), 20, NOTHING_FROZEN);
      if (random.below(10) == 0) {
        signIn.markTold();
      }
      byte[] bytes = bytes(signIn);
      SignIn read = read(bytes);
      assertThat(read.requests()).isEqualTo(signIn.requests());
      assertThat(read.newsAt()).isEqualTo(signIn.newsAt());
      assertThat(bytes(read)).isEqualTo(bytes);
    }
  }

  @Test
  void bytesThatEndTooEarlyAreRefusedWhereverTheyEnd() {
    byte[] bytes = bytes(everyKind());

    for (int length = 0; length < bytes.length; length++) {
      byte[] cut = Arrays.copyOf(bytes, length);
      assertThatThrownBy(() -> read(cut))
          .as("%s of %s bytes", length, bytes.length)
          .isInstanceOf(CodecException.class);
    }
  }

  @Test
  void anotherVersionIsRefusedInPlainWords() {
    byte[] bytes = bytes(everyKind());
    bytes[0] = 9;

    assertThatThrownBy(() -> read(bytes))
        .isInstanceOf(CodecException.class)
        .hasMessage("the stored sign-ins have format 9; this release reads 2");
  }
}
