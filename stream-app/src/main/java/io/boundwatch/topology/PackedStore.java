package io.boundwatch.topology;

import io.boundwatch.codec.ByteReader;
import io.boundwatch.codec.ByteWriter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.ToIntFunction;

/**
 * A store of objects of which each is worked with a few times within minutes. Those used last are
 * kept as they are worked with, until the next commit; then as their bytes, which take a quarter of
 * the memory and are one object to the collector instead of some fifty. So many times more of them
 * are found without asking the store below. What has changed is written before each commit, or when
 * it must leave memory: all of a value, or its head alone, which then stands beside it. For one
 * thread.
 *
 * @param <V> may be mutable; whoever changes one puts it before the next is asked for
 */
final class PackedStore<K, V> implements WriteBehind {
  /** What a packed value takes in memory beside its bytes: its key and its place in the table. */
  private static final int OVERHEAD = 200;

  /** Has a value, or bytes, or both if the value is as the bytes say. */
  private static final class Kept<K, V> {
    private final K key;
    private V value;
    private byte[] bytes;
    private int weight;

    /** Since the last commit. */
    private boolean changed;

    /** To be written, where nothing else has changed; or null. */
    private byte[] changedHead;

    /** Whether a head stands beside what is written. */
    private boolean hasHead;

    Kept(K key) {
      this.key = key;
    }
  }

  /**
   * How much is kept in memory.
   *
   * @param values in the units of the weigher
   * @param bytes that packed values take
   */
  record Room(long values, long bytes) {}

  /**
   * What of a value may change when nothing else of it does.
   *
   * @param written where it stands if it changed alone
   * @param reader takes it over into a value
   */
  record Head<V>(
      PartStore written, BiConsumer<V, ByteWriter> writer, BiConsumer<V, ByteReader> reader) {
    byte[] bytes(V value, ByteWriter out) {
      writer.accept(value, out.reset());
      return out.toByteArray();
    }
  }

  private final PartStore written;
  private final Form<K> keys;
  private final Form<V> values;
  private final Head<V> head;
  private final ToIntFunction<V> weigher;
  private final Room room;

  /** In the order of their last use. */
  private final LinkedHashMap<K, Kept<K, V>> recent = new LinkedHashMap<>(1024, 0.75f, true);

  /** What was asked for last and is mostly put back next; null if that is not kept. */
  private Kept<K, V> latest;

  /** Those with values, in the order in which they got them; some may have lost them since. */
  private final Deque<Kept<K, V>> unpacked = new ArrayDeque<>();

  /** Those that were put since the last commit; some may have been written or removed since. */
  private final List<Kept<K, V>> changed = new ArrayList<>();

  private final ByteWriter out = new ByteWriter();
  private long weight;
  private long packedBytes;

  /**
   * @param weigher how much of the room a value takes, at least 1
   */
  PackedStore(
      PartStore written,
      Form<K> keys,
      Form<V> values,
      Head<V> head,
      ToIntFunction<V> weigher,
      Room room) {
    this.written = written;
    this.keys = keys;
    this.values = values;
    this.head = head;
    this.weigher = weigher;
    this.room = room;
  }

  Optional<V> get(K key) {
    latest = recent.get(key);
    if (latest == null) {
      byte[] bytes = written.get(keys.bytes(key, out));
      if (bytes == null) {
        return Optional.empty();
      }
      latest = new Kept<>(key);
      recent.put(key, latest);
      read(latest, bytes);
      makeRoom();
    } else if (latest.value == null) {
      unpack(latest, values.read(latest.bytes));
      makeRoom();
    }
    return Optional.of(latest.value);
  }

  private void read(Kept<K, V> kept, byte[] bytes) {
    unpack(kept, values.read(bytes));
    byte[] newer = head.written().get(keys.bytes(kept.key, out));
    if (newer == null) {
      setBytes(kept, bytes);
    } else {
      head.reader().accept(kept.value, new ByteReader(newer));
      kept.hasHead = true;
    }
  }

  /** The value has changed since {@link #get} gave it, or is new and was asked for in vain. */
  void put(K key, V value) {
    Kept<K, V> kept = keep(key, value);
    kept.changed = true;
    kept.changedHead = null;
    makeRoom();
  }

  /** The value was given by {@link #get}, and nothing but its head has changed since. */
  void putHead(K key, V value) {
    Kept<K, V> kept = keep(key, value);
    if (!kept.changed) {
      kept.changedHead = head.bytes(value, out);
    }
    makeRoom();
  }

  private Kept<K, V> keep(K key, V value) {
    Kept<K, V> kept =
        latest != null && latest.key.equals(key) ? latest : recent.computeIfAbsent(key, Kept::new);
    setBytes(kept, null);
    unpack(kept, value);
    if (!kept.changed && kept.changedHead == null) {
      changed.add(kept);
    }
    return kept;
  }

  void remove(K key) {
    Kept<K, V> kept = recent.remove(key);
    latest = null;
    if (kept != null) {
      forgetValue(kept);
      setBytes(kept, null);
      kept.changed = false;
      kept.changedHead = null;
    }
    written.remove(keys.bytes(key, out));
    if (kept == null || kept.hasHead) {
      head.written().remove(keys.bytes(key, out));
    }
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
    packedBytes += size(bytes) - size(kept.bytes);
    kept.bytes = bytes;
  }

  private static long size(byte[] bytes) {
    return bytes == null ? 0 : bytes.length + OVERHEAD;
  }

  /** From now on there are only its bytes. */
  private void pack(Kept<K, V> kept) {
    if (kept.value != null) {
      if (kept.bytes == null) {
        setBytes(kept, values.bytes(kept.value, out));
      }
      forgetValue(kept);
    }
  }

  private void write(Kept<K, V> kept) {
    if (kept.changed) {
      pack(kept);
      written.put(keys.bytes(kept.key, out), kept.bytes);
      kept.changed = false;
      if (kept.hasHead) {
        head.written().remove(keys.bytes(kept.key, out));
        kept.hasHead = false;
      }
    } else if (kept.changedHead != null) {
      head.written().put(keys.bytes(kept.key, out), kept.changedHead);
      kept.changedHead = null;
      kept.hasHead = true;
    }
  }

  /** One of each stays, however large: it is what is being worked with. */
  private void makeRoom() {
    while (weight > room.values() && unpacked.size() > 1) {
      pack(unpacked.remove());
    }
    Iterator<Kept<K, V>> eldest = recent.values().iterator();
    while (packedBytes > room.bytes() && recent.size() > 1) {
      Kept<K, V> leaves = eldest.next();
      eldest.remove();
      latest = latest == leaves ? null : latest;
      write(leaves);
      forgetValue(leaves);
      setBytes(leaves, null);
    }
  }

  @Override
  public void write() {
    changed.forEach(this::write);
    changed.clear();
    unpacked.forEach(this::pack);
    unpacked.clear();
    makeRoom();
  }
}
