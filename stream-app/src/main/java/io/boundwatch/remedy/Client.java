package io.boundwatch.remedy;

/** Kinds of clients, as far as token protection tells them apart. */
public enum Client {
  NATIVE("native"),
  /** A browser, for a resource where browsers cannot be bound. */
  BROWSER("browser"),
  /** A browser, for a resource where they can: those of Azure Resource Manager. */
  BROWSER_ARM("browser-arm");

  private final String wireName;

  Client(String wireName) {
    this.wireName = wireName;
  }

  public String wireName() {
    return wireName;
  }
}
