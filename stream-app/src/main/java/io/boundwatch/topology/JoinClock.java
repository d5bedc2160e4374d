package io.boundwatch.topology;

import io.boundwatch.codec.ByteReader;
import io.boundwatch.codec.ByteWriter;
import io.boundwatch.ingest.SourcePartition;
import io.boundwatch.ingest.Watermark;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * The clock of a join task: the least position over all source partitions that any ingest instance
 * listed (design, section 5). A partition without a position holds it; one that no listing named
 * for {@link #FORGET_AFTER} of the log's own time leaves. It never goes back. Mutable and for one
 * thread; its stored form survives restarts and moves.
 */
final class JoinClock {
  static final Duration FORGET_AFTER = Duration.ofMinutes(10);

  private record Known(OptionalLong position, long namedAt) {
    Known heard(OptionalLong more, long logTime) {
      return new Known(greatest(position, more), Math.max(namedAt, logTime));
    }

    private static OptionalLong greatest(OptionalLong a, OptionalLong b) {
      if (a.isEmpty() || b.isEmpty()) {
        return a.isPresent() ? a : b;
      }
      return OptionalLong.of(Math.max(a.getAsLong(), b.getAsLong()));
    }
  }

  private static final Known UNHEARD = new Known(OptionalLong.empty(), Long.MIN_VALUE);

  private final Map<SourcePartition, Known> partitions = new TreeMap<>();
  private OptionalLong now = OptionalLong.empty();

  /**
   * Takes in what an ingest instance knows.
   *
   * @param logTime when the requests topic appended the watermark, milliseconds since the epoch
   */
  void hear(Watermark watermark, long logTime) {
    passOverSilence(logTime);
    watermark
        .positions()
        .forEach(
            (partition, position) ->
                partitions.merge(
                    partition,
                    UNHEARD.heard(position, logTime),
                    (known, more) -> known.heard(more.position(), more.namedAt())));
    long forgetBefore = logTime - FORGET_AFTER.toMillis();
    partitions.values().removeIf(known -> known.namedAt() < forgetBefore);
    advance();
  }

  /**
   * While no ingest ran, no partition was left out of any listing. Else the first listing after an
   * outage would drop all that it does not name, such as a topic whose broker is not back yet, and
   * the clock would run ahead of what is still to be read there.
   */
  private void passOverSilence(long logTime) {
    long lastNamed = partitions.values().stream().mapToLong(Known::namedAt).max().orElse(logTime);
    long silence = logTime - lastNamed;
    if (silence > FORGET_AFTER.toMillis()) {
      partitions.replaceAll(
          (partition, known) -> new Known(known.position(), known.namedAt() + silence));
    }
  }

  private void advance() {
    if (partitions.isEmpty()
        || partitions.values().stream().anyMatch(known -> known.position().isEmpty())) {
      return;
    }
    long least =
        partitions.values().stream().mapToLong(k -> k.position().getAsLong()).min().getAsLong();
    now = OptionalLong.of(Math.max(now.orElse(Long.MIN_VALUE), least));
  }

  /** Milliseconds since the epoch; empty until every listed partition had a position. */
  OptionalLong now() {
    return now;
  }

  byte[] encode() {
    ByteWriter out = new ByteWriter();
    write(now, out);
    out.writeInt(partitions.size());
    partitions.forEach(
        (partition, known) -> {
          out.writeString(partition.topic()).writeInt(partition.partition());
          write(known.position(), out);
          out.writeLong(known.namedAt());
        });
    return out.toByteArray();
  }

  static JoinClock decode(byte[] bytes) {
    ByteReader in = new ByteReader(bytes);
    JoinClock clock = new JoinClock();
    clock.now = read(in);
    int count = in.readCount();
    for (int i = 0; i < count; i++) {
      SourcePartition partition = new SourcePartition(in.readString(), in.readInt());
      clock.partitions.put(partition, new Known(read(in), in.readLong()));
    }
    return clock;
  }

  private static void write(OptionalLong value, ByteWriter out) {
    out.writeByte(value.isPresent() ? 1 : 0).writeLong(value.orElse(0));
  }

  private static OptionalLong read(ByteReader in) {
    boolean present = in.readByte() == 1;
    long value = in.readLong();
    return present ? OptionalLong.of(value) : OptionalLong.empty();
  }
}
