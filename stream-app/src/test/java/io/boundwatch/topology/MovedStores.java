package io.boundwatch.topology;

import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.internals.InMemoryKeyValueStore;

/** Stores that hold, before their task begins, what another instance left: as if restored. */
record MovedStores(Map<String, Map<Bytes, byte[]>> contents) implements Stores {
  @Override
  public KeyValueBytesStoreSupplier supplier(String name) {
    return new KeyValueBytesStoreSupplier() {
      @Override
      public String name() {
        return name;
      }

      @Override
      public KeyValueStore<Bytes, byte[]> get() {
        return new InMemoryKeyValueStore(name) {
          @Override
          public void init(StateStoreContext context, StateStore root) {
            super.init(context, root);
            contents.getOrDefault(name, Map.of()).forEach(this::put);
          }
        };
      }

      @Override
      public String metricsScope() {
        return "in-memory";
      }
    };
  }
}
