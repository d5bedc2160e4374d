package io.boundwatch.topology;

import io.boundwatch.codec.ByteReader;
import io.boundwatch.codec.ByteWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * What has to be looked at when, ordered by time: one entry for each sign-in or cell, put back when
 * it was taken too early. Due work is found here and never by scanning what it is about.
 */
final class DueIndex {
  private static final byte[] NOTHING = {};

  private final KeyValueStore<Bytes, byte[]> store;

  /** No entry is earlier: spares looking where nothing is due, and at what was taken before. */
  private long earliest;

  DueIndex(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  /**
   * @param time milliseconds since the epoch, at or after it
   */
  void add(long time, byte[] key) {
    store.put(entry(time, key), NOTHING);
    earliest = Math.min(earliest, time);
  }

  /** Takes out the keys due at or before a time, at most so many, earliest first. */
  List<byte[]> take(long upTo, int limit) {
    if (upTo < earliest) {
      return List.of();
    }
    List<Bytes> due = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> entries =
        store.range(entry(Math.max(0, earliest), NOTHING), null)) {
      while (entries.hasNext() && due.size() < limit && timeOf(entries.peekNextKey()) <= upTo) {
        due.add(entries.next().key);
      }
      earliest = entries.hasNext() ? timeOf(entries.peekNextKey()) : Long.MAX_VALUE;
    }
    due.forEach(store::delete);
    return due.stream().map(DueIndex::keyOf).toList();
  }

  private static Bytes entry(long time, byte[] key) {
    ByteWriter out = new ByteWriter().writeFixedLong(time);
    return Bytes.wrap(out.writeRaw(key, 0, key.length).toByteArray());
  }

  private static long timeOf(Bytes entry) {
    return new ByteReader(entry.get()).readFixedLong();
  }

  private static byte[] keyOf(Bytes entry) {
    byte[] bytes = entry.get();
    return Arrays.copyOfRange(bytes, Long.BYTES, bytes.length);
  }
}
