package io.boundwatch.topology;

import java.util.Map;
import java.util.function.Function;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;

/** Builds a {@link WriteBehind} store on a store of bytes, which has the changelog. */
record WriteBehindBuilder<S extends WriteBehind>(
    StoreBuilder<KeyValueStore<Bytes, byte[]>> bytes,
    Function<KeyValueStore<Bytes, byte[]>, S> store)
    implements StoreBuilder<S> {

  @Override
  public StoreBuilder<S> withCachingEnabled() {
    // it is a cache
    return this;
  }

  @Override
  public StoreBuilder<S> withCachingDisabled() {
    return this;
  }

  @Override
  public StoreBuilder<S> withLoggingEnabled(Map<String, String> config) {
    return new WriteBehindBuilder<>(bytes.withLoggingEnabled(config), store);
  }

  @Override
  public StoreBuilder<S> withLoggingDisabled() {
    return new WriteBehindBuilder<>(bytes.withLoggingDisabled(), store);
  }

  @Override
  public S build() {
    return store.apply(bytes.build());
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
