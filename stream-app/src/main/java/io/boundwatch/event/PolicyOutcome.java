package io.boundwatch.event;

import java.util.Comparator;
import java.util.Objects;

/**
 * What one token-protection policy came to in one request.
 *
 * @param id the policy's id in lower case; policies are known by it, names change
 * @param name its display name when the request was made, may be empty
 * @param namedAt {@link Request#recordTime} of the record that supplied name and mode: when records
 *     of one request are merged, the later one's stand, whatever else was merged before
 */
public record PolicyOutcome(
    String id, String name, PolicyMode mode, Outcome outcome, long namedAt) {
  private static final Comparator<PolicyOutcome> BY_NAMING =
      Comparator.comparingLong(PolicyOutcome::namedAt)
          .thenComparing(PolicyOutcome::name)
          .thenComparing(PolicyOutcome::mode);

  public PolicyOutcome {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(mode, "mode");
    Objects.requireNonNull(outcome, "outcome");
  }

  /** What two records say together of one policy: the greatest outcome, and the newest name. */
  public PolicyOutcome join(PolicyOutcome other) {
    PolicyOutcome named = BY_NAMING.compare(this, other) >= 0 ? this : other;
    return new PolicyOutcome(id, named.name, named.mode, outcome.max(other.outcome), named.namedAt);
  }
}
