package io.boundwatch.topology;

import io.boundwatch.alert.FactCodec;
import io.boundwatch.codec.ByteReader;
import io.boundwatch.codec.ByteWriter;
import io.boundwatch.codec.CodecException;
import io.boundwatch.count.CellDelta;
import io.boundwatch.count.CellKey;
import java.util.ArrayList;
import java.util.List;

/** The value of the topics between the join and the counts, versioned. */
final class StageMessageCodec {
  static final int VERSION = 3;
  private static final int CELL = 1;
  private static final int CLOCK = 2;
  private static final int FACT = 3;
  private static final int BATCH = 4;

  private StageMessageCodec() {}

  static byte[] encode(StageMessage message) {
    ByteWriter out = new ByteWriter().writeByte(VERSION);
    write(message, out);
    return out.toByteArray();
  }

  private static void write(StageMessage message, ByteWriter out) {
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
    } else if (message instanceof StageMessage.OfBatch batch) {
      out.writeByte(BATCH).writeInt(batch.from());
      out.writeInt(batch.to()).writeInt(batch.messages().size());
      batch.messages().forEach(each -> write(each, out));
    }
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
    return read(in, true);
  }

  /**
   * @param batches whether it may be a batch: none stands in another
   */
  private static StageMessage read(ByteReader in, boolean batches) {
    int kind = in.readByte();
    int from = in.readInt();
    if (kind == BATCH && batches) {
      return readBatch(from, in);
    }
    return switch (kind) {
      case CELL -> new StageMessage.OfCell(from, CellKey.read(in), CellDelta.read(in));
      case FACT -> new StageMessage.OfFact(from, FactCodec.read(in));
      case CLOCK -> new StageMessage.OfClock(from, in.readInt(), in.readLong());
      default -> throw new CodecException("a topic between the stages holds a kind " + kind);
    };
  }

  private static StageMessage readBatch(int from, ByteReader in) {
    int to = in.readInt();
    int count = in.readCount();
    List<StageMessage> messages = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      messages.add(read(in, false));
    }
    return new StageMessage.OfBatch(from, to, messages);
  }
}
