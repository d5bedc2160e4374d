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
 * more are unbound with a chance below 1e-3; or together with the windows before it ({@link
 * WindowJudge}). An episode opens when 2 of 3 windows fire, at once when one fires together with
 * those before it or passes the fast test, and is over after 3 quiet ones. Windows come in order of
 * time; those without traffic are not handed in.
 */
public final class SpikeDetector {
  private final SpikeSettings settings;
  private final WindowJudge judge;
  private final long size;

  public SpikeDetector(SpikeSettings settings) {
    this.settings = settings;
    this.judge = new WindowJudge(settings);
    this.size = settings.windowMillis();
  }

  /** What a window is judged by, as it was before it was learned. */
  private record Usual(Standing standing, double ratio, double concentration) {}

  /**
   * Judges a closed window: every window before it is closed too, and was handed in or had no
   * traffic. One that is not after the last judged is ignored.
   */
  public Judgement closed(SpikeBaseline baseline, SpikeWindow window) {
    long start = window.start();
    if (baseline.isJudged(start)) {
      return ignored(baseline, window);
    }
    OptionalLong before = passed(baseline, start);
    SpikeSettings.Learning learning = settings.learning();
    baseline.learnBefore(
        start - learning.guardWindows() * size, isLearned(baseline, start), learning);
    Usual usual = usual(baseline, start);
    WindowJudge.Result result =
        judge.judge(baseline.usual(), isLearned(baseline, start), window, baseline.recent());
    baseline.judged(window, start - (settings.kept() - 1) * size);
    Episode episode = settle(baseline, start, result);
    OptionalLong now = passed(baseline, start + size);
    return now.isPresent()
        ? judgement(baseline, usual, result, Episode.NONE, now)
        : judgement(baseline, usual, result, episode, before);
  }

  /**
   * Judges a window that is still open, by the fast test alone: it may open an episode, and changes
   * nothing else.
   */
  public Judgement open(SpikeBaseline baseline, SpikeWindow window) {
    long start = window.start();
    if (baseline.isJudged(start)) {
      return ignored(baseline, window);
    }
    WindowJudge.Result result =
        judge.judgeFast(baseline.usual(), isLearned(baseline, start), window);
    Episode episode = baseline.isOpen() ? Episode.CONTINUES : Episode.NONE;
    if (result.fast() && !baseline.isOpen()) {
      baseline.forgetFiredBefore(firstAmong(start));
      baseline.open(start);
      episode = Episode.OPENS;
    }
    return judgement(baseline, usual(baseline, start), result, episode, OptionalLong.empty());
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

  private Episode settle(SpikeBaseline baseline, long start, WindowJudge.Result result) {
    baseline.forgetFiredBefore(firstAmong(start));
    if (result.fires()) {
      baseline.fired(start);
    }
    if (baseline.isOpen()) {
      if (result.fires()) {
        baseline.continueEpisode(start);
      }
      return Episode.CONTINUES;
    }
    boolean enough = baseline.firedWindows() >= settings.episodes().firing();
    if (result.fast() || result.sustained() || enough) {
      baseline.open(start);
      return Episode.OPENS;
    }
    return Episode.NONE;
  }

  private long firstAmong(long start) {
    return start - (settings.episodes().among() - 1) * size;
  }

  private boolean isLearned(SpikeBaseline baseline, long start) {
    return baseline.isLearned(start, settings.learning().first().toMillis());
  }

  private Usual usual(SpikeBaseline baseline, long start) {
    Standing standing = isLearned(baseline, start) ? Standing.LEARNED : Standing.LEARNING;
    return new Usual(standing, baseline.usual().ratio(), baseline.usual().concentration());
  }

  private Judgement ignored(SpikeBaseline baseline, SpikeWindow window) {
    LearnedRatio learned = baseline.usual();
    Usual usual = new Usual(Standing.IGNORED, learned.ratio(), learned.concentration());
    WindowJudge.Result nothing =
        new WindowJudge.Result(
            false,
            false,
            false,
            new WindowJudge.Evidence(1, window, learned.ratio() * window.inScope(), 1));
    Episode episode = baseline.isOpen() ? Episode.CONTINUES : Episode.NONE;
    return judgement(baseline, usual, nothing, episode, OptionalLong.empty());
  }

  private static Judgement judgement(
      SpikeBaseline baseline,
      Usual usual,
      WindowJudge.Result result,
      Episode episode,
      OptionalLong ended) {
    WindowJudge.Evidence evidence = result.evidence();
    return new Judgement(
        usual.standing(),
        result.fires(),
        result.fast(),
        episode,
        baseline.episodeStart(),
        ended,
        evidence.expected(),
        usual.ratio(),
        usual.concentration(),
        evidence.p(),
        evidence.span(),
        evidence.observed());
  }
}
