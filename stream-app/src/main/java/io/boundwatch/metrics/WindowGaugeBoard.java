package io.boundwatch.metrics;

import io.boundwatch.event.Binding;
import io.boundwatch.event.Outcome;
import io.boundwatch.event.Verdict;
import io.boundwatch.metrics.GaugeBoard.Row;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * The gauges of the newest closed window of each tenant, app and window size, and the names of the
 * apps. A cell whose tenant or app is beyond the caps is not shown: cells cannot be added, so
 * {@code other} would be wrong.
 */
final class WindowGaugeBoard {
  private record Cell(String tenantId, String appId, String windowSize) {}

  private final GaugeBoard<Cell> board;
  private final NameGauges names;
  private final LabelCap tenants;
  private final LabelCap apps;

  WindowGaugeBoard(MeterRegistry registry, LabelCap tenants, LabelCap apps, NameGauges names) {
    this.board = new GaugeBoard<>(registry);
    this.names = names;
    this.tenants = tenants;
    this.apps = apps;
  }

  Metrics.WindowGauges open() {
    return new Task();
  }

  private boolean isShown(Cell cell) {
    return !tenants.of(cell.tenantId()).equals(LabelCap.OTHER)
        && !apps.of(cell.appId()).equals(LabelCap.OTHER);
  }

  private List<String> ids(Cell cell) {
    return List.of(tenants.of(cell.tenantId()), apps.of(cell.appId()));
  }

  private List<Row> rows(Cell cell, AtomicReference<Metrics.ClosedWindow> newest) {
    List<String> labels = and(ids(cell), cell.windowSize());
    List<Row> rows = new ArrayList<>();
    for (Binding value : Binding.values()) {
      int i = value.ordinal();
      List<String> with = and(labels, value.wireName());
      rows.add(row(Meters.WINDOW_REQUESTS, with, newest, w -> w.bindings()[i]));
    }
    for (Outcome value : Outcome.values()) {
      int i = value.ordinal();
      List<String> with = and(labels, value.wireName());
      rows.add(row(Meters.WINDOW_POLICY_REQUESTS, with, newest, w -> w.outcomes()[i]));
    }
    for (Verdict value : Verdict.values()) {
      int i = value.ordinal();
      List<String> with = and(labels, value.wireName());
      rows.add(row(Meters.WINDOW_SIGN_INS, with, newest, w -> w.signIns()[i]));
      rows.add(row(Meters.WINDOW_IN_SCOPE_SIGN_INS, with, newest, w -> w.inScopeSignIns()[i]));
    }
    rows.add(row(Meters.WINDOW_USERS, labels, newest, Metrics.ClosedWindow::users));
    rows.add(row(Meters.WINDOW_BLOCKED_USERS, labels, newest, Metrics.ClosedWindow::blockedUsers));
    rows.add(row(Meters.WINDOW_PCT_ALLOWED, labels, newest, Metrics.ClosedWindow::pctAllowed));
    return rows;
  }

  private static Row row(
      Meters meter,
      List<String> labels,
      AtomicReference<Metrics.ClosedWindow> newest,
      Function<Metrics.ClosedWindow, Number> figure) {
    return new Row(meter, labels, () -> figure.apply(newest.get()));
  }

  private static List<String> and(List<String> labels, String last) {
    List<String> all = new ArrayList<>(labels);
    all.add(last);
    return all;
  }

  /** The cells of one count task; used by its thread only. */
  private final class Task implements Metrics.WindowGauges {
    /** Who tells a name: this task of one of its cells. */
    private record Teller(Object task, Cell cell) {}

    private final Map<Cell, AtomicReference<Metrics.ClosedWindow>> cells = new HashMap<>();

    @Override
    public void set(Metrics.ClosedWindow window) {
      Cell cell = new Cell(window.tenantId(), window.appId(), window.windowSize());
      if (!isShown(cell)) {
        return;
      }
      AtomicReference<Metrics.ClosedWindow> newest = cells.get(cell);
      if (newest != null && board.isOwner(cell, this)) {
        newest.set(window);
      } else {
        show(cell, new AtomicReference<>(window));
      }
      if (!window.appId().equals(PrometheusMetrics.WHOLE_TENANT)) {
        NameGauges.Name name = new NameGauges.Name(window.namedAt(), List.of(window.appName()));
        names.tell(ids(cell), new Teller(this, cell), name);
      }
    }

    private void show(Cell cell, AtomicReference<Metrics.ClosedWindow> newest) {
      cells.put(cell, newest);
      board.put(cell, this, rows(cell, newest));
    }

    @Override
    public void remove(String tenantId, String appId, String windowSize) {
      Cell cell = new Cell(tenantId, appId, windowSize);
      if (cells.remove(cell) != null) {
        hide(cell);
      }
    }

    private void hide(Cell cell) {
      board.remove(cell, this);
      names.forget(ids(cell), new Teller(this, cell));
    }

    @Override
    public void close() {
      cells.keySet().forEach(this::hide);
      cells.clear();
    }
  }
}
