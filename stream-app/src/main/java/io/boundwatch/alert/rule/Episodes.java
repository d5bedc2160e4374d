package io.boundwatch.alert.rule;

import io.boundwatch.event.PolicyMode;
import io.boundwatch.event.Request;
import java.time.Duration;

/** What the findings of rules that look at requests have in common. */
final class Episodes {
  private static final long WINDOW = Duration.ofMinutes(5).toMillis();

  private Episodes() {}

  /**
   * Start of the five minutes that a request was made in: where an episode begins that rests on
   * requests. Requests of one moment come to a task in another order in each run, and the start of
   * an episode is part of its id. It is short enough for an alert that was closed, which takes
   * three such windows, to be opened again by the next request.
   */
  static long startOf(Request request) {
    return Math.floorDiv(request.eventTime(), WINDOW) * WINDOW;
  }

  /** Whether only report-only policies are concerned of those that applied to a request. */
  static boolean isReportOnly(Request request) {
    return switch (request.outcome()) {
      case NOT_APPLIED, ALLOWED, BLOCKED -> false;
      case WOULD_ALLOW, WOULD_BLOCK ->
          request.policies().stream()
              .noneMatch(
                  policy -> policy.outcome().isInScope() && policy.mode() == PolicyMode.ENFORCED);
    };
  }

  /** The user's name if it is known, else the id. */
  static String userOf(Request request) {
    String name = request.details().userPrincipalName();
    return name.isEmpty() ? request.userId() : name;
  }

  /** The app's name if it is known, else the id. */
  static String appOf(Request request) {
    String name = request.details().appName();
    return name.isEmpty() ? request.details().appId() : name;
  }

  /** The later of the clock, if it is known, and an event time, and a while after it. */
  static long keepUntil(long clock, long eventTime, long duration) {
    return Math.max(clock, eventTime) + duration;
  }
}
