package io.boundwatch.alert;

import io.boundwatch.codec.ByteReader;
import io.boundwatch.codec.ByteWriter;
import io.boundwatch.event.KeyParts;
import io.boundwatch.event.Times;

/**
 * An alert as it is kept: what was found so far in its episode, or, for a while after it was
 * closed, that it was, so that the same records met again do not open it again.
 *
 * @param rule name of the rule
 * @param finding of the whole episode; its start is the episode's
 * @param open whether it was not closed yet
 * @param lookAt when it closes, or once closed is forgotten, by the clock
 * @param publishedMeasure the measure that was published last
 * @param createdAt wall clock of its creation; shown and decides nothing
 */
public record AlertState(
    String rule,
    Finding finding,
    boolean open,
    long lookAt,
    double publishedMeasure,
    long createdAt) {
  static final int VERSION = 1;

  /** The key in the alerts topic: three parts, also where the entity is made of several. */
  public String key() {
    return key(finding.tenantId(), rule, finding.entity());
  }

  static String key(String tenantId, String rule, String entity) {
    return KeyParts.join(tenantId, rule, entity);
  }

  /** What names the episode: a replay of the same records gives the same. */
  public String uid() {
    return key() + '|' + Times.millis(finding.at());
  }

  byte[] encode() {
    ByteWriter out = new ByteWriter().writeByte(VERSION).writeString(rule);
    FindingCodec.write(finding, out);
    out.writeByte(open ? 1 : 0).writeLong(lookAt);
    out.writeFixedLong(Double.doubleToLongBits(publishedMeasure)).writeLong(createdAt);
    return out.toByteArray();
  }

  static AlertState decode(byte[] bytes) {
    ByteReader in = new ByteReader(bytes);
    in.expectVersion(VERSION, "the stored alerts have");
    return new AlertState(
        in.readString(),
        FindingCodec.read(in),
        in.readByte() == 1,
        in.readLong(),
        Double.longBitsToDouble(in.readFixedLong()),
        in.readLong());
  }
}
