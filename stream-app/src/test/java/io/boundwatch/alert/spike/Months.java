package io.boundwatch.alert.spike;

/** Windows of a test, numbered from 0, and a baseline that has seen a quiet past. */
final class Months {
  static final long WINDOW = 300_000;
  private static final long ORIGIN = 1_793_577_600_000L;
  private static final int DAY = 288;

  private Months() {}

  static long start(long window) {
    return ORIGIN + window * WINDOW;
  }

  /** A window with as many users as unbound sign-ins. */
  static SpikeWindow window(long number, long inScope, long unbound) {
    return new SpikeWindow(start(number), inScope, unbound, unbound);
  }

  /**
   * A baseline that has learned two days, ending with window -1, of windows of 100 about a ratio,
   * scattered by some points to both sides.
   */
  static SpikeBaseline learned(SpikeDetector detector, double ratio) {
    SpikeBaseline baseline = new SpikeBaseline();
    for (int i = -2 * DAY; i < 0; i++) {
      long usual = Math.round(100 * ratio);
      long unbound = usual + (i % 2 == 0 ? 1 : -1) * Math.min(usual, 3);
      detector.closed(baseline, window(i, 100, unbound));
    }
    return baseline;
  }
}
