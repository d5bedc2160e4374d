package io.boundwatch.topology;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.internals.CacheFlushListener;
import org.apache.kafka.streams.state.internals.CachedStateStore;

/**
 * A store that keeps what changes in memory, in the form in which it is worked with, and writes it
 * to a store of bytes (and its changelog) before each commit: so what is changed ten times between
 * two commits is encoded and written once, and what comes and goes is not written at all.
 *
 * <p>Kafka Streams tells a store of a coming commit by {@link CachedStateStore#flushCache}, as it
 * tells its own record cache. That interface is not of its public API, which has no such call; the
 * tests that kill a task between two commits would show a release that no longer made it.
 */
abstract class WriteBehind implements StateStore, CachedStateStore<Object, Object> {
  private final KeyValueStore<Bytes, byte[]> written;

  WriteBehind(KeyValueStore<Bytes, byte[]> written) {
    this.written = written;
  }

  /** What the last commit left, and what had no room in memory since. */
  final KeyValueStore<Bytes, byte[]> written() {
    return written;
  }

  /** Writes what has changed. Must not fail halfway for anything but a fault of the store. */
  abstract void write();

  /** Forgets all that is in memory: the task begins anew from what is written. */
  abstract void forget();

  @Override
  public final void flushCache() {
    write();
  }

  @Override
  public final void clearCache() {
    forget();
  }

  @Override
  public final boolean setFlushListener(
      CacheFlushListener<Object, Object> listener, boolean sendOldValues) {
    return false;
  }

  @Override
  public final String name() {
    return written.name();
  }

  @Override
  public final void init(StateStoreContext context, StateStore root) {
    forget();
    written.init(context, root);
  }

  @Override
  public final void commit(Map<TopicPartition, Long> changelogOffsets) {
    written.commit(changelogOffsets);
  }

  @Override
  public final Long committedOffset(TopicPartition partition) {
    return written.committedOffset(partition);
  }

  /** Deprecated from the start: Kafka Streams still asks. */
  @Override
  @SuppressWarnings("deprecation")
  public final boolean managesOffsets() {
    return written.managesOffsets();
  }

  @Override
  public final void close() {
    forget();
    written.close();
  }

  @Override
  public final boolean persistent() {
    return written.persistent();
  }

  @Override
  public final boolean isOpen() {
    return written.isOpen();
  }
}
