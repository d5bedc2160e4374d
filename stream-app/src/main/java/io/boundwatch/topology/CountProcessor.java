package io.boundwatch.topology;

import io.boundwatch.count.CellDelta;
import io.boundwatch.count.CellKey;
import io.boundwatch.count.CellKind;
import io.boundwatch.count.CountsWriter;
import io.boundwatch.event.Times;
import io.boundwatch.kafka.TopicNames;
import io.boundwatch.metrics.Metrics;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts cells by the differences that the join tasks tell, publishes what changed, closes windows
 * and makes them final (design, section 5). One class for all kinds of cells: they differ in what
 * is told and in the format that is published.
 */
final class CountProcessor implements Processor<String, StageMessage, String, Object> {
  private static final Logger LOG = LoggerFactory.getLogger(CountProcessor.class);

  private static final int STEP = 2_000;

  private final CountStage stage;
  private final MonitorSettings settings;
  private final Metrics metrics;
  private final ClockListener listener;

  private ProcessorContext<String, Object> context;
  private TaskMeta meta;
  private StageClock clock;
  private CellStore cells;
  private Optional<ClosedWindows> closedWindows = Optional.empty();
  private Optional<PolicyWindows> policyWindows = Optional.empty();
  private RuleHost rules;
  private Pacing pacing;
  private Round round;
  private Optional<RoundQueue> queue = Optional.empty();
  private long ruledAt = Long.MIN_VALUE;
  private Optional<Cancellable> ticks = Optional.empty();

  CountProcessor(
      CountStage stage, MonitorSettings settings, Metrics metrics, ClockListener listener) {
    this.stage = stage;
    this.settings = settings;
    this.metrics = metrics;
    this.listener = listener;
  }

  @Override
  public void init(ProcessorContext<String, Object> taskContext) {
    context = taskContext;
    TaskStore store = context.getStateStore(stage.store());
    meta = new TaskMeta(store);
    meta.checkSettings(settings);
    clock = meta.clock().map(StageClock::decode).orElseGet(StageClock::new);
    cells = new CellStore(store);
    if (stage == CountStage.APPS) {
      int partition = context.taskId().partition();
      closedWindows = Optional.of(new ClosedWindows(store, metrics.windowGauges(partition)));
      policyWindows = Optional.of(new PolicyWindows(cells, metrics.policyGauges(partition)));
    }
    rules = new RuleHost(stage, settings, metrics, cells, store, meta, clock.now(), context);
    ruledAt = Long.MIN_VALUE;
    pacing = new Pacing(settings);
    round = new Round();
    if (settings.pace() == MonitorSettings.Pace.WALL_CLOCK) {
      ticks = Optional.of(Pacing.schedule(context, this::tick));
    } else {
      queue = Optional.of(new RoundQueue(stage.tasksBefore(settings)));
    }
  }

  @Override
  public void close() {
    // a task that is suspended and goes on, or is revived, calls init again and keeps old schedules
    ticks.ifPresent(Cancellable::cancel);
    closedWindows.ifPresent(ClosedWindows::close);
    policyWindows.ifPresent(PolicyWindows::close);
    rules.close();
  }

  @Override
  public void process(Record<String, StageMessage> record) {
    List<StageMessage> messages =
        record.value() instanceof StageMessage.OfBatch batch
            ? batch.messages()
            : List.of(record.value());
    if (queue.isEmpty()) {
      messages.forEach(this::hear);
      return;
    }
    messages.forEach(queue.get()::add);
    while (queue.get().hasRound()) {
      queue.get().takeRound().forEach(this::hear);
      moveOn();
    }
  }

  private void hear(StageMessage message) {
    if (message instanceof StageMessage.OfCell cell) {
      add(cell.key(), cell.delta());
    } else if (message instanceof StageMessage.OfFact told) {
      rules.told(told.fact());
    } else if (message instanceof StageMessage.OfClock handedOn && handedOn.isOfJoin()) {
      clock.hear(handedOn);
      meta.saveClock(clock.encode());
    }
  }

  private void add(CellKey key, CellDelta delta) {
    if (clock.now().isPresent() && finalAt(key) <= clock.now().getAsLong()) {
      refuse(key, clock.now().getAsLong());
      return;
    }
    CellStore.Added added = cells.add(key, delta);
    if (added.isNew()) {
      cells.lookAgainAt(key.kind() == CellKind.APP ? closedAt(key) : finalAt(key), key);
    }
    if (key.kind() != CellKind.APP || clock.now().orElse(Long.MIN_VALUE) < closedAt(key)) {
      rules.cellChanged(key, delta, added.cell());
    }
  }

  /**
   * A final window never changes. With exactly-once no difference can come for one; without, a kill
   * may have sent one again that was counted before.
   */
  private void refuse(CellKey key, long now) {
    String what =
        "a difference for the window "
            + key.windowSize().wireName()
            + " of "
            + Times.seconds(key.windowStart())
            + " came after it was final at the clock "
            + Times.millis(now);
    if (settings.exactlyOnce()) {
      throw new IllegalStateException(
          what + "; this is a bug of Boundwatch, and counting on would change a final window");
    }
    LOG.warn("{}: it was sent again after a kill, and is dropped", what);
  }

  private long closedAt(CellKey key) {
    return key.windowEnd() + settings.closeDelay();
  }

  private long finalAt(CellKey key) {
    return key.windowEnd() + settings.allowedLateness();
  }

  /** In a replay all that is due is done at once when the clock moves on. */
  private void moveOn() {
    if (clock.now().isEmpty()) {
      return;
    }
    while (doDue()) {
      // the next step
    }
    beginRound(clock.now().getAsLong());
    while (round.isRunning()) {
      publishStep();
    }
    if (stage == CountStage.USERS) {
      tellApps();
    }
  }

  /** All that the rules here had to tell the apps' tasks about the time before has been told. */
  private void tellApps() {
    StageMessage told =
        new StageMessage.OfClock(
            settings.partitions() + context.taskId().partition(),
            settings.partitions(),
            clock.now().getAsLong());
    context.forward(
        new Record<>("clock", told, context.currentSystemTimeMs()),
        MonitorTopology.crossing(MonitorTopology.USER_FACTS));
  }

  private void tick(long wallClock) {
    boolean more = doDue();
    beginRound(wallClock);
    if (!more && round.isRunning()) {
      publishStep();
    }
    if (pacing.isCommitDue(wallClock, clock.now())) {
      context.commit();
    }
  }

  // Windows that close and become final

  /** Does a step of the due work; whether there may be more. */
  private boolean doDue() {
    if (clock.now().isEmpty()) {
      return false;
    }
    long now = clock.now().getAsLong();
    List<CellKey> due = cells.dueBy(now, STEP);
    due.forEach(key -> cells.load(key).ifPresent(cell -> lookAt(key, cell, now)));
    if (due.size() == STEP) {
      return true;
    }
    closedWindows.ifPresent(windows -> windows.sweep(now - settings.closeDelay()));
    if (now > ruledAt) {
      ruledAt = now;
      rules.clockMoved(now);
    }
    listener.reached(stage.stageName(), context.taskId().partition(), now);
    return false;
  }

  private void lookAt(CellKey key, CellDelta cell, long now) {
    if (finalAt(key) <= now) {
      mended(key, cell, now);
      publish(key, cell, true);
      cells.forget(key);
    } else {
      closedWindows.ifPresent(windows -> windows.closed(key, cell));
      rules.windowClosed(key, cell, Math.min(now, closedAt(key)));
      cells.lookAgainAt(finalAt(key), key);
    }
  }

  private void mended(CellKey key, CellDelta cell, long now) {
    if (key.kind() == CellKind.APP && closedAt(key) <= now) {
      closedWindows.ifPresent(windows -> windows.mended(key, cell, now - settings.closeDelay()));
    }
  }

  // Rounds of publishing

  private void beginRound(long now) {
    if (round.begin(now, stage.publishInterval(settings))) {
      cells.beginRound();
    }
  }

  private void publishStep() {
    List<CellKey> changed = cells.changed(STEP);
    changed.forEach(key -> cells.load(key).ifPresent(cell -> publishChanged(key, cell)));
    if (changed.size() < STEP) {
      round.end();
    }
  }

  private void publishChanged(CellKey key, CellDelta cell) {
    publish(key, cell, false);
    clock.now().ifPresent(now -> mended(key, cell, now));
  }

  private void publish(CellKey key, CellDelta cell, boolean isFinal) {
    policyWindows.ifPresent(windows -> windows.published(key, cell, isFinal));
    long now = context.currentSystemTimeMs();
    CountsWriter.State state =
        new CountsWriter.State(now, isFinal, clock.isPartial(key.windowStart()));
    switch (key.kind()) {
      case APP -> forward(key, CountsWriter.app(key, cell, state), TopicNames.APP_COUNTS);
      case USER -> forward(key, CountsWriter.user(key, cell, state), TopicNames.USER_COUNTS);
      case POLICY -> forward(key, CountsWriter.policy(key, cell, state), TopicNames.POLICY_COUNTS);
    }
  }

  private void forward(CellKey key, Object counts, String child) {
    context.forward(new Record<>(key.topicKey(), counts, context.currentSystemTimeMs()), child);
  }
}
