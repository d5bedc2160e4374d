package io.boundwatch.lab;

/**
 * A labelled spike: for some minutes, of one key, the share of sign-ins that are unbound is higher,
 * and with blocked clients that try again there may be more sign-ins.
 *
 * @param from first minute of the month
 * @param length minutes
 * @param size class of its rise
 * @param rise what is added to the usual ratio
 * @param traffic sign-ins meanwhile, as a multiple
 */
public record InjectedSpike(int from, int length, Size size, double rise, double traffic) {
  /** Classes of the rise, in points of the ratio. */
  public enum Size {
    SMALL("+15 to +25 points", 0.15, 0.25),
    MEDIUM("+25 to +40 points", 0.25, 0.40),
    LARGE("+40 to +60 points", 0.40, 0.60);

    private final String label;
    final double least;
    final double most;

    Size(String label, double least, double most) {
      this.label = label;
      this.least = least;
      this.most = most;
    }

    public String label() {
      return label;
    }
  }

  int to() {
    return from + length;
  }

  boolean covers(int minute) {
    return minute >= from && minute < to();
  }

  /** Whether a minute of the window that begins here is in it. */
  boolean touches(int window) {
    return window < to() && window + Days.WINDOW > from;
  }

  /** Unbound sign-ins that it is expected to add to those of its minutes. */
  double expectedExtra(KeyProfile key) {
    double extra = 0;
    for (int minute = from; minute < to(); minute++) {
      extra += key.meanAt(minute) * (traffic * (key.ratio() + rise) - key.ratio());
    }
    return extra;
  }
}
