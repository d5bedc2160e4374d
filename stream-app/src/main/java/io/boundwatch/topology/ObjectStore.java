package io.boundwatch.topology;

import io.boundwatch.codec.ByteWriter;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;

/**
 * A store of objects: the ones used last are kept as they are worked with, and what has changed is
 * written before each commit, or when it must make room. For one thread.
 *
 * @param <V> may be mutable; whoever changes one puts it before the next is asked for
 */
final class ObjectStore<K, V> implements WriteBehind {
  private static final class Kept<K, V> {
    private final K key;
    private V value;
    private boolean changed;

    Kept(K key) {
      this.key = key;
    }
  }

  private final PartStore written;
  private final Form<K> keys;
  private final Form<V> values;
  private final int room;

  /** In the order of their last use. */
  private final LinkedHashMap<K, Kept<K, V>> recent = new LinkedHashMap<>(1024, 0.75f, true);

  /** What was asked for last and is not there, so that whoever makes it can ask again; or null. */
  private K absent;

  private final List<Kept<K, V>> changed = new ArrayList<>();
  private final ByteWriter out = new ByteWriter();

  /**
   * @param room how many are kept in memory
   */
  ObjectStore(PartStore written, Form<K> keys, Form<V> values, int room) {
    this.written = written;
    this.keys = keys;
    this.values = values;
    this.room = room;
  }

  Optional<V> get(K key) {
    Kept<K, V> kept = recent.get(key);
    if (kept != null) {
      return Optional.of(kept.value);
    }
    byte[] bytes = key.equals(absent) ? null : written.get(keys.bytes(key, out));
    if (bytes == null) {
      absent = key;
      return Optional.empty();
    }
    V value = values.read(bytes);
    keep(key, value);
    makeRoom();
    return Optional.of(value);
  }

  /** The value is new or has changed. */
  void put(K key, V value) {
    Kept<K, V> kept = keep(key, value);
    absent = null;
    if (!kept.changed) {
      kept.changed = true;
      changed.add(kept);
    }
    makeRoom();
  }

  void remove(K key) {
    Kept<K, V> kept = recent.remove(key);
    if (kept != null) {
      drop(kept);
    }
    written.remove(keys.bytes(key, out));
  }

  /** Walks over the values whose keys' bytes begin so, as they were when the task began. */
  void forEachWritten(byte[] prefix, BiConsumer<K, V> action) {
    written.forEach(prefix, (key, value) -> action.accept(keys.read(key), values.read(value)));
  }

  private Kept<K, V> keep(K key, V value) {
    Kept<K, V> kept = recent.computeIfAbsent(key, Kept::new);
    kept.value = value;
    return kept;
  }

  private void makeRoom() {
    Iterator<Map.Entry<K, Kept<K, V>>> eldest = recent.entrySet().iterator();
    while (recent.size() > room) {
      Kept<K, V> leaves = eldest.next().getValue();
      eldest.remove();
      write(leaves);
      drop(leaves);
    }
  }

  /** It may stand among the changed ones until the next commit, but need not keep its value. */
  private void drop(Kept<K, V> kept) {
    kept.changed = false;
    kept.value = null;
  }

  private void write(Kept<K, V> kept) {
    if (kept.changed) {
      written.put(keys.bytes(kept.key, out), values.bytes(kept.value, out));
      kept.changed = false;
    }
  }

  @Override
  public void write() {
    changed.forEach(this::write);
    changed.clear();
    makeRoom();
  }
}
