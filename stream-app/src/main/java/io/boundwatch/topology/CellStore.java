package io.boundwatch.topology;

import io.boundwatch.codec.ByteReader;
import io.boundwatch.codec.ByteWriter;
import io.boundwatch.count.CellDelta;
import io.boundwatch.count.CellKey;
import io.boundwatch.count.CellKind;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The cells of a count task, with the indexes of what is due and what must be published. */
final class CellStore {
  private final KeyValueStore<Bytes, byte[]> cells;
  private final DueIndex due;
  private final ChangedIndex changed;

  CellStore(
      KeyValueStore<Bytes, byte[]> cells,
      KeyValueStore<Bytes, byte[]> due,
      KeyValueStore<Bytes, byte[]> changed) {
    this.cells = cells;
    this.due = new DueIndex(due);
    this.changed = new ChangedIndex(changed);
  }

  /** A cell to which something was added. */
  record Added(boolean isNew, CellDelta cell) {}

  Optional<CellDelta> load(CellKey key) {
    return Optional.ofNullable(cells.get(Bytes.wrap(bytes(key)))).map(CellStore::decode);
  }

  /** Walks over all cells of a kind; for those of which there are few, and at the start only. */
  void forEach(CellKind kind, BiConsumer<CellKey, CellDelta> action) {
    Bytes prefix = Bytes.wrap(CellKey.prefix(kind));
    try (KeyValueIterator<Bytes, byte[]> kept =
        cells.prefixScan(prefix, Serdes.Bytes().serializer())) {
      kept.forEachRemaining(
          entry ->
              action.accept(CellKey.read(new ByteReader(entry.key.get())), decode(entry.value)));
    }
  }

  /**
   * Adds a difference to a cell.
   *
   * @return what the cell has counted now
   */
  Added add(CellKey key, CellDelta delta) {
    Bytes storeKey = Bytes.wrap(bytes(key));
    byte[] before = cells.get(storeKey);
    CellDelta cell = before == null ? new CellDelta() : decode(before);
    cell.add(delta);
    ByteWriter out = new ByteWriter();
    cell.write(out);
    byte[] after = out.toByteArray();
    if (!Arrays.equals(before, after)) {
      cells.put(storeKey, after);
      changed.add(storeKey.get());
    }
    return new Added(before == null, cell);
  }

  void forget(CellKey key) {
    cells.delete(Bytes.wrap(bytes(key)));
    changed.remove(bytes(key));
  }

  void lookAgainAt(long time, CellKey key) {
    due.add(time, bytes(key));
  }

  /** Cells to look at by a time, at most so many; they are taken out. */
  List<CellKey> dueBy(long time, int limit) {
    return keys(due.take(time, limit));
  }

  void beginRound() {
    changed.beginRound();
  }

  /** The next changed cells of this round, at most so many; they are taken out. */
  List<CellKey> changed(int limit) {
    return keys(changed.take(limit));
  }

  private static CellDelta decode(byte[] bytes) {
    return CellDelta.read(new ByteReader(bytes));
  }

  private static byte[] bytes(CellKey key) {
    ByteWriter out = new ByteWriter();
    key.write(out);
    return out.toByteArray();
  }

  private static List<CellKey> keys(List<byte[]> keys) {
    return keys.stream().map(key -> CellKey.read(new ByteReader(key))).toList();
  }
}
