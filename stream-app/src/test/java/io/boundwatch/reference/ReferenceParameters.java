package io.boundwatch.reference;

import java.time.Duration;
import java.util.List;

/**
 * What the results depend on besides the records.
 *
 * @param details which decisions list their requests
 * @param firstClock windows that began before it are partial, milliseconds since the epoch
 * @param allFinal whether the counts are those published last, with {@code final: true}
 */
public record ReferenceParameters(
    Duration allowedLateness,
    Duration span,
    List<Duration> appWindows,
    List<Duration> userWindows,
    List<Duration> policyWindows,
    Details details,
    long firstClock,
    boolean allFinal) {

  /** Which decisions list their requests. */
  public enum Details {
    ALL,
    UNBOUND,
    NONE
  }

  /** The defaults of the design; all windows final and none partial. */
  public static final ReferenceParameters DEFAULT =
      new ReferenceParameters(
          Duration.ofHours(3),
          Duration.ofMinutes(30),
          List.of(Duration.ofMinutes(5), Duration.ofHours(1), Duration.ofDays(1)),
          List.of(Duration.ofDays(1)),
          List.of(Duration.ofDays(1)),
          Details.ALL,
          Long.MIN_VALUE,
          true);

  public ReferenceParameters withWindows(
      List<Duration> app, List<Duration> user, List<Duration> policy) {
    return new ReferenceParameters(
        allowedLateness, span, app, user, policy, details, firstClock, allFinal);
  }

  public ReferenceParameters withDetails(Details other) {
    return new ReferenceParameters(
        allowedLateness, span, appWindows, userWindows, policyWindows, other, firstClock, allFinal);
  }

  public ReferenceParameters withTimes(Duration lateness, Duration otherSpan) {
    return new ReferenceParameters(
        lateness, otherSpan, appWindows, userWindows, policyWindows, details, firstClock, allFinal);
  }

  public ReferenceParameters withState(long otherFirstClock, boolean otherFinal) {
    return new ReferenceParameters(
        allowedLateness,
        span,
        appWindows,
        userWindows,
        policyWindows,
        details,
        otherFirstClock,
        otherFinal);
  }
}
