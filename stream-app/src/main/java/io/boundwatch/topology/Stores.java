package io.boundwatch.topology;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
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

  /** The store of all that a task keeps. */
  default StoreBuilder<TaskStore> task(String name) {
    return new TaskStoreBuilder(
        org.apache.kafka.streams.state.Stores.keyValueStoreBuilder(
            supplier(name), Serdes.Bytes(), Serdes.ByteArray()));
  }
}
