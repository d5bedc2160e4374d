package io.boundwatch.alert.spike;

/**
 * What one window of a tenant and app has counted.
 *
 * @param start first millisecond, since the epoch
 * @param inScope in-scope sign-ins, n
 * @param unbound those of them with an unbound request, u, at most n
 * @param users distinct users with an unbound in-scope sign-in
 */
public record SpikeWindow(long start, long inScope, long unbound, long users) {
  public SpikeWindow {
    if (unbound < 0 || inScope < unbound || users < 0) {
      throw new IllegalArgumentException(
          "a window needs 0 <= unbound <= inScope and users of 0 or more, not "
              + unbound
              + " of "
              + inScope
              + " by "
              + users);
    }
  }

  /** Share of the in-scope sign-ins that are unbound; 0 where there are none. */
  double share() {
    return inScope == 0 ? 0 : (double) unbound / inScope;
  }
}
