package io.boundwatch.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.internals.CacheFlushListener;
import org.apache.kafka.streams.state.internals.CachedStateStore;

/**
 * All that a task keeps, in one store with one changelog: a store for each kind would be several
 * times the databases to open, the topics to make and restore, and the partitions that each
 * transaction touches.
 *
 * <p>Its parts write before each commit. Kafka Streams tells of a coming commit by {@link
 * CachedStateStore#flushCache}, as it tells its own record cache. That interface is not of its
 * public API, which has no such call; the tests that kill a service between two commits, and those
 * that move a task, would show a release that no longer made it.
 */
final class TaskStore implements StateStore, CachedStateStore<Object, Object> {
  private final KeyValueStore<Bytes, byte[]> bytes;
  private final TaskBytes entries;
  private final List<WriteBehind> parts = new ArrayList<>();

  TaskStore(KeyValueStore<Bytes, byte[]> bytes) {
    this.bytes = bytes;
    this.entries = new TaskBytes(bytes);
  }

  /** What the last commit left of a part, and what had no room in memory since. */
  PartStore part(Part part) {
    return new PartStore(entries, part);
  }

  /**
   * A part of objects, as the last commit left it. To be asked for each time a task begins.
   *
   * @param room how many are kept in memory
   */
  <K, V> ObjectStore<K, V> objects(Part part, Form<K> keys, Form<V> values, int room) {
    return writing(new ObjectStore<>(part(part), keys, values, room));
  }

  /** A part of many objects, as the last commit left it; it writes before each commit. */
  <K, V> PackedStore<K, V> packed(PackedStore<K, V> part) {
    return writing(part);
  }

  <K> DueIndex<K> due(Part part, Form<K> keys) {
    return writing(new DueIndex<>(part(part), keys));
  }

  <K> ChangedIndex<K> changed(Part part, Form<K> keys) {
    return writing(new ChangedIndex<>(part(part), keys));
  }

  private <P extends WriteBehind> P writing(P part) {
    parts.add(part);
    return part;
  }

  @Override
  public void flushCache() {
    entries.writeTogether(() -> parts.forEach(WriteBehind::write));
  }

  /** The task ends or begins anew: what was not written is as if it never was. */
  @Override
  public void clearCache() {
    parts.clear();
  }

  @Override
  public boolean setFlushListener(
      CacheFlushListener<Object, Object> listener, boolean sendOldValues) {
    return false;
  }

  @Override
  public String name() {
    return bytes.name();
  }

  @Override
  public void init(StateStoreContext context, StateStore root) {
    clearCache();
    bytes.init(context, root);
  }

  @Override
  public void commit(Map<TopicPartition, Long> changelogOffsets) {
    bytes.commit(changelogOffsets);
  }

  @Override
  public Long committedOffset(TopicPartition partition) {
    return bytes.committedOffset(partition);
  }

  /** Deprecated from the start: Kafka Streams still asks. */
  @Override
  @SuppressWarnings("deprecation")
  public boolean managesOffsets() {
    return bytes.managesOffsets();
  }

  @Override
  public void close() {
    clearCache();
    bytes.close();
  }

  @Override
  public boolean persistent() {
    return bytes.persistent();
  }

  @Override
  public boolean isOpen() {
    return bytes.isOpen();
  }
}
