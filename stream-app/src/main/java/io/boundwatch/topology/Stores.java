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

  /**
   * A store of bytes by bytes, with a cache: many changes of a key in a commit are written once.
   */
  default StoreBuilder<KeyValueStore<Bytes, byte[]>> bytes(String name) {
    return org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
            supplier(name), Serdes.Bytes(), Serdes.ByteArray())
        .withCachingEnabled();
  }

  /**
   * A store of bytes by bytes without a cache, for indexes: an entry is written once and taken out
   * once, so that a cache never saves a write, and is one more tree that it must be put into.
   */
  default StoreBuilder<KeyValueStore<Bytes, byte[]>> index(String name) {
    return org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
        supplier(name), Serdes.Bytes(), Serdes.ByteArray());
  }

  /** A store of the few values of {@link TaskMeta}. */
  default StoreBuilder<KeyValueStore<String, byte[]>> meta(String name) {
    return org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
            supplier(name), Serdes.String(), Serdes.ByteArray())
        .withCachingEnabled();
  }
}
