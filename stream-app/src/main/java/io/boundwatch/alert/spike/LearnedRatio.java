package io.boundwatch.alert.spike;

import io.boundwatch.codec.ByteReader;
import io.boundwatch.codec.ByteWriter;

/**
 * The usual ratio of unbound sign-ins and how far windows scatter about it, learned with
 * exponentially fading memory. Mutable, part of {@link SpikeBaseline}.
 *
 * <p>Sign-ins of a window are correlated (rho), so a window of n says as much as n / (1 + (n - 1)
 * rho) sign-ins would that are not; that is its weight. Rho is the least-squares slope of the
 * excess scatter: with x = n - 1 and y = (u - n m)^2 / (n m (1 - m)) - 1, y is rho x on average,
 * and scatters by about 1 + rho x. A prior, which does not fade, stands for what is not known yet:
 * half of the sign-ins unbound, so that a new app does not fire on its own usual ratio.
 */
final class LearnedRatio {
  private static final double PRIOR_RATIO = 0.5;
  private static final double PRIOR_WEIGHT = 5;
  private static final double PRIOR_RHO = 0.05;
  private static final double PRIOR_SPREAD = 4000;
  private static final double LEAST_RHO = 0.001;
  private static final double GREATEST_RHO = 0.5;

  private double weight;
  private double unbound;
  private double spread;
  private double excess;

  LearnedRatio() {}

  private LearnedRatio(double weight, double unbound, double spread, double excess) {
    this.weight = weight;
    this.unbound = unbound;
    this.spread = spread;
    this.excess = excess;
  }

  boolean isEmpty() {
    return weight == 0;
  }

  /** Above 0 and below 1. */
  double ratio() {
    return (unbound + PRIOR_RATIO * PRIOR_WEIGHT) / (weight + PRIOR_WEIGHT);
  }

  /** Of the beta-binomial: 1 / rho - 1. */
  double concentration() {
    return 1 / rho() - 1;
  }

  private double rho() {
    double slope = (excess + PRIOR_RHO * PRIOR_SPREAD) / (spread + PRIOR_SPREAD);
    return Math.max(LEAST_RHO, Math.min(GREATEST_RHO, slope));
  }

  /**
   * Learns a window.
   *
   * @param inScope n, 1 or more
   * @param share unbound of them
   * @param fade what the past weighs from now on, above 0 and below 1
   */
  void learn(long inScope, double share, double fade) {
    double rho = rho();
    double x = inScope - 1.0;
    double scatter = 1 + rho * x;
    double gained = inScope / scatter;
    weight = weight * fade + gained;
    unbound = unbound * fade + gained * share;
    double m = ratio();
    double y = inScope * square(share - m) / (m * (1 - m)) - 1;
    spread = spread * fade + square(x / scatter);
    excess = excess * fade + x * y / square(scatter);
  }

  /** A share drawn in to so many standard deviations of a window of n about the ratio. */
  double winsorised(long inScope, double share, double deviations) {
    double m = ratio();
    double variance = m * (1 - m) * (1 + rho() * (inScope - 1)) / inScope;
    double reach = deviations * Math.sqrt(variance);
    return Math.max(m - reach, Math.min(m + reach, share));
  }

  private static double square(double value) {
    return value * value;
  }

  void write(ByteWriter out) {
    for (double value : new double[] {weight, unbound, spread, excess}) {
      out.writeFixedLong(Double.doubleToLongBits(value));
    }
  }

  static LearnedRatio read(ByteReader in) {
    return new LearnedRatio(readDouble(in), readDouble(in), readDouble(in), readDouble(in));
  }

  private static double readDouble(ByteReader in) {
    return Double.longBitsToDouble(in.readFixedLong());
  }
}
