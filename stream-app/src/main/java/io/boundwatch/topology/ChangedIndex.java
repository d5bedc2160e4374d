package io.boundwatch.topology;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * What changed since it was last told or published, so that a kill between two flushes loses
 * nothing. A round walks once over all that was there when it began, in steps; what is added
 * meanwhile behind the walk waits for the next round, so that a round ends however fast changes
 * come.
 */
final class ChangedIndex {
  private static final byte[] NOTHING = {};

  private final KeyValueStore<Bytes, byte[]> store;

  /** Where the walk goes on: right behind the last key that was taken. */
  private Optional<Bytes> next = Optional.empty();

  ChangedIndex(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
  }

  void add(byte[] key) {
    store.put(Bytes.wrap(key), NOTHING);
  }

  void remove(byte[] key) {
    store.delete(Bytes.wrap(key));
  }

  void beginRound() {
    next = Optional.empty();
  }

  /** Takes out the next of this round, at most so many; fewer when the round is over. */
  List<byte[]> take(int limit) {
    List<Bytes> changed = new ArrayList<>();
    try (KeyValueIterator<Bytes, byte[]> entries = store.range(next.orElse(null), null)) {
      while (entries.hasNext() && changed.size() < limit) {
        changed.add(entries.next().key);
      }
    }
    changed.forEach(store::delete);
    if (!changed.isEmpty()) {
      next = Optional.of(behind(changed.get(changed.size() - 1)));
    }
    return changed.stream().map(Bytes::get).toList();
  }

  /** The least key greater than this one. */
  private static Bytes behind(Bytes key) {
    return Bytes.wrap(Arrays.copyOf(key.get(), key.get().length + 1));
  }
}
