package io.boundwatch.reference;

import java.util.Comparator;

/**
 * What one token-protection policy came to in one record.
 *
 * @param recordTime of the record that it is from
 */
record PolicyFact(String id, String name, String mode, String outcome, long recordTime) {
  /** Whose name and mode stand. */
  static final Comparator<PolicyFact> NEWEST =
      Comparator.comparing(PolicyFact::recordTime)
          .thenComparing(PolicyFact::name)
          .thenComparing(policy -> Ranks.MODES.indexOf(policy.mode()));

  PolicyFact withOutcome(String greater) {
    return new PolicyFact(id, name, mode, greater, recordTime);
  }
}
