package io.boundwatch.sim;

import java.util.Arrays;
import java.util.SplittableRandom;

/** Picks an index with a probability in proportion to its weight, and counts of rare things. */
final class Weighted {
  private final double[] cumulative;

  private Weighted(double[] weights) {
    cumulative = weights.clone();
    Arrays.parallelPrefix(cumulative, Double::sum);
  }

  static Weighted of(double... weights) {
    return new Weighted(weights);
  }

  /**
   * A few are busy and many are not. The shift keeps the busiest from being a machine: the first of
   * 600 makes about 1 % of the traffic.
   */
  static Weighted zipf(int count) {
    double[] weights = new double[count];
    for (int i = 0; i < count; i++) {
      weights[i] = 1 / (i + 20.0);
    }
    return new Weighted(weights);
  }

  int pick(SplittableRandom random) {
    double at = random.nextDouble() * cumulative[cumulative.length - 1];
    int found = Arrays.binarySearch(cumulative, at);
    return Math.min(found >= 0 ? found + 1 : -found - 1, cumulative.length - 1);
  }

  /** How many of something happen where so many are expected. */
  static int poisson(double expected, SplittableRandom random) {
    if (expected > 30) {
      double drawn = expected + Math.sqrt(expected) * random.nextGaussian();
      return (int) Math.max(0, Math.round(drawn));
    }
    double least = Math.exp(-expected);
    int count = 0;
    for (double p = random.nextDouble(); p > least; p *= random.nextDouble()) {
      count++;
    }
    return count;
  }
}
