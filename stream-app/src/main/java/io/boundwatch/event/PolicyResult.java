package io.boundwatch.event;

/** The results of a policy that are judged; every other is one of a policy that did not apply. */
enum PolicyResult {
  SUCCESS("success"),
  FAILURE("failure"),
  REPORT_ONLY_SUCCESS("reportOnlySuccess"),
  REPORT_ONLY_FAILURE("reportOnlyFailure"),
  REPORT_ONLY_INTERRUPTED("reportOnlyInterrupted"),
  OTHER("");

  private final String wireName;

  PolicyResult(String wireName) {
    this.wireName = wireName;
  }

  static PolicyResult of(String name) {
    for (PolicyResult result : values()) {
      if (result.wireName.equalsIgnoreCase(name)) {
        return result;
      }
    }
    return OTHER;
  }

  boolean isReportOnly() {
    return this == REPORT_ONLY_SUCCESS
        || this == REPORT_ONLY_FAILURE
        || this == REPORT_ONLY_INTERRUPTED;
  }

  boolean isSuccess() {
    return this == SUCCESS || this == REPORT_ONLY_SUCCESS;
  }

  boolean isFailure() {
    return this == FAILURE || this == REPORT_ONLY_FAILURE;
  }
}
