package io.boundwatch.alert;

import io.boundwatch.codec.ByteReader;
import io.boundwatch.codec.ByteWriter;
import io.boundwatch.codec.CodecException;
import io.boundwatch.event.Category;
import io.boundwatch.event.EncodedRequest;
import io.boundwatch.event.PolicyMode;
import io.boundwatch.event.RequestCodec;

/** The bytes of a {@link Fact}; the message that carries them has the version. */
public final class FactCodec {
  private static final int REQUEST = 1;
  private static final int POLICY = 2;
  private static final int FEED = 3;
  private static final int USER_OF_APP = 4;

  private static final Owner[] OWNERS = Owner.values();
  private static final PolicyMode[] MODES = PolicyMode.values();
  private static final Category[] CATEGORIES = Category.values();

  private FactCodec() {}

  public static void write(Fact fact, ByteWriter out) {
    if (fact instanceof Fact.RequestSeen seen) {
      out.writeByte(REQUEST).writeByte(seen.owner().ordinal()).writeByte(seen.late() ? 1 : 0);
      seen.encoded().write(out);
    } else if (fact instanceof Fact.PolicySeen seen) {
      out.writeByte(POLICY).writeString(seen.tenantId()).writeString(seen.policyId());
      out.writeString(seen.policyName()).writeByte(seen.mode().ordinal());
      out.writeLong(seen.records()).writeLong(seen.firstAt()).writeLong(seen.lastAt());
    } else if (fact instanceof Fact.FeedSeen seen) {
      out.writeByte(FEED).writeString(seen.tenantId()).writeByte(seen.category().ordinal());
      out.writeLong(seen.firstAppend()).writeLong(seen.lastAppend());
    } else if (fact instanceof Fact.UserOfApp told) {
      out.writeByte(USER_OF_APP).writeString(told.rule()).writeLong(told.at());
      RequestCodec.write(told.request(), out);
    }
  }

  public static Fact read(ByteReader in) {
    int kind = in.readByte();
    return switch (kind) {
      case REQUEST ->
          new Fact.RequestSeen(in.readOneOf(OWNERS), in.readByte() == 1, EncodedRequest.read(in));
      case POLICY ->
          new Fact.PolicySeen(
              in.readString(),
              in.readString(),
              in.readString(),
              in.readOneOf(MODES),
              in.readLong(),
              in.readLong(),
              in.readLong());
      case FEED ->
          new Fact.FeedSeen(
              in.readString(), in.readOneOf(CATEGORIES), in.readLong(), in.readLong());
      case USER_OF_APP -> new Fact.UserOfApp(in.readString(), in.readLong(), RequestCodec.read(in));
      default -> throw new CodecException("a topic between the stages holds a fact " + kind);
    };
  }
}
