package io.boundwatch.topology;

import io.boundwatch.alert.Fact;
import io.boundwatch.alert.Owner;
import io.boundwatch.alert.RuleSet;
import io.boundwatch.alert.Sightings;
import io.boundwatch.count.CellKind;
import io.boundwatch.count.Differences;
import io.boundwatch.event.EncodedRequest;
import io.boundwatch.event.Outcome;
import io.boundwatch.event.Request;
import io.boundwatch.event.SignInKey;
import io.boundwatch.event.Verdict;
import io.boundwatch.ingest.RequestsMessage;
import io.boundwatch.ingest.Watermark;
import io.boundwatch.kafka.TopicNames;
import io.boundwatch.metrics.Metrics;
import io.boundwatch.metrics.Metrics.MergeKind;
import io.boundwatch.signin.DecisionWriter;
import io.boundwatch.signin.Merged;
import io.boundwatch.signin.SignIn;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/**
 * Joins the requests of each sign-in, decides, and tells the cells what changed (design, sections 3
 * to 5).
 *
 * <p>Decisions that change after they settled, and the clock, go out once per publish interval.
 *
 * <p>A round of flushing does what is due, sums the differences of all changed sign-ins per cell,
 * hands them on, and only then hands on the clock. It is done in bounded steps; the differences of
 * a step and the marks that they were told are written in one transaction, as nothing is committed
 * within a callback.
 */
final class JoinProcessor implements Processor<String, RequestsMessage, String, Object> {
  static final String STORE = "join-state";

  private static final String TO_APPS = MonitorTopology.crossing(CountStage.APPS.stageName());
  private static final String TO_USERS = MonitorTopology.crossing(CountStage.USERS.stageName());

  /** Sign-ins done in one step: some hundred milliseconds. */
  private static final int STEP = 10_000;

  private final MonitorSettings settings;
  private final Metrics metrics;
  private final ClockListener listener;
  private final DecisionWriter writer;

  private ProcessorContext<String, Object> context;
  private TaskMeta meta;
  private JoinClock clock;
  private SignInStore signIns;
  private Differences differences;
  private RuleSet rules;
  private Sightings sightings;
  private Outbox toApps;
  private Outbox toUsers;
  private Pacing pacing;
  private Round round;
  private Round publishing;
  private Optional<Cancellable> ticks = Optional.empty();
  private OptionalLong target;
  private Metrics.JoinGauges gauges;

  JoinProcessor(MonitorSettings settings, Metrics metrics, ClockListener listener) {
    this.settings = settings;
    this.metrics = metrics;
    this.listener = listener;
    this.writer = new DecisionWriter(settings.details());
  }

  @Override
  public void init(ProcessorContext<String, Object> taskContext) {
    context = taskContext;
    TaskStore store = context.getStateStore(STORE);
    meta = new TaskMeta(store);
    meta.checkSettings(settings);
    clock = meta.clock().map(JoinClock::decode).orElseGet(JoinClock::new);
    signIns = new SignInStore(store, settings.partitions());
    differences = new Differences(settings.windows());
    rules = settings.rules();
    sightings = new Sightings();
    int partition = context.taskId().partition();
    toApps =
        new Outbox(partition, settings.partitions(), batch -> forward("batch", batch, TO_APPS));
    toUsers =
        new Outbox(partition, settings.partitions(), batch -> forward("batch", batch, TO_USERS));
    pacing = new Pacing(settings);
    round = new Round();
    publishing = new Round();
    target = OptionalLong.empty();
    gauges = metrics.joinGauges(context.taskId().partition());
    gauges.openSignIns(meta.openSignIns());
    clock.now().ifPresent(gauges::clock);
    if (settings.pace() == MonitorSettings.Pace.WALL_CLOCK) {
      ticks = Optional.of(Pacing.schedule(context, this::tick));
    }
  }

  @Override
  public void close() {
    // a task that is suspended and goes on, or is revived, calls init again and keeps old schedules
    ticks.ifPresent(Cancellable::cancel);
    gauges.close();
    listener.left(MonitorTopology.JOIN, context.taskId().partition());
  }

  @Override
  public void process(Record<String, RequestsMessage> record) {
    context
        .recordMetadata()
        .ifPresent(read -> meta.readOffset(read.topic(), read.partition(), read.offset()));
    if (record.value() instanceof RequestsMessage.OfRequests message) {
      message.requests().forEach(this::join);
    } else if (record.value() instanceof RequestsMessage.OfWatermark watermark) {
      hear(watermark.watermark(), record.timestamp());
    }
  }

  private void hear(Watermark watermark, long logTime) {
    clock.hear(watermark, logTime);
    meta.saveClock(clock.encode());
    clock.now().ifPresent(gauges::clock);
    if (settings.pace() == MonitorSettings.Pace.WATERMARK && clock.now().isPresent()) {
      beginRound(clock.now().getAsLong());
      while (round.isRunning()) {
        step();
      }
    }
  }

  private void tick(long wallClock) {
    beginRound(wallClock);
    if (round.isRunning()) {
      step();
    }
    if (pacing.isCommitDue(wallClock, clock.now())) {
      context.commit();
    }
  }

  // One request

  private void join(EncodedRequest encoded) {
    Request request = encoded.request();
    SignInKey key = encoded.signInKey();
    SignIn signIn = signIns.load(key).orElseGet(SignIn::new);
    long eventTime = signIn.eventTimeWith(request);
    if (request.appendTime() - eventTime > settings.allowedLateness()) {
      metrics.recordLate(request.tenantId());
      sightings.addFeed(request);
      show(encoded, true, List.of());
      send();
    } else if (eventTime < frozenBefore()) {
      metrics.recordReplayed(request.tenantId());
    } else {
      merge(key, signIn, encoded);
    }
  }

  /** Requests made before this are frozen: one met for the first time was there before. */
  private long frozenBefore() {
    OptionalLong now = clock.now();
    return now.isEmpty() ? Long.MIN_VALUE : now.getAsLong() - settings.allowedLateness();
  }

  private void merge(SignInKey key, SignIn signIn, EncodedRequest encoded) {
    Request request = encoded.request();
    boolean isNew = signIn.count() == 0;
    Verdict verdictBefore = signIn.verdict();
    Outcome outcomeBefore = signIn.outcome();
    Merged merged = signIn.merge(encoded, settings.maxRequests(), frozenBefore());
    count(merged, request);
    if (merged == Merged.REFUSED) {
      return;
    }
    if (isNew) {
      meta.addOpenSignIns(1);
      signIns.lookAgainAt(signIn.lastAppendTime() + settings.settle(), key);
    }
    if (merged != Merged.SAME) {
      changed(key, signIn);
      if (cannotBeUndone(signIn, verdictBefore, outcomeBefore)) {
        publish(signIn, false);
        metrics.decisionLatency(context.currentSystemTimeMs() - request.arrivedAt());
      }
    }
    signIns.save(key, signIn);
  }

  /** Tells of a request where a rule wants to see it. */
  private void show(EncodedRequest request, boolean late, List<Request> signIn) {
    for (Owner owner : rules.wanting(request.request(), late, signIn)) {
      tell(new Fact.RequestSeen(owner, late, request), owner == Owner.USER);
    }
  }

  private void tell(Fact fact, boolean users) {
    StageMessage message = new StageMessage.OfFact(context.taskId().partition(), fact);
    (users ? toUsers : toApps).add(fact.ownerKey(), message);
  }

  private void send() {
    toApps.send();
    toUsers.send();
  }

  private void count(Merged merged, Request request) {
    switch (merged) {
      case NEW -> metrics.requestSeen(request);
      case CHANGED -> metrics.recordMerged(MergeKind.SPLIT);
      case SAME -> metrics.recordMerged(MergeKind.DUPLICATE);
      default -> {}
    }
  }

  private void changed(SignInKey key, SignIn signIn) {
    if (!signIn.isAwaitingFlush()) {
      signIn.awaitFlush();
      signIns.markChanged(key);
    }
  }

  private static boolean cannotBeUndone(SignIn signIn, Verdict verdict, Outcome outcome) {
    return signIn.verdict() == Verdict.UNBOUND && verdict != Verdict.UNBOUND
        || signIn.outcome().isBlock() && signIn.outcome().compareTo(outcome) > 0;
  }

  private void publish(SignIn signIn, boolean settling) {
    long now = context.currentSystemTimeMs();
    writer
        .publish(signIn, settling, now)
        .ifPresent(
            decision -> {
              forward(decision.signInId(), decision, TopicNames.DECISIONS);
              if (signIn.decision().revision() == 1) {
                metrics.signInDecided(decision.tenantId(), signIn.verdict(), signIn.outcome());
              } else {
                metrics.signInRevised();
              }
            });
  }

  // Rounds of flushing

  private void beginRound(long now) {
    if (round.begin(now, pacing.flushInterval(now, clock.now()))) {
      publishing.begin(now, settings.publishInterval());
      target = clock.now();
      signIns.beginRound();
    }
  }

  /** What has changed comes first: it is still worked with, and what is due must be unpacked. */
  private void step() {
    boolean more = flushChanged() || lookAtDue();
    handOnDifferences();
    if (!more) {
      endRound();
    }
  }

  /** Whether there may be more. */
  private boolean flushChanged() {
    List<SignInKey> changed = signIns.changed(STEP);
    changed.forEach(key -> signIns.load(key).ifPresent(signIn -> flush(key, signIn)));
    return changed.size() == STEP;
  }

  /** Whether there may be more. */
  private boolean lookAtDue() {
    if (target.isEmpty()) {
      return false;
    }
    List<SignInKey> due = signIns.dueBefore(target.getAsLong(), STEP);
    due.forEach(key -> signIns.load(key).ifPresent(signIn -> lookAt(key, signIn)));
    return due.size() == STEP;
  }

  private void endRound() {
    round.end();
    gauges.openSignIns(meta.openSignIns());
    if (publishing.isRunning()) {
      publishing.end();
      handOnClock();
    }
  }

  private void handOnClock() {
    if (target.isPresent()) {
      int partition = context.taskId().partition();
      StageMessage handedOn =
          new StageMessage.OfClock(partition, settings.partitions(), target.getAsLong());
      forward("clock", handedOn, TO_APPS);
      forward("clock", handedOn, TO_USERS);
      listener.reached(MonitorTopology.JOIN, partition, target.getAsLong());
    }
  }

  /** A sign-in that came due: it settles, leaves, or came too early because it grew. */
  private void lookAt(SignInKey key, SignIn signIn) {
    long settlesAt = signIn.lastAppendTime() + settings.settle();
    long leavesAt = signIn.lastEventTime() + settings.allowedLateness() + settings.span();
    boolean settles = !signIn.decision().isSettled() && settlesAt < target.getAsLong();
    if (settles) {
      signIn.decision().settle();
      publish(signIn, true);
    }
    if (signIn.decision().isSettled() && leavesAt < target.getAsLong()) {
      leave(key, signIn);
      return;
    }
    if (settles) {
      signIns.saveDecision(key, signIn);
    }
    signIns.lookAgainAt(signIn.decision().isSettled() ? leavesAt : settlesAt, key);
  }

  private void leave(SignInKey key, SignIn signIn) {
    tellCells(signIn);
    publish(signIn, false);
    signIns.forget(key);
    meta.addOpenSignIns(-1);
  }

  private void flush(SignInKey key, SignIn signIn) {
    tellCells(signIn);
    if (signIn.decision().isSettled()) {
      if (publishing.isRunning()) {
        publish(signIn, false);
      } else {
        changed(key, signIn);
      }
    }
    signIns.save(key, signIn);
  }

  private void tellCells(SignIn signIn) {
    signIn.untold().forEach(sightings::add);
    List<EncodedRequest> news = signIn.news();
    if (!news.isEmpty()) {
      List<Request> requests = signIn.requests();
      news.forEach(request -> show(request, false, requests));
    }
    differences.add(signIn);
    signIn.markTold();
  }

  private void handOnDifferences() {
    sightings.drain().forEach(fact -> tell(fact, false));
    differences
        .drain()
        .forEach(
            (cell, delta) -> {
              StageMessage message =
                  new StageMessage.OfCell(context.taskId().partition(), cell, delta);
              (cell.kind() == CellKind.USER ? toUsers : toApps).add(cell.ownerKey(), message);
            });
    send();
  }

  private void forward(String key, Object output, String child) {
    context.forward(new Record<>(key, output, context.currentSystemTimeMs()), child);
  }
}
