package io.boundwatch.chaos;

/** Whether policies carry {@code sessionControlsNotSatisfied}. */
public enum NotSatisfied {
  /** Always, as the vendor's queries expect. */
  PRESENT,
  /** Never, or null, as in exported records. */
  ABSENT,
  MIXED
}
