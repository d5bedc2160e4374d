package io.boundwatch.topology;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * What changed since it was last told or published, so that a kill between two flushes loses
 * nothing. A round takes what was there when it began, in steps; what changes meanwhile and is not
 * still to come in it waits for the next round, so that a round ends however fast changes come.
 *
 * <p>Kept in memory, and in a store that is read only when the task begins: walking over a store
 * would pass by all that was taken out since the last commit.
 */
final class ChangedIndex {
  private static final byte[] NOTHING = {};

  private final KeyValueStore<Bytes, byte[]> store;
  private Set<Bytes> waiting = new LinkedHashSet<>();
  private Set<Bytes> round = new LinkedHashSet<>();

  ChangedIndex(KeyValueStore<Bytes, byte[]> store) {
    this.store = store;
    try (KeyValueIterator<Bytes, byte[]> kept = store.all()) {
      kept.forEachRemaining(entry -> waiting.add(entry.key));
    }
  }

  void add(byte[] key) {
    Bytes changed = Bytes.wrap(key);
    if (!round.contains(changed) && waiting.add(changed)) {
      store.put(changed, NOTHING);
    }
  }

  void remove(byte[] key) {
    Bytes gone = Bytes.wrap(key);
    if (round.remove(gone) | waiting.remove(gone)) {
      store.delete(gone);
    }
  }

  void beginRound() {
    waiting.addAll(round);
    round = waiting;
    waiting = new LinkedHashSet<>();
  }

  /** Takes out the next of this round, at most so many; fewer when the round is over. */
  List<byte[]> take(int limit) {
    List<byte[]> changed = new ArrayList<>(Math.min(limit, round.size()));
    Iterator<Bytes> rest = round.iterator();
    while (rest.hasNext() && changed.size() < limit) {
      Bytes key = rest.next();
      rest.remove();
      store.delete(key);
      changed.add(key.get());
    }
    return changed;
  }
}
