package io.boundwatch.signin;

import io.boundwatch.event.Binding;
import io.boundwatch.event.Outcome;
import io.boundwatch.event.Request;
import java.util.Comparator;

/**
 * Which requests a sign-in keeps when it has too many: the greatest by outcome, binding, earlier
 * event time and request ID (design, section 4). A request's rank only rises when it is merged.
 */
record Rank(Outcome outcome, Binding binding, long eventTime, String requestId)
    implements Comparable<Rank> {

  private static final Comparator<Rank> ORDER =
      Comparator.comparing(Rank::outcome)
          .thenComparing(Rank::binding)
          .thenComparing(Rank::eventTime, Comparator.reverseOrder())
          .thenComparing(Rank::requestId);

  static Rank of(Request request) {
    return new Rank(request.outcome(), request.binding(), request.eventTime(), request.requestId());
  }

  @Override
  public int compareTo(Rank other) {
    return ORDER.compare(this, other);
  }
}
