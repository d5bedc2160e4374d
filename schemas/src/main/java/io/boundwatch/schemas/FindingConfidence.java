package io.boundwatch.schemas;

/** OCSF's {@code confidence_id}: how sure a rule is. */
public enum FindingConfidence {
  LOW(1, "Low"),
  MEDIUM(2, "Medium"),
  HIGH(3, "High");

  private final int id;
  private final String caption;

  FindingConfidence(int id, String caption) {
    this.id = id;
    this.caption = caption;
  }

  /** OCSF's {@code confidence_id}. */
  public int id() {
    return id;
  }

  /** OCSF's {@code confidence}. */
  public String caption() {
    return caption;
  }
}
