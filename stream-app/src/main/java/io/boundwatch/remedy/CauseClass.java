package io.boundwatch.remedy;

import java.util.Arrays;
import java.util.stream.Collectors;

/** What kind of answer a cause calls for; those that call for haste first. */
public enum CauseClass {
  /** Look into it: it can be a stolen token. */
  SUSPICIOUS("suspicious"),
  /** The policy is to be changed. */
  POLICY_ERROR("policy-error"),
  /** It cannot be bound as it is: exclude it, or replace it. */
  UNSUPPORTED("unsupported"),
  /** Users can mend it. */
  SELF_REMEDIABLE("self-remediable"),
  /** Find out. */
  UNKNOWN("unknown");

  private final String wireName;

  CauseClass(String wireName) {
    this.wireName = wireName;
  }

  public String wireName() {
    return wireName;
  }

  /**
   * The class of that name.
   *
   * @throws IllegalArgumentException that says what is allowed
   */
  static CauseClass of(String wireName) {
    return Arrays.stream(values())
        .filter(one -> one.wireName.equals(wireName))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("must be one of " + names()));
  }

  private static String names() {
    return Arrays.stream(values()).map(CauseClass::wireName).collect(Collectors.joining(", "));
  }
}
