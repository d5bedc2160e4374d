package io.boundwatch.alert.rule;

import io.boundwatch.event.PolicyMode;
import io.boundwatch.event.Request;

/** What the findings of rules that look at requests have in common. */
final class Episodes {
  private Episodes() {}

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
    return Phrases.named(request.details().userPrincipalName(), request.userId());
  }

  /** The app's name if it is known, else the id. */
  static String appOf(Request request) {
    return Phrases.named(request.details().appName(), request.details().appId());
  }

  /** The later of the clock, if it is known, and an event time, and a while after it. */
  static long keepUntil(long clock, long eventTime, long duration) {
    return Math.max(clock, eventTime) + duration;
  }
}
