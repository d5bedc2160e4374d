package io.boundwatch.alert.rule;

import io.boundwatch.alert.Evidence;
import io.boundwatch.alert.Finding;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Parts of a count as evidence: the greatest first, on a tie by name. */
final class Contributors {
  private Contributors() {}

  static List<Evidence> statusCodes(Map<Integer, Long> codes) {
    return codes.entrySet().stream()
        .sorted(
            Map.Entry.<Integer, Long>comparingByValue(Comparator.reverseOrder())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(Finding.MAX_EVIDENCE)
        .<Evidence>map(
            code ->
                new Evidence.Contributor(
                    "statusCode", Integer.toString(code.getKey()), code.getValue()))
        .toList();
  }
}
