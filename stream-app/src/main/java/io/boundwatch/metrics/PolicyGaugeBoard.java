package io.boundwatch.metrics;

import io.boundwatch.event.Outcome;
import io.boundwatch.metrics.GaugeBoard.Row;
import io.boundwatch.metrics.Metrics.PolicyWindow;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * The gauges of the newest window of each tenant, policy, app and window size, and their names. A
 * cell beyond one of the caps is not shown: cells cannot be added, so {@code other} would be wrong.
 */
final class PolicyGaugeBoard {
  private record Cell(String tenantId, String policyId, String appId, String windowSize) {}

  /** What goes with a cell that is shown; the mode is among its labels. */
  private record Shown(String mode, AtomicReference<PolicyWindow> newest) {}

  private final GaugeBoard<Cell> board;
  private final NameGauges policyNames;
  private final NameGauges appNames;
  private final LabelCap tenants;
  private final LabelCap apps;
  private final LabelCap policies;

  PolicyGaugeBoard(
      PrometheusMeterRegistry registry,
      LabelCap tenants,
      LabelCap apps,
      LabelCap policies,
      NameGauges appNames) {
    this.board = new GaugeBoard<>(registry);
    this.policyNames = new NameGauges(registry.getPrometheusRegistry(), Meters.POLICY_INFO);
    this.appNames = appNames;
    this.tenants = tenants;
    this.apps = apps;
    this.policies = policies;
  }

  Metrics.PolicyGauges open() {
    return new Task();
  }

  private boolean isShown(Cell cell) {
    return !tenants.of(cell.tenantId()).equals(LabelCap.OTHER)
        && !policies.of(cell.policyId()).equals(LabelCap.OTHER)
        && !apps.of(cell.appId()).equals(LabelCap.OTHER);
  }

  private List<String> ids(Cell cell) {
    return List.of(tenants.of(cell.tenantId()), policies.of(cell.policyId()));
  }

  private List<String> appIds(Cell cell) {
    return List.of(tenants.of(cell.tenantId()), apps.of(cell.appId()));
  }

  private List<Row> rows(Cell cell, Shown shown) {
    List<String> labels = new ArrayList<>(ids(cell));
    labels.addAll(List.of(apps.of(cell.appId()), cell.windowSize(), shown.mode()));
    List<Row> rows = new ArrayList<>();
    for (Outcome value : Outcome.values()) {
      if (value != Outcome.NOT_APPLIED) {
        List<String> with = new ArrayList<>(labels);
        with.add(value.wireName());
        rows.add(row(Meters.POLICY_REQUESTS, with, shown, w -> w.outcomes()[value.ordinal()]));
      }
    }
    rows.add(row(Meters.POLICY_USERS, labels, shown, PolicyWindow::users));
    rows.add(row(Meters.POLICY_BLOCKED_USERS, labels, shown, PolicyWindow::blockedUsers));
    rows.add(row(Meters.POLICY_PCT_ALLOWED, labels, shown, PolicyWindow::pctAllowed));
    rows.add(row(Meters.POLICY_PCT_ENFORCEABLE, labels, shown, PolicyWindow::pctEnforceable));
    return rows;
  }

  private static Row row(
      Meters meter, List<String> labels, Shown shown, Function<PolicyWindow, Number> figure) {
    return new Row(meter, labels, () -> figure.apply(shown.newest().get()));
  }

  /** The cells of one count task; used by its thread only. */
  private final class Task implements Metrics.PolicyGauges {
    /** Who tells a name: this task of one of its cells. */
    private record Teller(Object task, Cell cell) {}

    private final Map<Cell, Shown> cells = new HashMap<>();

    @Override
    public void set(PolicyWindow window) {
      Cell cell =
          new Cell(window.tenantId(), window.policyId(), window.appId(), window.windowSize());
      if (!isShown(cell)) {
        return;
      }
      Shown shown = cells.get(cell);
      if (shown != null && shown.mode().equals(window.mode()) && board.isOwner(cell, this)) {
        shown.newest().set(window);
      } else {
        show(cell, new Shown(window.mode(), new AtomicReference<>(window)));
      }
      name(cell, window);
    }

    private void name(Cell cell, PolicyWindow window) {
      List<String> policy = List.of(window.policyName(), window.mode());
      policyNames.tell(ids(cell), teller(cell), new NameGauges.Name(window.namedAt(), policy));
      List<String> app = List.of(window.appName());
      appNames.tell(appIds(cell), teller(cell), new NameGauges.Name(window.appNamedAt(), app));
    }

    private void show(Cell cell, Shown shown) {
      cells.put(cell, shown);
      board.put(cell, this, rows(cell, shown));
    }

    private Teller teller(Cell cell) {
      return new Teller(this, cell);
    }

    @Override
    public void remove(String tenantId, String policyId, String appId, String windowSize) {
      Cell cell = new Cell(tenantId, policyId, appId, windowSize);
      if (cells.remove(cell) != null) {
        hide(cell);
      }
    }

    private void hide(Cell cell) {
      board.remove(cell, this);
      policyNames.forget(ids(cell), teller(cell));
      appNames.forget(appIds(cell), teller(cell));
    }

    @Override
    public void close() {
      cells.keySet().forEach(this::hide);
      cells.clear();
    }
  }
}
