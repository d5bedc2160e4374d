package io.boundwatch.alert.spike;

import org.hipparchus.special.Beta;

/**
 * The beta-binomial distribution: u unbound of n, where the chance of each is itself drawn from a
 * beta distribution with mean {@code ratio} and {@code concentration} (alpha + beta). Sign-ins of
 * one window come from few clients and causes, so they go unbound together: the correlation of two
 * is 1 / (concentration + 1), and the variance (n + concentration) / (1 + concentration) times the
 * binomial one.
 */
final class BetaBinomial {
  /** Of a sum; what is left out is less than the rounding. */
  private static final double NEGLIGIBLE = 1e-17;

  private final double alpha;
  private final double beta;

  /**
   * @param ratio above 0 and below 1
   * @param concentration above 0
   */
  BetaBinomial(double ratio, double concentration) {
    alpha = ratio * concentration;
    beta = (1 - ratio) * concentration;
    if (!(alpha > 0 && beta > 0)) {
      throw new IllegalArgumentException(
          "no beta-binomial with ratio " + ratio + " and concentration " + concentration);
    }
  }

  /**
   * The chance of u or more of n, right to about ten digits as far down as doubles go. The smaller
   * side is summed from its greatest term outwards, each term from its neighbour, so that nothing
   * cancels and nothing overflows.
   */
  double upperTail(long u, long n) {
    if (u <= 0) {
      return 1;
    }
    if (u > n) {
      return 0;
    }
    boolean above = u > n * (alpha / (alpha + beta));
    return above ? sumFrom(u, n, alpha, beta) : 1 - sumFrom(n - u + 1, n, beta, alpha);
  }

  /** The chance of k or more of n, k above the mean. */
  private static double sumFrom(long k, long n, double a, double b) {
    double term = 1;
    double sum = 1;
    for (long i = k; i < n; i++) {
      double next = term * (n - i) / (i + 1) * (i + a) / (n - i - 1 + b);
      sum += next;
      // with b of 1 or more, terms that have begun to fall never rise again
      if (b >= 1 && next < term && next * (n - i) < NEGLIGIBLE * sum) {
        break;
      }
      term = next;
    }
    return Math.min(1, sum * StrictMath.exp(logChance(k, n, a, b)));
  }

  /** Natural logarithm of the chance of exactly k of n. */
  private static double logChance(long k, long n, double a, double b) {
    double logWays = -StrictMath.log(n + 1.0) - Beta.logBeta(n - k + 1.0, k + 1.0);
    return logWays + Beta.logBeta(k + a, n - k + b) - Beta.logBeta(a, b);
  }
}
