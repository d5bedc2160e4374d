package io.boundwatch.alert.rule;

import io.boundwatch.event.PolicyMode;
import io.boundwatch.event.Request;
import java.time.Duration;

/** What the findings of rules that look at requests have in common. */
final class Episodes {
  private Episodes() {}

  /**
   * Start of the window that a request was made in: where an episode begins that rests on requests.
   * Requests of one moment come to a task in another order in each run, and the start of an episode
   * is part of its id. A window is short enough for an alert that was closed, which takes three of
   * them, to be opened again by the next request.
   *
   * @param window the one that rules judge by
   */
  static long startOf(Request request, Duration window) {
    return Math.floorDiv(request.eventTime(), window.toMillis()) * window.toMillis();
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
