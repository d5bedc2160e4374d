package io.boundwatch.alert.spike;

import java.time.Duration;
import java.util.Objects;

/**
 * The constants of the spike method (design, section 9). Those the design does not number are
 * explained in RATIONALE.
 *
 * @param window length of a window
 * @param gates when a window fires
 * @param fast when one window alone opens an episode
 * @param learning how the usual ratio and its concentration are learned
 * @param episodes when episodes open and close
 */
public record SpikeSettings(
    Duration window, Gates gates, Fast fast, Learning learning, Episodes episodes) {

  public static final SpikeSettings DEFAULTS =
      new SpikeSettings(
          Duration.ofMinutes(5),
          new Gates(1e-3, 10, 3, 0.10, 2, 0.4, 1.3),
          new Fast(1e-12, 5, 10),
          new Learning(Duration.ofHours(24), 2, 4, 576),
          new Episodes(2, 3, 3, Duration.ofHours(24)));

  public SpikeSettings {
    Objects.requireNonNull(gates, "gates");
    Objects.requireNonNull(fast, "fast");
    Objects.requireNonNull(learning, "learning");
    Objects.requireNonNull(episodes, "episodes");
    need(window.toMillis() > 0, "window", window, "more than 0");
    need(
        episodes.longest().compareTo(window.multipliedBy(episodes.among() + 1L)) >= 0,
        "episodes.longest",
        episodes.longest(),
        "more windows than episodes.among");
  }

  long windowMillis() {
    return window.toMillis();
  }

  /**
   * A window fires if it passes all of these.
   *
   * @param p the chance of as many unbound sign-ins must be below it
   * @param minUnbound least unbound sign-ins
   * @param minUsers least distinct unbound users
   * @param minRise least rise of the ratio, 0.10 being 10 points
   * @param minFactor least multiple of the expected unbound sign-ins
   * @param highRatio learned ratio above which {@code highRatioFactor} stands for {@code minFactor}
   */
  public record Gates(
      double p,
      long minUnbound,
      long minUsers,
      double minRise,
      double minFactor,
      double highRatio,
      double highRatioFactor) {
    public Gates {
      need(p > 0 && p < 1, "gates.p", p, "between 0 and 1");
      need(minUnbound >= 1, "gates.minUnbound", minUnbound, "1 or more");
      need(minUsers >= 1, "gates.minUsers", minUsers, "1 or more");
      need(minRise >= 0 && minRise < 1, "gates.minRise", minRise, "0 to below 1");
      need(minFactor >= 1, "gates.minFactor", minFactor, "1 or more");
      need(highRatio >= 0 && highRatio <= 1, "gates.highRatio", highRatio, "0 to 1");
      need(highRatioFactor >= 1, "gates.highRatioFactor", highRatioFactor, "1 or more");
    }
  }

  /**
   * A window that fires and passes these too opens an episode at once, also while it is open.
   *
   * @param p the chance of as many unbound sign-ins must be below it
   * @param minFactor least multiple of the expected unbound sign-ins
   * @param minUsers least distinct unbound users
   */
  public record Fast(double p, double minFactor, long minUsers) {
    public Fast {
      need(p > 0 && p < 1, "fast.p", p, "between 0 and 1");
      need(minFactor >= 1, "fast.minFactor", minFactor, "1 or more");
      need(minUsers >= 1, "fast.minUsers", minUsers, "1 or more");
    }
  }

  /**
   * How the past is learned.
   *
   * @param first how long after its first window a baseline counts as learning
   * @param guardWindows a window is learned only this many windows later, if no episode opened
   * @param winsor a learned window is drawn in to this many standard deviations about the ratio
   * @param halfLife number of learned windows after which one weighs half
   */
  public record Learning(Duration first, int guardWindows, double winsor, int halfLife) {
    /** What bounds the state. */
    static final int MOST_GUARD_WINDOWS = 5;

    public Learning {
      need(!first.isNegative(), "learning.first", first, "0 or more");
      need(
          guardWindows >= 0 && guardWindows <= MOST_GUARD_WINDOWS,
          "learning.guardWindows",
          guardWindows,
          "0 to " + MOST_GUARD_WINDOWS);
      need(winsor > 0, "learning.winsor", winsor, "more than 0");
      need(halfLife >= 1, "learning.halfLife", halfLife, "1 or more");
    }
  }

  /**
   * The life of an episode.
   *
   * @param firing it opens when so many windows have fired
   * @param among of so many windows of time
   * @param quiet it is over when so many windows of time after the last that fired have passed
   * @param longest one that lasts as long is over: what it shows is the new usual, and learned
   *     afresh
   */
  public record Episodes(int firing, int among, int quiet, Duration longest) {
    /** What bounds the state. */
    static final int MOST_AMONG = 6;

    public Episodes {
      need(among >= 1 && among <= MOST_AMONG, "episodes.among", among, "1 to " + MOST_AMONG);
      need(firing >= 1 && firing <= among, "episodes.firing", firing, "1 to episodes.among");
      need(quiet >= 1, "episodes.quiet", quiet, "1 or more");
    }
  }

  private static void need(boolean holds, String name, Object value, String allowed) {
    if (!holds) {
      throw new IllegalArgumentException(name + " is " + value + "; allowed is " + allowed);
    }
  }
}
