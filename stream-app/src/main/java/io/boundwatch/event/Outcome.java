package io.boundwatch.event;

/**
 * What the token-protection policies of a request came to, least first; merging keeps the greatest
 * (design, sections 1 and 4). It says whether the control was satisfied, not whether the sign-in
 * succeeded.
 */
public enum Outcome {
  NOT_APPLIED("notApplied"),
  /** Report-only and satisfied. */
  WOULD_ALLOW("wouldAllow"),
  ALLOWED("allowed"),
  /** Report-only and not satisfied. */
  WOULD_BLOCK("wouldBlock"),
  BLOCKED("blocked");

  private final String wireName;

  Outcome(String wireName) {
    this.wireName = wireName;
  }

  public String wireName() {
    return wireName;
  }

  public boolean isInScope() {
    return this != NOT_APPLIED;
  }

  public boolean isBlock() {
    return this == BLOCKED || this == WOULD_BLOCK;
  }

  public Outcome max(Outcome other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
