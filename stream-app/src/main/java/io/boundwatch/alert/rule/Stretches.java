package io.boundwatch.alert.rule;

import io.boundwatch.codec.ByteReader;
import io.boundwatch.codec.ByteWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Stretches of time in which records came, as told in any order: what is less than a minute apart
 * is one. Beyond {@link #MAX} the two with the least gap between them become one. Mutable and for
 * one thread.
 */
final class Stretches {
  static final int MAX = 32;

  private static final long APART = 60_000;

  /** A stretch of time, both ends included. */
  record Stretch(long first, long last) {}

  /** Ends by starts; they neither touch nor overlap. */
  private final NavigableMap<Long, Long> stretches = new TreeMap<>();

  void add(Stretch stretch) {
    long first = stretch.first();
    long last = stretch.last();
    Map.Entry<Long, Long> near = stretches.floorEntry(last + APART);
    while (near != null && near.getValue() + APART >= first) {
      first = Math.min(first, near.getKey());
      last = Math.max(last, near.getValue());
      stretches.remove(near.getKey());
      near = stretches.floorEntry(last + APART);
    }
    stretches.put(first, last);
    if (stretches.size() > MAX) {
      joinNearest();
    }
  }

  private void joinNearest() {
    Map.Entry<Long, Long> before = stretches.firstEntry();
    long least = Long.MAX_VALUE;
    for (Map.Entry<Long, Long> next : stretches.tailMap(before.getKey(), false).entrySet()) {
      Map.Entry<Long, Long> previous = stretches.lowerEntry(next.getKey());
      if (next.getKey() - previous.getValue() < least) {
        least = next.getKey() - previous.getValue();
        before = previous;
      }
    }
    stretches.put(before.getKey(), stretches.remove(stretches.higherKey(before.getKey())));
  }

  /** Takes out those that have begun by then, in order of time. */
  List<Stretch> takeUntil(long time) {
    List<Stretch> taken = new ArrayList<>();
    NavigableMap<Long, Long> begun = stretches.headMap(time, true);
    begun.forEach((first, last) -> taken.add(new Stretch(first, last)));
    begun.clear();
    return taken;
  }

  boolean isEmpty() {
    return stretches.isEmpty();
  }

  void write(ByteWriter out) {
    out.writeInt(stretches.size());
    stretches.forEach((first, last) -> out.writeLong(first).writeLong(last));
  }

  static Stretches read(ByteReader in) {
    Stretches read = new Stretches();
    int count = in.readCount();
    for (int i = 0; i < count; i++) {
      read.stretches.put(in.readLong(), in.readLong());
    }
    return read;
  }
}
