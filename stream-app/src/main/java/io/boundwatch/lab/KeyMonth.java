package io.boundwatch.lab;

import io.boundwatch.alert.spike.SpikeWindow;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.hipparchus.random.RandomDataGenerator;

/**
 * A month of one key, sign-in by sign-in, added up by minute.
 *
 * <p>For each window the chance of a sign-in to be unbound is drawn anew from a beta distribution
 * whose mean is the usual ratio (in a spike: and its rise) and whose concentration is 1 / rho - 1:
 * two sign-ins of a window are correlated by rho. The traffic of a window is drawn from a gamma
 * distribution about its mean, the sign-ins of a minute are Poisson about that.
 */
final class KeyMonth {
  /** Standard deviation of a window's traffic about its mean, as a share of it. */
  private static final double TRAFFIC_SCATTER = 0.2;

  private final KeyProfile key;
  private final List<InjectedSpike> spikes;
  private final RandomDataGenerator random;
  private final double concentration;

  /** By minute: figures of the minute's window up to its end. */
  private final int[] inScope = new int[Days.MINUTES];

  private final int[] unbound = new int[Days.MINUTES];
  private final int[] users = new int[Days.MINUTES];

  KeyMonth(long seed, double rho, KeyProfile key, List<InjectedSpike> spikes) {
    this.key = key;
    this.spikes = spikes;
    this.random = new RandomDataGenerator(seed);
    this.concentration = 1 / rho - 1;
    for (int from = 0; from < Days.MINUTES; from += Days.WINDOW) {
      fillWindow(from);
    }
  }

  List<InjectedSpike> spikes() {
    return spikes;
  }

  /** Weeks with traffic. */
  double weeks() {
    return (Days.MINUTES - key.firstMinute()) / (7.0 * Days.DAY);
  }

  /** A window as it stands at the end of this minute. */
  SpikeWindow upTo(int minute) {
    int from = minute - minute % Days.WINDOW;
    return new SpikeWindow(Days.millis(from), inScope[minute], unbound[minute], users[minute]);
  }

  private void fillWindow(int from) {
    double shape = 1 / (TRAFFIC_SCATTER * TRAFFIC_SCATTER);
    double traffic = random.nextGamma(shape, 1 / shape);
    double usual = chance(key.ratio());
    Optional<InjectedSpike> spike = spikes.stream().filter(one -> one.touches(from)).findFirst();
    double raised = spike.map(one -> chance(key.ratio() + one.rise())).orElse(usual);
    BitSet seen = new BitSet(key.users());
    int all = 0;
    int hit = 0;
    for (int minute = from; minute < from + Days.WINDOW; minute++) {
      int at = minute;
      Optional<InjectedSpike> now = spike.filter(one -> one.covers(at));
      double mean = key.meanAt(minute) * traffic * now.map(InjectedSpike::traffic).orElse(1.0);
      int count = mean == 0 ? 0 : random.nextPoisson(mean);
      all += count;
      hit += unboundOf(count, now.isPresent() ? raised : usual, seen);
      inScope[minute] = all;
      unbound[minute] = hit;
      users[minute] = seen.cardinality();
    }
  }

  private double chance(double ratio) {
    return random.nextBeta(ratio * concentration, (1 - ratio) * concentration);
  }

  private int unboundOf(int count, double chance, BitSet seen) {
    int hit = 0;
    for (int i = 0; i < count; i++) {
      if (random.nextDouble() < chance) {
        hit++;
        seen.set(random.nextInt(key.users()));
      }
    }
    return hit;
  }
}
