package io.boundwatch.sim;

import java.time.Duration;
import java.util.SplittableRandom;

/**
 * How long after a request its record is published: log-normal between two bounds. No figure is
 * promised by the vendor; seconds to minutes are usual, some records took 12 minutes.
 */
public record PublishDelay(Duration least, Duration typical, Duration most) {
  /** The longest delay that may be asked for: what is generated ahead is kept in memory. */
  public static final Duration LONGEST = Duration.ofHours(2);

  /** As seen in exported records. */
  public static final PublishDelay REALISTIC =
      new PublishDelay(Duration.ofSeconds(5), Duration.ofSeconds(95), Duration.ofMinutes(12));

  /** For demonstrations, where nobody wants to wait. */
  public static final PublishDelay SHORT =
      new PublishDelay(Duration.ofMillis(200), Duration.ofSeconds(2), Duration.ofSeconds(15));

  private static final double SPREAD = 0.7;

  public PublishDelay {
    if (least.isNegative()
        || typical.compareTo(least) < 0
        || most.compareTo(typical) < 0
        || most.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "a publish delay needs 0 <= least <= typical <= most <= 2 h, not "
              + (least + ", " + typical + ", " + most));
    }
  }

  /** A delay in milliseconds. */
  long draw(SplittableRandom random) {
    double millis = typical.toMillis() * Math.exp(SPREAD * random.nextGaussian());
    return Math.max(least.toMillis(), Math.min(most.toMillis(), (long) millis));
  }
}
