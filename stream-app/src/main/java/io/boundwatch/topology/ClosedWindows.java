package io.boundwatch.topology;

import io.boundwatch.codec.ByteReader;
import io.boundwatch.codec.ByteWriter;
import io.boundwatch.count.CellDelta;
import io.boundwatch.count.CellKey;
import io.boundwatch.count.CountsWriter;
import io.boundwatch.event.Binding;
import io.boundwatch.event.Outcome;
import io.boundwatch.event.Verdict;
import io.boundwatch.metrics.Metrics.ClosedWindow;
import io.boundwatch.metrics.Metrics.WindowGauges;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import java.util.function.ToLongFunction;

/**
 * The gauges of the newest closed window of each app of a count task. What they show is kept in a
 * store, as the windows themselves are forgotten when final, and a day's must be shown all the next
 * day, also after a restart. An app without requests in the newest closed window has no gauges.
 */
final class ClosedWindows {
  /** An app in one window size, whatever the window. */
  private record Series(String tenantId, String appId, long windowSize) {}

  private final PartStore written;
  private final WindowGauges gauges;
  private final Map<Series, CellKey> shown = new HashMap<>();

  /** Shows again what was shown before a restart or move: the one walk over the (few) windows. */
  ClosedWindows(TaskStore task, WindowGauges gauges) {
    this.written = task.part(Part.CLOSED);
    this.gauges = gauges;
    written.forEach(
        (key, value) -> {
          ByteReader in = new ByteReader(value);
          show(CellKey.read(in), CellDelta.read(in));
        });
  }

  /**
   * A window was closed. Older ones than the one shown are left out; one whose requests all moved
   * elsewhere is as one that never was.
   */
  void closed(CellKey key, CellDelta cell) {
    CellKey before = shown.get(series(key));
    if (before != null && before.windowStart() > key.windowStart()) {
      return;
    }
    if (cell.tally().requests() == 0) {
      if (shown.remove(series(key)) != null) {
        hide(key);
      }
      return;
    }
    ByteWriter value = new ByteWriter();
    key.write(value);
    cell.write(value);
    written.put(storeKey(key), value.toByteArray());
    show(key, cell);
  }

  /** A closed window was mended or made final; it is shown only while no later one is closed. */
  void mended(CellKey key, CellDelta cell, long closedBefore) {
    if (!isPast(key, closedBefore)) {
      closed(key, cell);
    }
  }

  /** Whether the window after this one is closed as well. */
  private static boolean isPast(CellKey key, long closedBefore) {
    return key.windowEnd() + key.windowSize().millis() <= closedBefore;
  }

  /** Takes away the windows that are no longer the newest closed ones. */
  void sweep(long closedBefore) {
    Iterator<CellKey> keys = shown.values().iterator();
    while (keys.hasNext()) {
      CellKey key = keys.next();
      if (isPast(key, closedBefore)) {
        keys.remove();
        hide(key);
      }
    }
  }

  private void hide(CellKey key) {
    written.remove(storeKey(key));
    gauges.remove(key.tenantId(), key.appId(), key.windowSize().wireName());
  }

  void close() {
    gauges.close();
  }

  private void show(CellKey key, CellDelta cell) {
    shown.put(series(key), key);
    gauges.set(figures(key, cell));
  }

  private static ClosedWindow figures(CellKey key, CellDelta cell) {
    Double allowed =
        CountsWriter.percent(cell.tally().allow(), cell.tally().allow() + cell.tally().block());
    return new ClosedWindow(
        key.tenantId(),
        key.appId(),
        cell.labels().app().text(),
        cell.labels().app().at(),
        key.windowSize().wireName(),
        each(Binding.values(), cell.tally()::binding),
        each(Outcome.values(), cell.tally()::outcome),
        each(Verdict.values(), cell.tally()::signIns),
        each(Verdict.values(), cell.tally()::inScopeSignIns),
        cell.users().estimate(),
        cell.blockedUsers().estimate(),
        allowed == null ? Double.NaN : allowed);
  }

  private static <T> long[] each(T[] values, ToLongFunction<T> figure) {
    long[] figures = new long[values.length];
    for (int i = 0; i < values.length; i++) {
      figures[i] = figure.applyAsLong(values[i]);
    }
    return figures;
  }

  private static Series series(CellKey key) {
    return new Series(key.tenantId(), key.appId(), key.windowSize().millis());
  }

  private static byte[] storeKey(CellKey key) {
    ByteWriter out = new ByteWriter();
    out.writeString(key.tenantId()).writeString(key.appId()).writeLong(key.windowSize().millis());
    return out.toByteArray();
  }
}
