package io.boundwatch.lab;

import io.boundwatch.lab.InjectedSpike.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.hipparchus.random.RandomDataGenerator;

/**
 * Draws the spikes of a month. Key, class of rise, length (10 to 120 minutes) and traffic are drawn
 * evenly, three in four in office time. What is drawn counts as a spike, something that a security
 * team would want to be told, only if it is expected to add at least one unbound sign-in a minute;
 * else it is drawn again. It lies at least a day after the key's first sign-in and six hours from
 * the key's other spikes.
 */
final class SpikePlan {
  static final int SPIKES = 48;
  private static final double LEAST_EXTRA_PER_MINUTE = 1;
  private static final double HIGHEST_RATIO = 0.95;
  private static final int SHORTEST = 10;
  private static final int LONGEST = 120;
  private static final int APART = 6 * Days.HOUR;
  private static final double IN_OFFICE_TIME = 0.75;
  private static final double[] TRAFFIC = {1, 1.5, 2};

  private final RandomDataGenerator random;
  private final List<KeyProfile> keys;
  private final List<List<InjectedSpike>> spikes;

  private SpikePlan(long seed, List<KeyProfile> keys) {
    this.random = new RandomDataGenerator(seed);
    this.keys = keys;
    this.spikes =
        IntStream.range(0, keys.size())
            .<List<InjectedSpike>>mapToObj(key -> new ArrayList<>())
            .toList();
  }

  /** The spikes of each key, in the order of the keys. */
  static List<List<InjectedSpike>> draw(long seed, List<KeyProfile> keys) {
    SpikePlan plan = new SpikePlan(seed, keys);
    int drawn = 0;
    while (drawn < SPIKES) {
      drawn += plan.drawOne() ? 1 : 0;
    }
    return plan.spikes;
  }

  private boolean drawOne() {
    int number = random.nextInt(keys.size());
    KeyProfile key = keys.get(number);
    Size size = Size.values()[random.nextInt(Size.values().length)];
    double rise = random.nextUniform(size.least, size.most);
    int length = random.nextInt(SHORTEST, LONGEST);
    double traffic = TRAFFIC[random.nextInt(TRAFFIC.length)];
    int from = start(key, length);
    InjectedSpike spike = new InjectedSpike(from, length, size, rise, traffic);
    boolean wanted =
        key.ratio() + rise <= HIGHEST_RATIO
            && spike.expectedExtra(key) >= LEAST_EXTRA_PER_MINUTE * length
            && spikes.get(number).stream().allMatch(other -> isApart(spike, other));
    return wanted && spikes.get(number).add(spike);
  }

  private int start(KeyProfile key, int length) {
    boolean office = random.nextDouble() < IN_OFFICE_TIME;
    int earliest = key.firstMinute() + Days.DAY;
    while (true) {
      int minute = earliest + random.nextInt(Days.MINUTES - length - earliest);
      if (Days.isOfficeTime(minute) == office) {
        return minute;
      }
    }
  }

  private static boolean isApart(InjectedSpike one, InjectedSpike other) {
    return one.from() >= other.to() + APART || other.from() >= one.to() + APART;
  }
}
