package io.boundwatch.topology;

import io.boundwatch.count.CellDelta;
import io.boundwatch.count.CellKey;
import io.boundwatch.count.CellKind;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The cells of a count task, with the indexes of what is due and what must be published. */
final class CellStore {
  /** In memory, in each task; most cells take some hundred bytes, those of apps some kilobytes. */
  private static final int ROOM = 10_000;

  private static final Form<CellKey> KEYS = new Form<>(CellKey::write, CellKey::read);
  private static final Form<CellDelta> CELLS = new Form<>(CellDelta::write, CellDelta::read);

  private final ObjectStore<CellKey, CellDelta> cells;
  private final DueIndex<CellKey> due;
  private final ChangedIndex<CellKey> changed;

  CellStore(TaskStore task) {
    this.cells = task.objects(Part.CELLS, KEYS, CELLS, ROOM);
    this.due = task.due(Part.DUE, KEYS);
    this.changed = task.changed(Part.CHANGED, KEYS);
  }

  /** A cell to which something was added. */
  record Added(boolean isNew, CellDelta cell) {}

  Optional<CellDelta> load(CellKey key) {
    return cells.get(key);
  }

  /** Walks over all cells of a kind; for those of which there are few, and at the start only. */
  void forEach(CellKind kind, BiConsumer<CellKey, CellDelta> action) {
    cells.forEachWritten(CellKey.prefix(kind), action);
  }

  /**
   * Adds a difference to a cell; one that changes nothing leaves it as it is.
   *
   * @return what the cell has counted now
   */
  Added add(CellKey key, CellDelta delta) {
    Optional<CellDelta> known = cells.get(key);
    CellDelta cell = known.orElseGet(CellDelta::new);
    if (cell.add(delta) || known.isEmpty()) {
      cells.put(key, cell);
      changed.add(key);
    }
    return new Added(known.isEmpty(), cell);
  }

  void forget(CellKey key) {
    cells.remove(key);
    changed.remove(key);
  }

  void lookAgainAt(long time, CellKey key) {
    due.add(time, key);
  }

  /** Cells to look at by a time, at most so many; they are taken out. */
  List<CellKey> dueBy(long time, int limit) {
    return due.take(time, limit);
  }

  void beginRound() {
    changed.beginRound();
  }

  /** The next changed cells of this round, at most so many; they are taken out. */
  List<CellKey> changed(int limit) {
    return changed.take(limit);
  }
}
