package io.boundwatch.sim;

import java.util.Objects;

/**
 * What a simulated tenant is like.
 *
 * @param name a made-up name; users are {@code user0042@<name>.example}
 * @param users 1 to 1,000,000
 * @param requestsPerDay mean requests of a weekday, 1 to 10,000,000,000
 * @param policies Conditional Access policies of the tenant, all listed in every record: 8 to 55;
 *     they make most of a record's size
 * @param enforcedShare share of users under the enforced token-protection policy
 * @param pilotShare share of users under the report-only one; both together at most 1
 * @param listsNotSatisfied whether policies carry {@code sessionControlsNotSatisfied}, as in the
 *     vendor's queries; no exported record seen so far does
 */
public record TenantProfile(
    String name,
    int users,
    long requestsPerDay,
    int policies,
    double enforcedShare,
    double pilotShare,
    Rhythm rhythm,
    PublishDelay delay,
    boolean listsNotSatisfied) {

  /** A company of 600 users with a report-only pilot and 20,000 requests on a weekday. */
  public static final TenantProfile CONTOSO =
      new TenantProfile(
          "contoso", 600, 20_000, 18, 0.45, 0.35, Rhythm.OFFICE, PublishDelay.REALISTIC, false);

  public TenantProfile {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(rhythm, "rhythm");
    Objects.requireNonNull(delay, "delay");
    require(users >= 1 && users <= 1_000_000, "users 1 to 1,000,000");
    require(requestsPerDay >= 1 && requestsPerDay <= 10_000_000_000L, "requests from 1 to 10^10");
    require(policies >= 8 && policies <= 55, "policies 8 to 55");
    require(enforcedShare >= 0 && pilotShare >= 0, "shares of 0 or more");
    require(enforcedShare + pilotShare <= 1, "shares of at most 1 together");
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new IllegalArgumentException("a tenant profile needs " + what);
    }
  }

  public TenantProfile withTraffic(int newUsers, long newRequestsPerDay) {
    return new TenantProfile(
        name,
        newUsers,
        newRequestsPerDay,
        policies,
        enforcedShare,
        pilotShare,
        rhythm,
        delay,
        listsNotSatisfied);
  }

  public TenantProfile withTiming(Rhythm newRhythm, PublishDelay newDelay) {
    return new TenantProfile(
        name,
        users,
        requestsPerDay,
        policies,
        enforcedShare,
        pilotShare,
        newRhythm,
        newDelay,
        listsNotSatisfied);
  }

  public TenantProfile withNotSatisfiedListed() {
    return new TenantProfile(
        name, users, requestsPerDay, policies, enforcedShare, pilotShare, rhythm, delay, true);
  }
}
