package io.boundwatch.topology;

import java.util.function.BiPredicate;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The bytes of one {@link Part} of a task's store, as if it were a store of its own. */
final class PartStore {
  private final KeyValueStore<Bytes, byte[]> store;
  private final byte letter;

  PartStore(KeyValueStore<Bytes, byte[]> store, Part part) {
    this.store = store;
    this.letter = part.letter();
  }

  /** Null if there is none. */
  byte[] get(byte[] key) {
    return store.get(inStore(key));
  }

  void put(byte[] key, byte[] value) {
    store.put(inStore(key), value);
  }

  /** A delete would read the value first. */
  void remove(byte[] key) {
    store.put(inStore(key), null);
  }

  /** Walks over the entries whose keys begin so, in the order of their bytes. */
  void forEach(byte[] prefix, BiPredicate<byte[], byte[]> goOn) {
    try (KeyValueIterator<Bytes, byte[]> entries =
        store.prefixScan(inStore(prefix), Serdes.Bytes().serializer())) {
      walk(entries, goOn);
    }
  }

  /**
   * Walks over the entries from a key up to and with another, in the order of their bytes.
   *
   * @param goOn whether to go on, told key and value
   */
  void forEach(byte[] from, byte[] to, BiPredicate<byte[], byte[]> goOn) {
    try (KeyValueIterator<Bytes, byte[]> entries = store.range(inStore(from), inStore(to))) {
      walk(entries, goOn);
    }
  }

  private static void walk(
      KeyValueIterator<Bytes, byte[]> entries, BiPredicate<byte[], byte[]> goOn) {
    boolean on = true;
    while (on && entries.hasNext()) {
      KeyValue<Bytes, byte[]> entry = entries.next();
      byte[] inStore = entry.key.get();
      byte[] key = new byte[inStore.length - 1];
      System.arraycopy(inStore, 1, key, 0, key.length);
      on = goOn.test(key, entry.value);
    }
  }

  private Bytes inStore(byte[] key) {
    byte[] inStore = new byte[key.length + 1];
    inStore[0] = letter;
    System.arraycopy(key, 0, inStore, 1, key.length);
    return Bytes.wrap(inStore);
  }
}
