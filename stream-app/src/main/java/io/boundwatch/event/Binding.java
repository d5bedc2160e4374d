package io.boundwatch.event;

/**
 * Whether one request used a bound sign-in session token. The order is the merge order: the
 * greatest of two reports of one request stands (design, section 4).
 */
public enum Binding {
  /** Nothing was reported. */
  NONE("none"),
  BOUND("bound"),
  UNBOUND("unbound");

  private final String wireName;

  Binding(String wireName) {
    this.wireName = wireName;
  }

  /** The name used in topics, metrics and logs. */
  public String wireName() {
    return wireName;
  }
}
