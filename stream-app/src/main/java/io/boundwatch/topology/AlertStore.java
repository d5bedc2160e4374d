package io.boundwatch.topology;

import io.boundwatch.alert.AlertBook;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The alerts of a task in their store. */
final class AlertStore implements AlertBook.Store {
  private final KeyValueStore<Bytes, byte[]> store;

  AlertStore(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  /** The one walk over the (small) store, when the task begins. */
  @Override
  public Collection<byte[]> all() {
    List<byte[]> values = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> entries = store.all()) {
      entries.forEachRemaining(entry -> values.add(entry.value));
    }
    return values;
  }

  @Override
  public void put(String key, byte[] value) {
    store.put(bytes(key), value);
  }

  @Override
  public void remove(String key) {
    store.delete(bytes(key));
  }

  private static Bytes bytes(String key) {
    return Bytes.wrap(key.getBytes(StandardCharsets.UTF_8));
  }
}
