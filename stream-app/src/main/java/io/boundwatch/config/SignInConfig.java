package io.boundwatch.config;

import io.boundwatch.signin.DetailLevel;
import java.time.Duration;

/**
 * How sign-ins are joined and decided (design, sections 4 to 6).
 *
 * @param allowedLateness append time minus event time from which a record is late
 * @param settle quiet time of a sign-in, in append time, after which it is settled
 * @param span how far apart in event time the requests of one sign-in may be
 * @param maxRequests requests kept of one sign-in, 1 to 10,000
 */
public record SignInConfig(
    Duration allowedLateness,
    Duration settle,
    Duration span,
    int maxRequests,
    DetailLevel details) {

  public SignInConfig {
    ConfigKeys.ALLOWED_LATENESS.check(allowedLateness);
    ConfigKeys.SIGN_IN_SETTLE.check(settle);
    ConfigKeys.SIGN_IN_SPAN.check(span);
    ConfigKeys.SIGN_IN_MAX_REQUESTS.check(maxRequests);
    ConfigKeys.DECISIONS_DETAILS.check(details);
    Contradiction.unlessLonger(
        ConfigKeys.ALLOWED_LATENESS, allowedLateness, ConfigKeys.SIGN_IN_SETTLE, settle);
  }
}
