package io.boundwatch.sim;

import java.time.Duration;
import java.util.Objects;

/**
 * A sudden wave of unbound sign-ins: for a while, users under a token-protection policy come
 * unbound to one app, as after a bad roll-out of a client.
 *
 * @param from first millisecond, since the epoch
 * @param length how long it lasts
 * @param app the app that goes unbound
 * @param statusCode sign-in session status code of the unbound requests, 1003 say
 * @param share share of the users under a policy that it hits, above 0, to 1
 * @param rate traffic of the app meanwhile as a multiple of the usual (blocked clients try again),
 *     1 or more
 */
public record Spike(
    long from, Duration length, App app, int statusCode, double share, double rate) {
  public Spike {
    Objects.requireNonNull(length, "length");
    Objects.requireNonNull(app, "app");
    if (!(share > 0 && share <= 1) || !(rate >= 1)) {
      throw new IllegalArgumentException("a spike needs share above 0, to 1, and rate 1 or more");
    }
  }

  /** Whether sign-ins made at this time are in it. */
  boolean isActive(long millis) {
    return millis >= from && millis < from + length.toMillis();
  }

  boolean hits(User user, App used) {
    return used == app && user.group() != User.Group.OTHERS && user.luck() < share;
  }
}
