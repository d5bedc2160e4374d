package io.boundwatch.topology;

import java.util.Map;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/** Builds a {@link TaskStore} on a store of bytes, which has the changelog. */
record TaskStoreBuilder(StoreBuilder<KeyValueStore<Bytes, byte[]>> bytes)
    implements StoreBuilder<TaskStore> {

  @Override
  public StoreBuilder<TaskStore> withCachingEnabled() {
    // its parts are caches
    return this;
  }

  @Override
  public StoreBuilder<TaskStore> withCachingDisabled() {
    return this;
  }

  @Override
  public StoreBuilder<TaskStore> withLoggingEnabled(Map<String, String> config) {
    return new TaskStoreBuilder(bytes.withLoggingEnabled(config));
  }

  @Override
  public StoreBuilder<TaskStore> withLoggingDisabled() {
    return new TaskStoreBuilder(bytes.withLoggingDisabled());
  }

  @Override
  public TaskStore build() {
    return new TaskStore(bytes.build());
  }

  @Override
  public Map<String, String> logConfig() {
    return bytes.logConfig();
  }

  @Override
  public boolean loggingEnabled() {
    return bytes.loggingEnabled();
  }

  @Override
  public String name() {
    return bytes.name();
  }
}
