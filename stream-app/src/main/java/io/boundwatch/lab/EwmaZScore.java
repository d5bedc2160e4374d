package io.boundwatch.lab;

import io.boundwatch.alert.spike.SpikeWindow;

/**
 * A z-score of the unbound share against its exponentially weighted mean and variance, with the
 * memory, the least unbound sign-ins and users, and the day of learning of the spike test: a window
 * fires at three standard deviations.
 */
final class EwmaZScore implements Contestant {
  private static final double FIRES_AT = 3;
  private static final double FADE = StrictMath.pow(0.5, 1.0 / 576);
  private static final long LEARNING = Days.DAY * 60_000L;
  private static final long LEAST_UNBOUND = 10;
  private static final long LEAST_USERS = 3;

  private final Episodes episodes = new Episodes();
  private long since = Long.MAX_VALUE;
  private double weight;
  private double sum;
  private double squares;

  @Override
  public boolean open(SpikeWindow window) {
    return false;
  }

  @Override
  public boolean closed(SpikeWindow window) {
    since = Math.min(since, window.start());
    double share = (double) window.unbound() / window.inScope();
    boolean fires =
        window.start() - since >= LEARNING
            && window.unbound() >= LEAST_UNBOUND
            && window.users() >= LEAST_USERS
            && isFarOut(share);
    learn(share);
    return episodes.opens(window.start(), fires);
  }

  private boolean isFarOut(double share) {
    double mean = sum / weight;
    double variance = Math.max(0, squares / weight - mean * mean);
    return share - mean > FIRES_AT * Math.sqrt(variance);
  }

  private void learn(double share) {
    weight = weight * FADE + 1;
    sum = sum * FADE + share;
    squares = squares * FADE + share * share;
  }
}
