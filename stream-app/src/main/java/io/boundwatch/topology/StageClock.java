package io.boundwatch.topology;

import io.boundwatch.codec.ByteReader;
import io.boundwatch.codec.ByteWriter;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * The clock of a task behind the join: the least over all join partitions, known once each was
 * heard (design, section 5). It never goes back. Mutable and for one thread.
 */
final class StageClock {
  private final Map<Integer, Long> heard = new TreeMap<>();
  private OptionalLong now = OptionalLong.empty();
  private OptionalLong first = OptionalLong.empty();

  void hear(StageMessage.OfClock clock) {
    heard.merge(clock.from(), clock.now(), Math::max);
    if (heard.size() < clock.partitions()) {
      return;
    }
    long least = heard.values().stream().mapToLong(Long::longValue).min().getAsLong();
    now = OptionalLong.of(Math.max(now.orElse(Long.MIN_VALUE), least));
    if (first.isEmpty()) {
      first = now;
    }
  }

  OptionalLong now() {
    return now;
  }

  /** Whether a window that began then may hold requests that this state never saw. */
  boolean isPartial(long windowStart) {
    return first.isEmpty() || windowStart < first.getAsLong();
  }

  byte[] encode() {
    ByteWriter out = new ByteWriter();
    out.writeByte(now.isPresent() ? 1 : 0).writeLong(now.orElse(0)).writeLong(first.orElse(0));
    out.writeInt(heard.size());
    heard.forEach((partition, clock) -> out.writeInt(partition).writeLong(clock));
    return out.toByteArray();
  }

  static StageClock decode(byte[] bytes) {
    ByteReader in = new ByteReader(bytes);
    StageClock clock = new StageClock();
    boolean known = in.readByte() == 1;
    long now = in.readLong();
    long first = in.readLong();
    if (known) {
      clock.now = OptionalLong.of(now);
      clock.first = OptionalLong.of(first);
    }
    int count = in.readCount();
    for (int i = 0; i < count; i++) {
      clock.heard.put(in.readInt(), in.readLong());
    }
    return clock;
  }
}
