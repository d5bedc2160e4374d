package io.boundwatch.event;

/**
 * What a record says of one policy that has token protection among its controls, not yet judged:
 * binding and error code may stand after the policies.
 *
 * @param id as kept: the policy's id, else its name in lower case, else {@code -}
 * @param notSatisfied whether {@code sessionControlsNotSatisfied} names the control
 */
record PolicyFact(
    String id, String name, PolicyMode mode, PolicyResult result, ControlNaming notSatisfied) {

  private static final String REPORT_ONLY = "reportOnly";

  /** The fact of raw strings as sent, empty where missing. */
  static PolicyFact of(String rawId, String rawName, String rawResult, ControlNaming unsatisfied) {
    String id = rawId.isEmpty() ? rawName : rawId;
    return new PolicyFact(
        id.isEmpty() ? "-" : Texts.id(id),
        Texts.text(rawName),
        modeOf(rawResult),
        PolicyResult.of(rawResult),
        unsatisfied);
  }

  private static PolicyMode modeOf(String rawResult) {
    boolean reportOnly = rawResult.regionMatches(true, 0, REPORT_ONLY, 0, REPORT_ONLY.length());
    return reportOnly ? PolicyMode.REPORT_ONLY : PolicyMode.ENFORCED;
  }
}
