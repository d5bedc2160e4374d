package io.boundwatch.schemas;

/**
 * OCSF's {@code severity_id}, ascending. Boundwatch's rules are {@link #INFORMATIONAL} (info),
 * {@link #MEDIUM} (warning) or {@link #CRITICAL}; the others are for readers of other findings.
 */
public enum FindingSeverity {
  INFORMATIONAL(1, "Informational"),
  LOW(2, "Low"),
  MEDIUM(3, "Medium"),
  HIGH(4, "High"),
  CRITICAL(5, "Critical");

  private final int id;
  private final String caption;

  FindingSeverity(int id, String caption) {
    this.id = id;
    this.caption = caption;
  }

  /** OCSF's {@code severity_id}. */
  public int id() {
    return id;
  }

  /** OCSF's {@code severity}. */
  public String caption() {
    return caption;
  }
}
