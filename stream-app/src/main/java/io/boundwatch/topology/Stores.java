package io.boundwatch.topology;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/**
 * How stores are kept. All are key-value stores with an expiry of our own and a changelog; brokers
 * and window stores expire by timestamp and would drop a backlog.
 */
@FunctionalInterface
public interface Stores {
  /** On disk, in RocksDB. */
  Stores PERSISTENT = org.apache.kafka.streams.state.Stores::persistentKeyValueStore;

  /** In memory: for replays and small tenants; restored from the changelog on every start. */
  Stores IN_MEMORY = org.apache.kafka.streams.state.Stores::inMemoryKeyValueStore;

  KeyValueBytesStoreSupplier supplier(String name);

  /** A store of bytes by bytes, which writes each change at once: for what seldom changes. */
  default StoreBuilder<KeyValueStore<Bytes, byte[]>> bytes(String name) {
    return org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
        supplier(name), Serdes.Bytes(), Serdes.ByteArray());
  }

  /**
   * A store of objects.
   *
   * @param room how much is kept in memory in each task, by the values' weight
   */
  default <K, V> StoreBuilder<ObjectStore<K, V>> objects(
      String name, KeyForm<K> keys, ObjectStore.ValueForm<V> values, int room) {
    return new WriteBehindBuilder<>(
        bytes(name), written -> new ObjectStore<>(written, keys, values, room));
  }

  default <K> StoreBuilder<DueIndex<K>> due(String name, KeyForm<K> keys) {
    return new WriteBehindBuilder<>(bytes(name), written -> new DueIndex<>(written, keys));
  }

  default <K> StoreBuilder<ChangedIndex<K>> changed(String name, KeyForm<K> keys) {
    return new WriteBehindBuilder<>(bytes(name), written -> new ChangedIndex<>(written, keys));
  }

  /** A store of the few values of {@link TaskMeta}. */
  default StoreBuilder<ObjectStore<String, byte[]>> meta(String name) {
    return objects(name, KeyForm.TEXT, ObjectStore.BYTES, TaskMeta.ROOM);
  }
}
