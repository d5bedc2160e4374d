package io.boundwatch.topology;

import java.util.ArrayList;
import java.util.HashSet;
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
 * <p>It is worked with in memory. What waits when a commit comes is written; what came and was
 * taken between two commits never is.
 */
final class ChangedIndex<K> extends WriteBehind {
  private static final byte[] NOTHING = {};

  private final KeyForm<K> keys;
  private final Set<K> stored = new HashSet<>();
  private Set<K> waiting = new LinkedHashSet<>();
  private Set<K> round = new LinkedHashSet<>();

  ChangedIndex(KeyValueStore<Bytes, byte[]> written, KeyForm<K> keys) {
    super(written);
    this.keys = keys;
  }

  /** Reads what waited at the last commit; before anything else, each time a task begins. */
  void begin() {
    forget();
    try (KeyValueIterator<Bytes, byte[]> kept = written().all()) {
      kept.forEachRemaining(entry -> stored.add(keys.read(entry.key.get())));
    }
    waiting.addAll(stored);
  }

  void add(K key) {
    if (!round.contains(key)) {
      waiting.add(key);
    }
  }

  void remove(K key) {
    round.remove(key);
    waiting.remove(key);
  }

  void beginRound() {
    waiting.addAll(round);
    round = waiting;
    waiting = new LinkedHashSet<>();
  }

  /** Takes out the next of this round, at most so many; fewer when the round is over. */
  List<K> take(int limit) {
    List<K> changed = new ArrayList<>(Math.min(limit, round.size()));
    Iterator<K> rest = round.iterator();
    while (rest.hasNext() && changed.size() < limit) {
      changed.add(rest.next());
      rest.remove();
    }
    return changed;
  }

  @Override
  void write() {
    Iterator<K> kept = stored.iterator();
    while (kept.hasNext()) {
      K key = kept.next();
      if (!waiting.contains(key) && !round.contains(key)) {
        written().put(keys.wrapped(key), null);
        kept.remove();
      }
    }
    write(waiting);
    write(round);
  }

  private void write(Set<K> waits) {
    for (K key : waits) {
      if (stored.add(key)) {
        written().put(keys.wrapped(key), NOTHING);
      }
    }
  }

  @Override
  void forget() {
    stored.clear();
    waiting.clear();
    round.clear();
  }
}
