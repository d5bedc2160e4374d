package io.boundwatch.alert.spike;

import java.util.OptionalLong;

/**
 * What a window was found to be, and what it did to the episode of its tenant and app.
 *
 * @param standing whether the window was looked at, and by what baseline
 * @param fires it has passed the gates (of an open window: the fast test too)
 * @param fast it has passed the fast test
 * @param episode what it did
 * @param episodeStart start of the first window that fired in the episode it opened or continues
 * @param ended start of an earlier episode that is over by this window; it may have closed windows
 *     ago, if those had no traffic
 * @param expected unbound sign-ins expected under the learned ratio
 * @param ratio learned ratio, above 0 and below 1
 * @param concentration learned concentration of the ratio (alpha + beta)
 * @param p chance of as many unbound sign-ins or more
 */
public record Judgement(
    Standing standing,
    boolean fires,
    boolean fast,
    Episode episode,
    OptionalLong episodeStart,
    OptionalLong ended,
    double expected,
    double ratio,
    double concentration,
    double p) {

  /** What the judgement rests on. */
  public enum Standing {
    /** The window was not after the last judged one: nothing was judged, nothing changed. */
    IGNORED,
    /** The baseline is too young for the test of chance: gates only. */
    LEARNING,
    LEARNED
  }

  /** What a window did to the episode. */
  public enum Episode {
    NONE,
    OPENS,
    CONTINUES
  }

  public boolean opens() {
    return episode == Episode.OPENS;
  }
}
