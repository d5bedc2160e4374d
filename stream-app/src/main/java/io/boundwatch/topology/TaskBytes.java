package io.boundwatch.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The bytes of a task's store. What is written before a commit is written in the order of its keys
 * and many at once: most of what a write costs RocksDB is the search for its place among all
 * others, which is near where the one before was put. For one thread.
 */
final class TaskBytes {
  /** How many are written at once: few enough for their copy to stay in the processor's caches. */
  static final int AT_ONCE = 100;

  private final KeyValueStore<Bytes, byte[]> store;

  /** A null deletes. */
  private final TreeMap<Bytes, byte[]> waiting = new TreeMap<>();

  private boolean waits;

  TaskBytes(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  /** Null if there is none. */
  byte[] get(Bytes key) {
    byte[] value = waiting.get(key);
    return value != null || waiting.containsKey(key) ? value : store.get(key);
  }

  /**
   * @param value null deletes: a delete of the store's own would read the value first
   */
  void put(Bytes key, byte[] value) {
    if (waits) {
      waiting.put(key, value);
    } else {
      store.put(key, value);
    }
  }

  /** The entries whose keys begin so, in the order of their bytes; to be closed. */
  KeyValueIterator<Bytes, byte[]> prefixScan(Bytes prefix) {
    requireNoneWait();
    return store.prefixScan(prefix, Serdes.Bytes().serializer());
  }

  /** The entries from a key up to and with another, in the order of their bytes; to be closed. */
  KeyValueIterator<Bytes, byte[]> range(Bytes from, Bytes to) {
    requireNoneWait();
    return store.range(from, to);
  }

  private void requireNoneWait() {
    if (waits) {
      throw new IllegalStateException("nothing is walked through while a commit is written");
    }
  }

  /** What is put meanwhile is written at the end, the last value of each key. */
  void writeTogether(Runnable puts) {
    waits = true;
    try {
      puts.run();
      writeWaiting();
    } finally {
      waits = false;
      waiting.clear();
    }
  }

  private void writeWaiting() {
    List<KeyValue<Bytes, byte[]>> next = new ArrayList<>(AT_ONCE);
    for (Map.Entry<Bytes, byte[]> entry : waiting.entrySet()) {
      next.add(KeyValue.pair(entry.getKey(), entry.getValue()));
      if (next.size() == AT_ONCE) {
        store.putAll(next);
        next.clear();
      }
    }
    if (!next.isEmpty()) {
      store.putAll(next);
    }
  }
}
