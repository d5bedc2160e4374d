package io.boundwatch.event;

/** How a policy was switched on when the request was made, read from the form of its result. */
public enum PolicyMode {
  REPORT_ONLY("reportOnly"),
  ENFORCED("enforced");

  private final String wireName;

  PolicyMode(String wireName) {
    this.wireName = wireName;
  }

  public String wireName() {
    return wireName;
  }
}
