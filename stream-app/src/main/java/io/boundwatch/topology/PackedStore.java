package io.boundwatch.topology;

import io.boundwatch.codec.ByteWriter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.function.ToIntFunction;

/**
 * A store of objects of which each is worked with a few times within minutes. Between two commits
 * they are kept as they are worked with; then as the bytes that were written, which take a quarter
 * of the memory and are one object to the collector instead of some fifty. So many times more of
 * them are found without asking the store below. For one thread.
 *
 * @param <V> may be mutable; whoever changes one puts it before the next is asked for
 */
final class PackedStore<K, V> implements WriteBehind {
  /** Has a value, or bytes, or both if the value is as it is written. */
  private static final class Kept<K, V> {
    private final K key;
    private V value;
    private byte[] bytes;
    private int weight;

    Kept(K key) {
      this.key = key;
    }
  }

  /**
   * How much is kept in memory.
   *
   * @param values in the units of the weigher, between two commits
   * @param bytes of values that are packed
   */
  record Room(long values, long bytes) {}

  private final PartStore written;
  private final Form<K> keys;
  private final Form<V> values;
  private final ToIntFunction<V> weigher;
  private final Room room;

  /** In the order of their last use. */
  private final LinkedHashMap<K, Kept<K, V>> recent = new LinkedHashMap<>(1024, 0.75f, true);

  /** Those with values, in the order in which they got them; some may have lost them since. */
  private final Deque<Kept<K, V>> unpacked = new ArrayDeque<>();

  private final ByteWriter out = new ByteWriter();
  private long weight;
  private long packedBytes;

  /**
   * @param weigher how much of the room a value takes, at least 1
   */
  PackedStore(
      PartStore written, Form<K> keys, Form<V> values, ToIntFunction<V> weigher, Room room) {
    this.written = written;
    this.keys = keys;
    this.values = values;
    this.weigher = weigher;
    this.room = room;
  }

  Optional<V> get(K key) {
    Kept<K, V> kept = recent.get(key);
    if (kept == null) {
      byte[] bytes = written.get(keys.bytes(key, out));
      if (bytes == null) {
        return Optional.empty();
      }
      kept = new Kept<>(key);
      setBytes(kept, bytes);
      recent.put(key, kept);
    }
    if (kept.value == null) {
      unpack(kept, values.read(kept.bytes));
      makeRoom();
    }
    return Optional.of(kept.value);
  }

  /** The value is new or has changed. */
  void put(K key, V value) {
    Kept<K, V> kept = recent.computeIfAbsent(key, Kept::new);
    setBytes(kept, null);
    unpack(kept, value);
    makeRoom();
  }

  void remove(K key) {
    Kept<K, V> kept = recent.remove(key);
    if (kept != null) {
      forgetValue(kept);
      setBytes(kept, null);
    }
    written.remove(keys.bytes(key, out));
  }

  private void unpack(Kept<K, V> kept, V value) {
    if (kept.value == null) {
      unpacked.add(kept);
    }
    int weighs = weigher.applyAsInt(value);
    weight += weighs - kept.weight;
    kept.value = value;
    kept.weight = weighs;
  }

  private void forgetValue(Kept<K, V> kept) {
    weight -= kept.weight;
    kept.value = null;
    kept.weight = 0;
  }

  private void setBytes(Kept<K, V> kept, byte[] bytes) {
    packedBytes +=
        (bytes == null ? 0 : bytes.length) - (kept.bytes == null ? 0 : kept.bytes.length);
    kept.bytes = bytes;
  }

  /** From now on there are only its bytes, which are written if they are not. */
  private void pack(Kept<K, V> kept) {
    if (kept.value == null) {
      return;
    }
    if (kept.bytes == null) {
      setBytes(kept, values.bytes(kept.value, out));
      written.put(keys.bytes(kept.key, out), kept.bytes);
    }
    forgetValue(kept);
  }

  /** The one used last stays as it is: it is being worked with. */
  private void makeRoom() {
    while (weight > room.values() && unpacked.size() > 1) {
      pack(unpacked.remove());
    }
    Iterator<Kept<K, V>> eldest = recent.values().iterator();
    while (packedBytes > room.bytes() && recent.size() > 1) {
      Kept<K, V> leaves = eldest.next();
      eldest.remove();
      pack(leaves);
      setBytes(leaves, null);
    }
  }

  @Override
  public void write() {
    while (!unpacked.isEmpty()) {
      pack(unpacked.remove());
    }
    makeRoom();
  }
}
