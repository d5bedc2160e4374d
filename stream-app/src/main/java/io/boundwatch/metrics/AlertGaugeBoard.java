package io.boundwatch.metrics;

import io.boundwatch.metrics.GaugeBoard.Row;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The gauges of the alert rules: each is the sum of what the tasks of this instance tell. A series
 * that went to 0 stays while a task that told of it is here, so that a scraper sees the end of an
 * alert, and not a series that broke off. Safe for several threads.
 */
final class AlertGaugeBoard {
  /** One gauge: its meter and its labels as they are shown. */
  private record Series(Meters meter, List<String> labels) {}

  private record TaskId(String stage, int partition) {}

  /** What a task told of one tenant; several tenants may stand behind one series. */
  private record Told(String tenantId, String rule, String severity) {}

  private final GaugeBoard<Series> board;
  private final LabelCap tenants;
  private final Map<TaskId, Task> tasks = new HashMap<>();

  AlertGaugeBoard(MeterRegistry registry, LabelCap tenants) {
    this.board = new GaugeBoard<>(registry);
    this.tenants = tenants;
  }

  synchronized Metrics.AlertGauges open(String stage, int partition) {
    TaskId id = new TaskId(stage, partition);
    Task task = new Task(id);
    Task before = tasks.put(id, task);
    if (before != null) {
      forgetUnknown(before.sums.keySet());
    }
    return task;
  }

  private synchronized double sum(Series series) {
    return tasks.values().stream().mapToLong(task -> task.sums.getOrDefault(series, 0L)).sum();
  }

  private synchronized void add(Task task, Series series, long change) {
    if (tasks.get(task.id) != task) {
      return;
    }
    task.sums.merge(series, change, Long::sum);
    if (!board.isOwner(series, this)) {
      Row row = new Row(series.meter(), series.labels(), () -> sum(series));
      board.put(series, this, List.of(row));
    }
  }

  private synchronized void close(Task task) {
    if (tasks.remove(task.id, task)) {
      forgetUnknown(task.sums.keySet());
    }
  }

  private void forgetUnknown(Set<Series> candidates) {
    Set<Series> gone = new HashSet<>(candidates);
    tasks.values().forEach(task -> gone.removeAll(task.sums.keySet()));
    gone.forEach(series -> board.remove(series, this));
  }

  /** What one task told; its own thread alone sets it. */
  private final class Task implements Metrics.AlertGauges {
    private final TaskId id;

    /** Without those that are 0, as there may be many tenants. */
    private final Map<Told, Long> told = new HashMap<>();

    private final Map<Series, Long> sums = new HashMap<>();

    Task(TaskId id) {
      this.id = id;
    }

    @Override
    public void set(String tenantId, String rule, String severity, long count) {
      List<String> labels = List.of(tenants.of(tenantId), rule, severity);
      change(new Told(tenantId, rule, severity), new Series(Meters.ALERTS_ACTIVE, labels), count);
    }

    @Override
    public void stateEntries(String rule, long count) {
      change(new Told("", rule, ""), new Series(Meters.ALERT_STATE_ENTRIES, List.of(rule)), count);
    }

    private void change(Told what, Series series, long count) {
      Long before = count == 0 ? told.remove(what) : told.put(what, count);
      add(this, series, count - (before == null ? 0 : before));
    }

    @Override
    public void close() {
      AlertGaugeBoard.this.close(this);
    }
  }
}
