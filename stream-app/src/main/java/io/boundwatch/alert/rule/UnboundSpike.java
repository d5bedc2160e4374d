package io.boundwatch.alert.rule;

import io.boundwatch.alert.AlertSettings;
import io.boundwatch.alert.Attack;
import io.boundwatch.alert.Finding;
import io.boundwatch.alert.Observation;
import io.boundwatch.alert.Rule;
import io.boundwatch.alert.RuleContext;
import io.boundwatch.alert.RuleSettings;
import io.boundwatch.alert.RuleType;
import io.boundwatch.alert.Severity;
import io.boundwatch.alert.Subject;
import io.boundwatch.alert.spike.Judgement;
import io.boundwatch.alert.spike.SpikeBaseline;
import io.boundwatch.alert.spike.SpikeDetector;
import io.boundwatch.alert.spike.SpikeSettings;
import io.boundwatch.alert.spike.SpikeWindow;
import io.boundwatch.count.CellDelta;
import io.boundwatch.count.CellKey;
import io.boundwatch.count.Tally;
import io.boundwatch.event.KeyParts;
import io.boundwatch.event.Outcome;
import io.boundwatch.event.Times;
import io.boundwatch.event.Verdict;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * More of an app's in-scope sign-ins are unbound than its own past explains. What that is, {@link
 * SpikeDetector} knows; this hands it the windows, keeps its baselines and words its findings.
 */
final class UnboundSpike implements Rule {
  static final String NAME = "unbound-spike";

  static final RuleType TYPE =
      new RuleType(
          NAME,
          "It fires when many more sign-ins to an app are unbound than usual.",
          "unbound in-scope sign-ins",
          "Look at the status codes and who is concerned: one cause is a change or an unsupported"
              + " client, many users of one network may be an attack.",
          Attack.USE_TOKEN,
          false,
          SpikeTunings.ALL,
          making -> new UnboundSpike(making.settings(), making.alerts()));

  private static final long KEPT = Duration.ofDays(30).toMillis();

  private final RuleWindow windows;
  private final SpikeSettings settings;
  private final SpikeDetector detector;

  private UnboundSpike(RuleSettings tuned, AlertSettings alerts) {
    windows = RuleWindow.of(alerts);
    settings = SpikeTunings.of(tuned, alerts.window());
    detector = new SpikeDetector(settings);
  }

  @Override
  public Set<News> listensTo() {
    return Set.of(News.APP_CELLS, News.CLOSED_WINDOWS);
  }

  /** An open window is judged by the fast test alone; most are far from it. */
  @Override
  public void cellChanged(CellKey key, CellDelta difference, CellDelta cell, RuleContext context) {
    if (windows.isOfApp(key) && mayBeFast(cell)) {
      context
          .get(stateKey(key))
          .map(SpikeBaseline::fromBytes)
          .ifPresent(baseline -> judgeOpen(key, cell, baseline, context));
    }
  }

  private boolean mayBeFast(CellDelta cell) {
    return cell.tally().inScopeSignIns(Verdict.UNBOUND) >= settings.gates().minUnbound();
  }

  private void judgeOpen(CellKey key, CellDelta cell, SpikeBaseline baseline, RuleContext context) {
    Judgement judgement = detector.open(baseline, window(key, cell));
    if (judgement.opens()) {
      keep(key, baseline, context);
    }
    tell(key, cell, judgement, context);
  }

  @Override
  public void windowClosed(CellKey key, CellDelta cell, RuleContext context) {
    SpikeWindow window = window(key, cell);
    if (!windows.isOfApp(key) || window.inScope() == 0) {
      return;
    }
    SpikeBaseline baseline =
        context.get(stateKey(key)).map(SpikeBaseline::fromBytes).orElseGet(SpikeBaseline::new);
    Judgement judgement = detector.closed(baseline, window);
    keep(key, baseline, context);
    if (judgement.ended().isPresent()) {
      context.end(key.tenantId(), entity(key));
    }
    tell(key, cell, judgement, context);
  }

  private static void keep(CellKey key, SpikeBaseline baseline, RuleContext context) {
    long until = Episodes.keepUntil(context.clock(), key.windowEnd(), KEPT);
    context.put(stateKey(key), baseline.toBytes(), until);
  }

  private static String stateKey(CellKey key) {
    return KeyParts.join(key.tenantId(), key.appId(), key.windowSize().wireName());
  }

  private static String entity(CellKey key) {
    return KeyParts.join(key.appId());
  }

  /** A window that began before the state did may be told of less than nothing. */
  private static SpikeWindow window(CellKey key, CellDelta cell) {
    Tally tally = cell.tally();
    long unbound = Math.max(0, tally.inScopeSignIns(Verdict.UNBOUND));
    long others =
        Math.max(0, tally.inScopeSignIns(Verdict.BOUND))
            + Math.max(0, tally.inScopeSignIns(Verdict.UNDETERMINED));
    return new SpikeWindow(key.windowStart(), unbound + others, unbound, users(cell));
  }

  /**
   * Users who are unbound in scope are not counted apart. Where something was or would be blocked,
   * it is those users; else all in scope, who are as many at least.
   */
  private static long users(CellDelta cell) {
    return countsBlocked(cell) ? cell.blockedUsers().estimate() : cell.users().estimate();
  }

  private static boolean countsBlocked(CellDelta cell) {
    return cell.tally().block() > 0;
  }

  private static void tell(CellKey key, CellDelta cell, Judgement judgement, RuleContext context) {
    if (judgement.fires() && judgement.episodeStart().isPresent()) {
      context.raise(new Words(key, observed(key, cell, judgement, context), judgement).finding());
    }
  }

  /** The window, and those before it that it fired together with. */
  private static CellDelta observed(
      CellKey key, CellDelta cell, Judgement judgement, RuleContext context) {
    CellDelta all = new CellDelta();
    all.add(cell);
    for (int back = 1; back < judgement.span(); back++) {
      long start = key.windowStart() - back * key.windowSize().millis();
      context
          .cell(CellKey.app(key.tenantId(), key.appId(), start, key.windowSize()))
          .ifPresent(all::add);
    }
    return all;
  }

  /**
   * What is said of a spike.
   *
   * @param cell what was counted in all that it fired on
   */
  private record Words(CellKey key, CellDelta cell, Judgement judgement) {
    Finding finding() {
      Tally tally = cell.tally();
      boolean enforced = tally.outcome(Outcome.BLOCKED) > 0;
      return new Finding(
          key.tenantId(),
          entity(key),
          judgement.fast() && enforced ? Severity.CRITICAL : Severity.WARNING,
          since(),
          key.windowEnd() - 1,
          judgement.observed().unbound(),
          "Unbound sign-ins to " + app() + " are far above usual",
          description(),
          !enforced && tally.outcome(Outcome.WOULD_BLOCK) > 0,
          Subject.NONE.app(key.appId(), cell.labels().app().text()),
          observation(),
          Contributors.statusCodes(tally.codes()));
    }

    private long since() {
      return judgement.episodeStart().orElseThrow();
    }

    private String app() {
      return Phrases.app(cell.labels().app().text(), key.appId());
    }

    private String description() {
      SpikeWindow observed = judgement.observed();
      return String.format(
          Locale.ROOT,
          "%d of %d in-scope sign-ins to %s were unbound (%s) within %s, where %.1f were expected%s;"
              + " %s %d users; since %s",
          observed.unbound(),
          observed.inScope(),
          app(),
          Phrases.percent(observed.unbound(), observed.inScope()),
          Phrases.lasting(judgement.span() * key.windowSize().millis()),
          judgement.expected(),
          isLearning() ? " (still learning)" : "",
          countsBlocked(cell) ? "blocked were" : "in scope were",
          observed.users(),
          Times.seconds(since()));
    }

    private boolean isLearning() {
      return judgement.standing() == Judgement.Standing.LEARNING;
    }

    private Observation observation() {
      SpikeWindow observed = judgement.observed();
      return Observation.of(
              Map.of(
                  "unbound",
                  observed.unbound(),
                  "in_scope",
                  observed.inScope(),
                  countsBlocked(cell) ? "blocked_users" : "in_scope_users",
                  observed.users(),
                  "blocked_requests",
                  cell.tally().outcome(Outcome.BLOCKED),
                  "would_block_requests",
                  cell.tally().outcome(Outcome.WOULD_BLOCK)))
          .withStatusCodes(cell.tally().codes())
          .withBaseline(
              Map.of(
                  "expected", judgement.expected(),
                  "ratio", judgement.ratio(),
                  "concentration", judgement.concentration(),
                  "p_value", judgement.p()),
              isLearning());
    }
  }
}
