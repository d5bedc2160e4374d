package io.boundwatch.alert;

import io.boundwatch.count.CellDelta;
import io.boundwatch.count.CellKey;
import io.boundwatch.event.Request;
import java.util.Optional;

/**
 * A rule of the table in design, section 9. It is told only of tenants and apps that it is limited
 * to. A rule has no fields that change: what it must remember stands in its context, as its task
 * may move to another instance at any time.
 */
public interface Rule {
  /**
   * Whether the rule looks at requests one by one, and where; asked at the join, before the request
   * goes anywhere, so that only what matters is sent.
   *
   * @param late whether the request is late; only a rule that looks at one request alone may want
   *     it then
   */
  default Optional<Owner> wants(Request request, boolean late) {
    return Optional.empty();
  }

  /** A request that it wanted. Requests of one owner come in any order, and again if changed. */
  default void request(Request request, RuleContext context) {}

  /** A cell has counted something more or otherwise, its window being not closed yet. */
  default void cellChanged(
      CellKey key, CellDelta difference, CellDelta cell, RuleContext context) {}

  /** The window of an app cell was closed, a window of the same app after the ones before it. */
  default void windowClosed(CellKey key, CellDelta cell, RuleContext context) {}

  default void policySeen(Fact.PolicySeen seen, RuleContext context) {}

  default void feedSeen(Fact.FeedSeen seen, RuleContext context) {}

  /** The same rule at a user's task has something to tell. */
  default void userOfApp(Fact.UserOfApp told, RuleContext context) {}

  /**
   * The clock of the owner of all feeds has moved on, after all that was told about the time
   * before.
   */
  default void feedClock(RuleContext context) {}
}
