package io.boundwatch.topology;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What changed since it was last told or published, so that a kill between two flushes loses
 * nothing. A round takes what was there when it began, in steps; what changes meanwhile and is not
 * still to come in it waits for the next round, so that a round ends however fast changes come.
 *
 * <p>It is worked with in memory, and read when a task begins. For one thread.
 */
final class ChangedIndex<K> extends PagedIndex<K> {
  private Map<K, Entry<K>> waiting = new LinkedHashMap<>();
  private Map<K, Entry<K>> round = new LinkedHashMap<>();
  private Optional<Page<K>> page = Optional.empty();

  /** Begins with what waited at the last commit. */
  ChangedIndex(PartStore written, Form<K> keys) {
    super(written, keys);
    written.forEach(
        (key, value) ->
            read(key, value).entries().forEach(entry -> waiting.put(entry.key(), entry)));
  }

  void add(K key) {
    if (!round.containsKey(key) && !waiting.containsKey(key)) {
      if (page.isEmpty() || page.get().isFull()) {
        page = Optional.of(newPage());
      }
      waiting.put(key, addTo(page.get(), 0, key));
    }
  }

  void remove(K key) {
    Optional.ofNullable(round.remove(key)).ifPresent(this::taken);
    Optional.ofNullable(waiting.remove(key)).ifPresent(this::taken);
  }

  void beginRound() {
    if (round.isEmpty()) {
      Map<K, Entry<K>> empty = round;
      round = waiting;
      waiting = empty;
    } else {
      round.putAll(waiting);
      waiting.clear();
    }
  }

  /** Takes out the next of this round, at most so many; fewer when the round is over. */
  List<K> take(int limit) {
    List<K> changed = new ArrayList<>(Math.min(limit, round.size()));
    Iterator<Entry<K>> rest = round.values().iterator();
    while (rest.hasNext() && changed.size() < limit) {
      Entry<K> entry = rest.next();
      rest.remove();
      changed.add(entry.key());
      taken(entry);
    }
    return changed;
  }

  @Override
  public void write() {
    super.write();
    page = Optional.empty();
  }
}
