package io.boundwatch.topology;

import io.boundwatch.alert.FactCodec;
import io.boundwatch.codec.ByteReader;
import io.boundwatch.codec.ByteWriter;
import io.boundwatch.codec.CodecException;
import io.boundwatch.count.CellDelta;
import io.boundwatch.count.CellKey;

/** The value of the topics between the join and the counts, versioned. */
final class StageMessageCodec {
  static final int VERSION = 2;
  private static final int CELL = 1;
  private static final int CLOCK = 2;
  private static final int FACT = 3;

  private StageMessageCodec() {}

  static byte[] encode(StageMessage message) {
    ByteWriter out = new ByteWriter().writeByte(VERSION);
    if (message instanceof StageMessage.OfCell cell) {
      out.writeByte(CELL).writeInt(cell.from());
      cell.key().write(out);
      cell.delta().write(out);
    } else if (message instanceof StageMessage.OfFact fact) {
      out.writeByte(FACT).writeInt(fact.from());
      FactCodec.write(fact.fact(), out);
    } else if (message instanceof StageMessage.OfClock clock) {
      out.writeByte(CLOCK).writeInt(clock.from());
      out.writeInt(clock.partitions()).writeLong(clock.now());
    }
    return out.toByteArray();
  }

  static StageMessage decode(byte[] bytes) {
    ByteReader in = new ByteReader(bytes);
    int version = in.readByte();
    if (version != VERSION) {
      throw new CodecException(
          "a topic between the stages holds format "
              + version
              + "; this release reads "
              + VERSION
              + ". Let the last release read it to its end, or start afresh with another"
              + " application-id");
    }
    int kind = in.readByte();
    int from = in.readInt();
    return switch (kind) {
      case CELL -> new StageMessage.OfCell(from, CellKey.read(in), CellDelta.read(in));
      case FACT -> new StageMessage.OfFact(from, FactCodec.read(in));
      case CLOCK -> new StageMessage.OfClock(from, in.readInt(), in.readLong());
      default -> throw new CodecException("a topic between the stages holds a kind " + kind);
    };
  }
}
