package io.boundwatch.reference;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Counts that several values have. */
final class Counts {
  private Counts() {}

  static Map<String, Object> bindings(Collection<MergedRequest> requests) {
    List<String> words = requests.stream().map(MergedRequest::binding).toList();
    Map<String, Object> counts = new LinkedHashMap<>();
    counts.put("total", requests.size());
    counts.put("bound", count(words, "bound"));
    counts.put("unbound", count(words, "unbound"));
    counts.put("unreported", count(words, "none"));
    return counts;
  }

  /** Of unbound requests. */
  static Map<String, Integer> statusCodes(Collection<MergedRequest> requests) {
    Map<String, Integer> counts = new TreeMap<>();
    for (MergedRequest request : requests) {
      if (request.isUnbound()) {
        counts.merge(request.codeOrZero(), 1, Integer::sum);
      }
    }
    return counts;
  }

  static Map<String, Object> verdicts(List<String> verdicts) {
    Map<String, Object> counts = new LinkedHashMap<>();
    for (String verdict : List.of("bound", "unbound", "undetermined")) {
      counts.put(verdict, count(verdicts, verdict));
    }
    return counts;
  }

  /** The fields outcomes, block, allow and pctAllowed. */
  static void putOutcomes(Map<String, Object> value, List<String> outcomes) {
    Map<String, Object> counts = new LinkedHashMap<>();
    for (String outcome : Ranks.OUTCOMES) {
      counts.put(outcome, count(outcomes, outcome));
    }
    int block = (int) outcomes.stream().filter(Ranks::isBlock).count();
    int allow = (int) outcomes.stream().filter(Ranks::isAllow).count();
    value.put("outcomes", counts);
    value.put("block", block);
    value.put("allow", allow);
    value.put("pctAllowed", percent(allow, allow + block));
  }

  /** Rounded half up to two decimals; null of nothing. */
  static BigDecimal percent(int part, int whole) {
    if (whole == 0) {
      return null;
    }
    return BigDecimal.valueOf(100L * part)
        .divide(BigDecimal.valueOf(whole), 2, RoundingMode.HALF_UP);
  }

  private static int count(List<String> words, String word) {
    return (int) words.stream().filter(word::equals).count();
  }
}
