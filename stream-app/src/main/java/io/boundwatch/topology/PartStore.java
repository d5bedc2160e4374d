package io.boundwatch.topology;

import java.util.Arrays;
import java.util.Iterator;
import java.util.function.BiConsumer;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;

/** The bytes of one {@link Part} of a task's store, as if it were a store of its own. */
final class PartStore {
  /** What every key begins with. */
  private static final byte[] ANY = {};

  private final TaskBytes store;
  private final byte letter;

  PartStore(TaskBytes store, Part part) {
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

  void remove(byte[] key) {
    store.put(inStore(key), null);
  }

  /** Walks over all entries, in the order of their keys' bytes. */
  void forEach(BiConsumer<byte[], byte[]> action) {
    forEach(ANY, action);
  }

  /** Walks over the entries whose keys begin so, in the order of their bytes. */
  void forEach(byte[] prefix, BiConsumer<byte[], byte[]> action) {
    try (Entries entries = new Entries(store.prefixScan(inStore(prefix)))) {
      entries.forEachRemaining(entry -> action.accept(entry.key, entry.value));
    }
  }

  /** The entries from a key up to and with another, in the order of their bytes; to be closed. */
  Entries range(byte[] from, byte[] to) {
    return new Entries(store.range(inStore(from), inStore(to)));
  }

  /** Entries to go through, each a key and a value. */
  record Entries(KeyValueIterator<Bytes, byte[]> inStore)
      implements Iterator<KeyValue<byte[], byte[]>>, AutoCloseable {
    @Override
    public boolean hasNext() {
      return inStore.hasNext();
    }

    @Override
    public KeyValue<byte[], byte[]> next() {
      KeyValue<Bytes, byte[]> entry = inStore.next();
      byte[] key = entry.key.get();
      return KeyValue.pair(Arrays.copyOfRange(key, 1, key.length), entry.value);
    }

    @Override
    public void close() {
      inStore.close();
    }
  }

  /** A key of the part as it stands in the task's store. */
  Bytes inStore(byte[] key) {
    byte[] inStore = new byte[key.length + 1];
    inStore[0] = letter;
    System.arraycopy(key, 0, inStore, 1, key.length);
    return Bytes.wrap(inStore);
  }
}
