package io.boundwatch.alert;

/** How urgent an alert is, least first. */
public enum Severity {
  INFO("info"),
  WARNING("warning"),
  CRITICAL("critical");

  private final String wireName;

  Severity(String wireName) {
    this.wireName = wireName;
  }

  /** As in metrics and configuration. */
  public String wireName() {
    return wireName;
  }

  /** What only concerns report-only policies is at most a warning (design, section 9). */
  public Severity atMost(Severity bound) {
    return compareTo(bound) <= 0 ? this : bound;
  }
}
