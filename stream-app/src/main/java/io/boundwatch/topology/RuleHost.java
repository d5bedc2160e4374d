package io.boundwatch.topology;

import io.boundwatch.alert.AlertBook;
import io.boundwatch.alert.AlertState;
import io.boundwatch.alert.AlertWriter;
import io.boundwatch.alert.Fact;
import io.boundwatch.alert.Finding;
import io.boundwatch.alert.RuleContext;
import io.boundwatch.alert.RuleSet;
import io.boundwatch.alert.rule.Rules;
import io.boundwatch.count.CellDelta;
import io.boundwatch.count.CellKey;
import io.boundwatch.metrics.Metrics;
import io.boundwatch.remedy.Causes;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * The alert rules at work in a count task: what they remember, their alerts, and the clock that
 * they are judged by. State and what goes out change in one transaction with what caused them.
 */
final class RuleHost {
  private static final Causes CAUSES = Causes.packed();

  private final RuleSet rules;
  private final CellStore cells;
  private final RuleStore state;
  private final AlertBook book;
  private final AlertWriter writer;
  private final Metrics metrics;
  private final Metrics.AlertGauges gauges;
  private final ProcessorContext<String, Object> context;
  private final int from;
  private final String alertsSink;
  private final Map<String, Context> contexts = new HashMap<>();
  private final Set<AlertBook.Group> shown = new HashSet<>();
  private long clock;
  private boolean alertsChanged = true;

  RuleHost(
      CountStage stage,
      MonitorSettings settings,
      Metrics metrics,
      CellStore cells,
      TaskStore store,
      TaskMeta meta,
      OptionalLong clock,
      ProcessorContext<String, Object> context) {
    this.clock = clock.orElse(Long.MIN_VALUE);
    this.rules = settings.rules();
    this.cells = cells;
    this.metrics = metrics;
    this.context = context;
    this.alertsSink = MonitorTopology.alertsSink(stage);
    this.from = settings.partitions() + context.taskId().partition();
    this.writer = new AlertWriter(settings.alerts().runbookBase(), Rules.ALL, CAUSES);
    this.gauges = metrics.alertGauges(stage.stageName(), context.taskId().partition());
    state = new RuleStore(store, meta, settings.alerts().maxEntries());
    book =
        new AlertBook(
            new AlertStore(store.part(Part.ALERTS)),
            settings.alerts().window(),
            settings.closeDelay(),
            this::publish);
    rules.names().forEach(name -> contexts.put(name, new Context(name)));
    showAlerts();
  }

  void close() {
    gauges.close();
  }

  void told(Fact fact) {
    rules.told(fact, contexts::get);
    showAlerts();
  }

  /** A cell whose window is open has counted something. */
  void cellChanged(CellKey key, CellDelta difference, CellDelta cell) {
    rules.cellChanged(key, difference, cell, contexts::get);
    showAlerts();
  }

  /**
   * A window of an app was closed. It is judged as at that moment, and what was quiet until then is
   * closed before, however far the clock has gone on at once.
   */
  void windowClosed(CellKey key, CellDelta cell, long closedAt) {
    clock = Math.max(clock, closedAt);
    book.advance(clock);
    rules.windowClosed(key, cell, contexts::get);
  }

  /** The clock has moved on, and all that was told about the time before is done. */
  void clockMoved(long now) {
    clock = now;
    rules.feedClock(contexts::get);
    book.advance(now);
    state.forget(now);
    contexts.keySet().forEach(name -> gauges.stateEntries(name, state.entries(name)));
    showAlerts();
  }

  private void publish(AlertState alert, AlertBook.Activity activity) {
    alertsChanged = true;
    metrics.alertTold(alert.rule(), Metrics.AlertActivity.valueOf(activity.name()));
    long now = context.currentSystemTimeMs();
    context.forward(new Record<>(alert.key(), writer.write(alert, activity, now), now), alertsSink);
  }

  /** At once, and not when the clock moves on: it may stand still while somebody must be paged. */
  private void showAlerts() {
    if (!alertsChanged) {
      return;
    }
    alertsChanged = false;
    Map<AlertBook.Group, Long> open = book.open();
    shown.addAll(open.keySet());
    shown.forEach(
        group ->
            gauges.set(
                group.tenantId(),
                group.rule(),
                group.severity().wireName(),
                open.getOrDefault(group, 0L)));
  }

  /** What one rule works with. */
  private final class Context implements RuleContext {
    private final String rule;

    Context(String rule) {
      this.rule = rule;
    }

    @Override
    public long clock() {
      return clock;
    }

    @Override
    public Optional<byte[]> get(String key) {
      return state.get(rule, key);
    }

    @Override
    public boolean put(String key, byte[] value, long keepUntil) {
      boolean kept = state.put(rule, key, value, keepUntil);
      if (!kept) {
        metrics.alertStateRefused(rule);
      }
      return kept;
    }

    @Override
    public void remove(String key) {
      state.remove(rule, key);
    }

    @Override
    public Optional<CellDelta> cell(CellKey key) {
      return cells.load(key);
    }

    @Override
    public boolean isOpen(String tenantId, String entity) {
      return book.isOpen(rule, tenantId, entity);
    }

    @Override
    public void raise(Finding finding) {
      if (!book.raise(rule, finding, clock, context.currentSystemTimeMs())) {
        metrics.alertStateRefused(rule);
      }
    }

    @Override
    public void end(String tenantId, String entity) {
      book.end(rule, tenantId, entity, clock);
    }

    @Override
    public void tell(Fact.UserOfApp fact) {
      context.forward(
          new Record<>(
              fact.ownerKey(), new StageMessage.OfFact(from, fact), context.currentSystemTimeMs()),
          MonitorTopology.crossing(MonitorTopology.USER_FACTS));
    }
  }
}
