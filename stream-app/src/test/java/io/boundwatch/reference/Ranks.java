package io.boundwatch.reference;

import java.util.Collection;
import java.util.List;

/** The orders of the words of the domain, least first, and what follows from them. */
final class Ranks {
  static final List<String> BINDINGS = List.of("none", "bound", "unbound");
  static final List<String> OUTCOMES =
      List.of("notApplied", "wouldAllow", "allowed", "wouldBlock", "blocked");
  static final List<String> MODES = List.of("reportOnly", "enforced");
  static final List<String> CATEGORIES = List.of("SignInLogs", "NonInteractiveUserSignInLogs");

  private Ranks() {}

  static String greatest(List<String> order, Collection<String> words) {
    int rank = 0;
    for (String word : words) {
      rank = Math.max(rank, order.indexOf(word));
    }
    return order.get(rank);
  }

  static boolean inScope(String outcome) {
    return !outcome.equals("notApplied");
  }

  static boolean isBlock(String outcome) {
    return outcome.equals("blocked") || outcome.equals("wouldBlock");
  }

  static boolean isAllow(String outcome) {
    return outcome.equals("allowed") || outcome.equals("wouldAllow");
  }
}
