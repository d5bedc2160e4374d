package io.boundwatch.signin;

import io.boundwatch.event.Details;
import io.boundwatch.event.PolicyOutcome;
import io.boundwatch.event.Request;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Merges two records of one request: commutative, associative, idempotent (design, section 4).
 * Binding, status code and outcome: the greatest; event time: the earliest; policies: union by id;
 * all else from the record with the later time.
 */
final class RequestMerge {
  private static final Comparator<PolicyOutcome> BY_WEIGHT =
      Comparator.comparing(PolicyOutcome::outcome).thenComparing(PolicyOutcome::id);

  private RequestMerge() {}

  static Request merge(Request a, Request b) {
    Request newer = later(a, b) ? a : b;
    return new Request(
        a.requestId(),
        a.tenantId(),
        a.correlationId(),
        a.userId(),
        Math.min(a.eventTime(), b.eventTime()),
        Math.max(a.appendTime(), b.appendTime()),
        Math.max(a.arrivedAt(), b.arrivedAt()),
        newer.recordTime(),
        a.binding().compareTo(b.binding()) >= 0 ? a.binding() : b.binding(),
        Math.max(a.statusCode(), b.statusCode()),
        a.outcome().max(b.outcome()),
        mergePolicies(a.policies(), b.policies()),
        newer.details());
  }

  /** Whether the merged request tells anything that the known one did not. */
  static boolean tellsMore(Request merged, Request known) {
    return merged.eventTime() != known.eventTime()
        || merged.recordTime() != known.recordTime()
        || merged.binding() != known.binding()
        || merged.statusCode() != known.statusCode()
        || merged.outcome() != known.outcome()
        || !merged.details().equals(known.details())
        || !merged.policies().equals(known.policies());
  }

  private static boolean later(Request a, Request b) {
    if (a.recordTime() != b.recordTime()) {
      return a.recordTime() > b.recordTime();
    }
    Details details = a.details();
    return details.compareTo(b.details()) >= 0;
  }

  /** Both lists are ordered by id; so is the result. */
  private static List<PolicyOutcome> mergePolicies(List<PolicyOutcome> a, List<PolicyOutcome> b) {
    if (a.equals(b) || b.isEmpty()) {
      return a;
    }
    if (a.isEmpty()) {
      return b;
    }
    List<PolicyOutcome> union = new ArrayList<>(a.size() + b.size());
    int i = 0;
    int j = 0;
    while (i < a.size() && j < b.size()) {
      int order = a.get(i).id().compareTo(b.get(j).id());
      if (order == 0) {
        union.add(a.get(i++).join(b.get(j++)));
      } else {
        union.add(order < 0 ? a.get(i++) : b.get(j++));
      }
    }
    union.addAll(a.subList(i, a.size()));
    union.addAll(b.subList(j, b.size()));
    return heaviest(union);
  }

  /**
   * What is cut is least by (outcome, id), and outcomes only rise: so cutting early loses nothing.
   */
  private static List<PolicyOutcome> heaviest(List<PolicyOutcome> union) {
    if (union.size() <= Request.MAX_POLICIES) {
      return union;
    }
    return union.stream()
        .sorted(BY_WEIGHT.reversed())
        .limit(Request.MAX_POLICIES)
        .sorted(Comparator.comparing(PolicyOutcome::id))
        .toList();
  }
}
