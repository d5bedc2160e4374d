package io.boundwatch.reference;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the token-protection policies of one record came to (design, section 4). */
final class PolicyReader {
  private static final Set<String> CONTROLS = Set.of("signintokenprotection", "binding");
  private static final Set<String> JUDGED =
      Set.of(
          "success", "failure", "reportonlysuccess", "reportonlyfailure", "reportonlyinterrupted");
  private static final Set<Integer> INTERRUPTS =
      Set.of(
          16000, 50058, 50072, 50074, 50076, 50079, 50097, 50125, 50127, 50129, 50140, 50158, 50187,
          50199, 65001);

  private PolicyReader() {}

  static List<PolicyFact> read(JsonNode entries, String binding, int errorCode, long recordTime) {
    List<PolicyFact> policies = new ArrayList<>();
    for (JsonNode entry : entries) {
      JsonNode notSatisfied = entry.path("sessionControlsNotSatisfied");
      if (names(entry.path("enforcedSessionControls")) || names(notSatisfied)) {
        String result = FactReader.text(entry.path("result")).toLowerCase(Locale.ROOT);
        String mode = result.startsWith("reportonly") ? "reportOnly" : "enforced";
        policies.add(
            new PolicyFact(
                FactReader.id(entry.path("id")),
                FactReader.text(entry.path("displayName")),
                mode,
                outcome(result, notSatisfied, binding, errorCode),
                recordTime));
      }
    }
    return policies;
  }

  private static boolean names(JsonNode controls) {
    for (JsonNode control : controls) {
      if (CONTROLS.contains(control.asText().toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    return false;
  }

  private static String outcome(
      String result, JsonNode notSatisfied, String binding, int errorCode) {
    if (!JUDGED.contains(result)) {
      return "notApplied";
    }
    boolean absent = notSatisfied.isMissingNode() || notSatisfied.isNull();
    String judgement =
        absent ? judge(result, binding, errorCode) : names(notSatisfied) ? "block" : "allow";
    boolean reportOnly = result.startsWith("reportonly");
    return switch (judgement) {
      case "block" -> reportOnly ? "wouldBlock" : "blocked";
      case "allow" -> reportOnly ? "wouldAllow" : "allowed";
      default -> "notApplied";
    };
  }

  /** Where the record does not say which controls were not satisfied. */
  private static String judge(String result, String binding, int errorCode) {
    if (result.endsWith("success")) {
      return "allow";
    }
    if (!result.endsWith("failure")) {
      return "unknown";
    }
    if (binding.equals("bound")) {
      return "allow";
    }
    boolean interrupted = result.equals("failure") && INTERRUPTS.contains(errorCode);
    return binding.equals("unbound") && !interrupted ? "block" : "unknown";
  }
}
