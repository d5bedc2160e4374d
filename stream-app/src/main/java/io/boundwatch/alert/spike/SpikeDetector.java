package io.boundwatch.alert.spike;

import io.boundwatch.alert.spike.Judgement.Episode;
import io.boundwatch.alert.spike.Judgement.Standing;
import java.util.OptionalLong;

/**
 * The spike method of design section 9, for windows of one tenant and app. It keeps nothing itself
 * and depends on nothing but its arguments: the same windows in the same order give the same
 * episodes.
 *
 * <p>With m the learned ratio, a window with u unbound of n in-scope sign-ins fires if u is 10 or
 * more, by 3 or more users, u / n at least m + 0.10, u at least 2 n m (1.3 n m where m is above
 * 0.4), and if, of n sign-ins under a beta-binomial with the learned ratio and concentration, u or
 * more are unbound with a chance below 1e-3. While a baseline is younger than a day, the chance is
 * not asked. Windows come in order of time; those without traffic are not handed in.
 */
public final class SpikeDetector {
  private final SpikeSettings settings;
  private final long size;

  public SpikeDetector(SpikeSettings settings) {
    this.settings = settings;
    this.size = settings.windowMillis();
  }

  /** What a window's own figures say. */
  private record Test(
      Standing standing,
      boolean fires,
      boolean fast,
      double expected,
      double ratio,
      double concentration,
      double p) {
    Test fastOnly() {
      return new Test(standing, fast, fast, expected, ratio, concentration, p);
    }
  }

  /**
   * Judges a closed window: every window before it is closed too, and was handed in or had no
   * traffic. One that is not after the last judged is ignored.
   */
  public Judgement closed(SpikeBaseline baseline, SpikeWindow window) {
    long start = window.start();
    if (isJudged(baseline, start)) {
      return ignored(baseline, window);
    }
    OptionalLong before = passed(baseline, start);
    SpikeSettings.Learning learning = settings.learning();
    baseline.learnBefore(
        start - learning.guardWindows() * size, !isLearning(baseline, start), learning);
    Test test = test(baseline, window);
    baseline.judged(start);
    baseline.forgetFiredBefore(start - (settings.episodes().among() - 1) * size);
    Episode episode = settle(baseline, window, test);
    OptionalLong now = passed(baseline, start + size);
    return now.isPresent()
        ? judgement(baseline, test, Episode.NONE, now)
        : judgement(baseline, test, episode, before);
  }

  /**
   * Judges a window that is still open, by the fast test alone: it may open an episode, and changes
   * nothing else.
   */
  public Judgement open(SpikeBaseline baseline, SpikeWindow window) {
    if (isJudged(baseline, window.start())) {
      return ignored(baseline, window);
    }
    Test test = test(baseline, window);
    Episode episode = baseline.isOpen() ? Episode.CONTINUES : Episode.NONE;
    if (test.fast() && !baseline.isOpen()) {
      baseline.forgetFiredBefore(window.start() - (settings.episodes().among() - 1) * size);
      baseline.open(window.start());
      episode = Episode.OPENS;
    }
    return judgement(baseline, test.fastOnly(), episode, OptionalLong.empty());
  }

  /**
   * Tells that all windows that begin before this time are closed, and those not handed in had no
   * traffic.
   *
   * @return start of the episode that is over by that, if one is
   */
  public OptionalLong passed(SpikeBaseline baseline, long closedUntil) {
    if (!baseline.isOpen()) {
      return OptionalLong.empty();
    }
    OptionalLong episode = baseline.episodeStart();
    SpikeSettings.Episodes rules = settings.episodes();
    boolean quiet = closedUntil >= baseline.lastFired().getAsLong() + (rules.quiet() + 1) * size;
    boolean tooLong = closedUntil - episode.getAsLong() >= rules.longest().toMillis();
    if (!quiet && !tooLong) {
      return OptionalLong.empty();
    }
    baseline.endEpisode();
    if (!quiet) {
      baseline.learnAfresh();
    }
    return episode;
  }

  private static boolean isJudged(SpikeBaseline baseline, long start) {
    OptionalLong last = baseline.lastJudged();
    return last.isPresent() && start <= last.getAsLong();
  }

  private boolean isLearning(SpikeBaseline baseline, long start) {
    return baseline.isLearning(start, settings.learning().first().toMillis());
  }

  private Episode settle(SpikeBaseline baseline, SpikeWindow window, Test test) {
    if (test.fires()) {
      baseline.fired(window.start());
    }
    if (baseline.isOpen()) {
      if (test.fires()) {
        baseline.continueEpisode(window.start());
      }
      return Episode.CONTINUES;
    }
    if (test.fast() || baseline.firedWindows() >= settings.episodes().firing()) {
      baseline.open(window.start());
      return Episode.OPENS;
    }
    if (window.inScope() > 0) {
      baseline.await(window);
    }
    return Episode.NONE;
  }

  private Test test(SpikeBaseline baseline, SpikeWindow window) {
    LearnedRatio usual = baseline.usual();
    double ratio = usual.ratio();
    double concentration = usual.concentration();
    double expected = ratio * window.inScope();
    double p = new BetaBinomial(ratio, concentration).upperTail(window.unbound(), window.inScope());
    boolean learned = !isLearning(baseline, window.start());
    boolean rare = !learned || p < settings.gates().p();
    boolean fires = rare && !usual.isEmpty() && passesGates(window, ratio);
    boolean fast = fires && learned && p < settings.fast().p() && isVast(window, expected);
    Standing standing = learned ? Standing.LEARNED : Standing.LEARNING;
    return new Test(standing, fires, fast, expected, ratio, concentration, p);
  }

  private boolean passesGates(SpikeWindow window, double ratio) {
    SpikeSettings.Gates gates = settings.gates();
    double factor = ratio > gates.highRatio() ? gates.highRatioFactor() : gates.minFactor();
    return window.unbound() >= gates.minUnbound()
        && window.users() >= gates.minUsers()
        && window.share() - ratio >= gates.minRise()
        && window.share() >= factor * ratio;
  }

  private boolean isVast(SpikeWindow window, double expected) {
    return window.unbound() >= settings.fast().minFactor() * expected
        && window.users() >= settings.fast().minUsers();
  }

  private static Judgement ignored(SpikeBaseline baseline, SpikeWindow window) {
    double ratio = baseline.usual().ratio();
    double expected = ratio * window.inScope();
    double concentration = baseline.usual().concentration();
    Episode episode = baseline.isOpen() ? Episode.CONTINUES : Episode.NONE;
    Test none = new Test(Standing.IGNORED, false, false, expected, ratio, concentration, 1);
    return judgement(baseline, none, episode, OptionalLong.empty());
  }

  private static Judgement judgement(
      SpikeBaseline baseline, Test test, Episode episode, OptionalLong ended) {
    return new Judgement(
        test.standing(),
        test.fires(),
        test.fast(),
        episode,
        baseline.episodeStart(),
        ended,
        test.expected(),
        test.ratio(),
        test.concentration(),
        test.p());
  }
}
