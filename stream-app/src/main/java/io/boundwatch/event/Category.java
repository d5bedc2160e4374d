package io.boundwatch.event;

import java.util.Optional;

/** The two sign-in log categories that Boundwatch reads; every other is ignored and counted. */
public enum Category {
  SIGN_IN("SignInLogs"),
  NON_INTERACTIVE("NonInteractiveUserSignInLogs");

  private final String wireName;

  Category(String wireName) {
    this.wireName = wireName;
  }

  public String wireName() {
    return wireName;
  }

  /** Finds a category by its name in a record, without regard to case. */
  public static Optional<Category> of(String name) {
    for (Category category : values()) {
      if (category.wireName.equalsIgnoreCase(name)) {
        return Optional.of(category);
      }
    }
    return Optional.empty();
  }
}
