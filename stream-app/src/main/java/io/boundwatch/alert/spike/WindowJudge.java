package io.boundwatch.alert.spike;

import java.util.Collection;
import java.util.List;

/**
 * Whether a window has more unbound sign-ins than the learned ratio explains.
 *
 * <p>Alone: it passes the gates and the chance of as many is below 1e-3. Sustained: it is up by as
 * much, and with the windows before it, a quarter, a half or a whole hour together, passes the
 * gates with a chance below 1e-5. The sum of some windows is taken for a beta-binomial of the same
 * mean and variance: of windows of n1, n2, … with correlation rho, that of the sum n is r where n
 * (1 + (n - 1) r) is the sum of ni (1 + (ni - 1) rho).
 */
final class WindowJudge {
  private static final double LEAST_RHO = 1e-6;

  private final SpikeSettings settings;

  WindowJudge(SpikeSettings settings) {
    this.settings = settings;
  }

  /**
   * What was looked at.
   *
   * @param span how many windows of time, up to the one judged
   * @param observed their sum; its users are those of the window that has most, of those that are
   *     up, as users of two windows may be the same
   */
  record Evidence(int span, SpikeWindow observed, double expected, double p) {}

  /**
   * What was found.
   *
   * @param evidence what it fired on, if it fired; else the window alone
   */
  record Result(boolean alone, boolean sustained, boolean fast, Evidence evidence) {
    boolean fires() {
      return alone || sustained;
    }
  }

  /** Nothing fires against a usual of which nothing was learned. */
  Result judge(
      LearnedRatio usual, boolean learned, SpikeWindow window, Collection<SpikeWindow> before) {
    Evidence own = evidence(usual, 1, window, before);
    if (usual.isEmpty() || !isUp(window, usual.ratio())) {
      return new Result(false, false, false, own);
    }
    boolean alone = passes(own, settings.gates().p(), usual.ratio());
    boolean fast = alone && learned && isFast(own);
    for (int span : settings.sustained().spans()) {
      Evidence together = evidence(usual, span, window, before);
      if (passes(together, settings.sustained().p(), usual.ratio())) {
        return new Result(alone, true, fast, alone ? own : together);
      }
    }
    return new Result(alone, false, fast, own);
  }

  /** Whether the window alone passes the fast test. */
  Result judgeFast(LearnedRatio usual, boolean learned, SpikeWindow window) {
    Evidence own = evidence(usual, 1, window, List.of());
    double p = settings.gates().p();
    boolean fast = !usual.isEmpty() && learned && passes(own, p, usual.ratio()) && isFast(own);
    return new Result(fast, false, fast, own);
  }

  private Evidence evidence(
      LearnedRatio usual, int span, SpikeWindow window, Collection<SpikeWindow> before) {
    long first = window.start() - (span - 1) * settings.windowMillis();
    double rho = 1 / (usual.concentration() + 1);
    SpikeWindow sum = window;
    double scatter = scatter(window, rho);
    for (SpikeWindow one : before) {
      if (one.start() >= first) {
        sum = sum.plus(one, isUp(one, usual.ratio()));
        scatter += scatter(one, rho);
      }
    }
    long n = sum.inScope();
    double together = span == 1 ? rho : Math.max(LEAST_RHO, (scatter / n - 1) / Math.max(1, n - 1));
    double p = new BetaBinomial(usual.ratio(), 1 / together - 1).upperTail(sum.unbound(), n);
    return new Evidence(span, sum, usual.ratio() * n, p);
  }

  /** Variance of the unbound sign-ins, over m (1 - m). */
  private static double scatter(SpikeWindow window, double rho) {
    return window.inScope() * (1 + (window.inScope() - 1) * rho);
  }

  private boolean passes(Evidence evidence, double p, double ratio) {
    SpikeWindow observed = evidence.observed();
    return observed.unbound() >= settings.gates().minUnbound()
        && observed.users() >= settings.gates().minUsers()
        && isUp(observed, ratio)
        && evidence.p() < p;
  }

  private boolean isUp(SpikeWindow window, double ratio) {
    SpikeSettings.Gates gates = settings.gates();
    double factor = ratio > gates.highRatio() ? gates.highRatioFactor() : gates.minFactor();
    return window.share() - ratio >= gates.minRise() && window.share() >= factor * ratio;
  }

  private boolean isFast(Evidence own) {
    SpikeSettings.Fast fast = settings.fast();
    return own.p() < fast.p()
        && own.observed().unbound() >= fast.minFactor() * own.expected()
        && own.observed().users() >= fast.minUsers();
  }
}
