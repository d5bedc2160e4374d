package io.boundwatch.signin;

import io.boundwatch.codec.ByteReader;
import io.boundwatch.codec.ByteWriter;
import io.boundwatch.codec.CodecException;
import io.boundwatch.event.Binding;
import io.boundwatch.event.EncodedRequest;
import io.boundwatch.event.Outcome;
import io.boundwatch.event.Verdict;
import java.util.Optional;

/**
 * The stored form of a sign-in, versioned. A request that the cells know as it is now is written
 * once; the older form they know is kept only until the next flush.
 */
public final class SignInCodec {
  static final int VERSION = 2;

  private static final int AWAITING_FLUSH = 1;
  private static final int TRUNCATED = 2;

  private static final int NOT_TOLD = 0;
  private static final int TOLD_AS_IS = 1;
  private static final int TOLD_OTHERWISE = 2;
  private static final int CUT_OUT = 3;

  private static final Binding[] BINDINGS = Binding.values();
  private static final Outcome[] OUTCOMES = Outcome.values();
  private static final Verdict[] VERDICTS = Verdict.values();

  private SignInCodec() {}

  public static void write(SignIn signIn, ByteWriter out) {
    writeDecision(signIn, out);
    out.writeByte(flags(signIn));
    signIn.floor().ifPresent(floor -> writeRefused(signIn, floor, out));
    out.writeInt(signIn.entries().size());
    for (SignIn.Entry entry : signIn.entries()) {
      writeEntry(entry, out);
    }
  }

  private static int flags(SignIn signIn) {
    return (signIn.isAwaitingFlush() ? AWAITING_FLUSH : 0) | (signIn.isTruncated() ? TRUNCATED : 0);
  }

  private static void writeRefused(SignIn signIn, Rank floor, ByteWriter out) {
    out.writeByte(floor.outcome().ordinal())
        .writeByte(floor.binding().ordinal())
        .writeLong(floor.eventTime())
        .writeString(floor.requestId())
        .writeByte(signIn.refusedVerdict().ordinal())
        .writeByte(signIn.refusedOutcome().ordinal());
  }

  private static void writeEntry(SignIn.Entry entry, ByteWriter out) {
    if (entry.now().isEmpty()) {
      entry.told().orElseThrow().write(out.writeByte(CUT_OUT));
      return;
    }
    EncodedRequest now = entry.now().get();
    if (entry.told().isEmpty()) {
      now.write(out.writeByte(NOT_TOLD));
    } else if (!entry.hasNews()) {
      now.write(out.writeByte(TOLD_AS_IS));
    } else {
      now.write(out.writeByte(TOLD_OTHERWISE));
      entry.told().get().write(out);
    }
  }

  /** What the form of a sign-in begins with: how far its decision was published. */
  public static void writeDecision(SignIn signIn, ByteWriter out) {
    DecisionLife life = signIn.decision();
    out.writeByte(VERSION).writeByte(life.isSettled() ? 1 : 0);
    out.writeInt(life.revision()).writeFixedLong(life.publishedContent());
  }

  /**
   * Takes over how far its decision was published, where that was written alone. An older one is
   * left alone: without transactions a kill may leave it beside a sign-in that was written since.
   */
  public static void readDecision(SignIn signIn, ByteReader in) {
    DecisionLife alone = readLife(in);
    if (alone.revision() > signIn.decision().revision()) {
      signIn.continueDecision(alone);
    }
  }

  private static DecisionLife readLife(ByteReader in) {
    in.expectVersion(VERSION, "the stored sign-ins have");
    boolean settled = in.readByte() != 0;
    return new DecisionLife(in.readInt(), settled, in.readFixedLong());
  }

  public static SignIn read(ByteReader in) {
    SignIn signIn = new SignIn();
    signIn.continueDecision(readLife(in));
    int flags = in.readByte();
    if ((flags & TRUNCATED) != 0) {
      readRefused(signIn, in);
    }
    int count = in.readCount();
    for (int i = 0; i < count; i++) {
      signIn.restore(readEntry(in));
    }
    if ((flags & AWAITING_FLUSH) != 0) {
      signIn.awaitFlush();
    }
    return signIn;
  }

  private static void readRefused(SignIn signIn, ByteReader in) {
    Rank floor =
        new Rank(in.readOneOf(OUTCOMES), in.readOneOf(BINDINGS), in.readLong(), in.readString());
    signIn.restoreRefused(floor, in.readOneOf(VERDICTS), in.readOneOf(OUTCOMES));
  }

  private static SignIn.Entry readEntry(ByteReader in) {
    int kind = in.readByte();
    Optional<EncodedRequest> first = Optional.of(EncodedRequest.read(in));
    return switch (kind) {
      case NOT_TOLD -> new SignIn.Entry(first, Optional.empty());
      case TOLD_AS_IS -> new SignIn.Entry(first, first);
      case TOLD_OTHERWISE -> new SignIn.Entry(first, Optional.of(EncodedRequest.read(in)));
      case CUT_OUT -> new SignIn.Entry(Optional.empty(), first);
      default -> throw new CodecException("a stored request is of kind " + kind);
    };
  }
}
