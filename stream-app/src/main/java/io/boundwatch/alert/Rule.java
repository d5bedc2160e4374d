package io.boundwatch.alert;

import io.boundwatch.count.CellDelta;
import io.boundwatch.count.CellKey;
import io.boundwatch.event.Request;
import java.util.Optional;
import java.util.Set;

/**
 * A rule of the table in design, section 9. It is told only of tenants and apps that it is limited
 * to. A rule has no fields that change: what it must remember stands in its context, as its task
 * may move to another instance at any time.
 */
public interface Rule {
  /** What there is to be told of. */
  enum News {
    /** Requests one by one, and what the same rule tells about them from another task. */
    REQUESTS,
    /** App cells that counted something, while their window is open. */
    APP_CELLS,
    /** User cells that counted something. */
    USER_CELLS,
    /** App cells whose window was closed. */
    CLOSED_WINDOWS,
    POLICIES,
    /** Feeds, and the clock of their owner. */
    FEEDS
  }

  /** What the rule wants to be told of: most is of no concern to most rules. */
  Set<News> listensTo();

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

  /**
   * Whether a request that the rule wants would tell it nothing after another one of the same
   * sign-in, which it wanted as well: then it is not sent. So it must be right to do nothing when
   * told of the request, once told of the known one, whatever comes between.
   *
   * <p>This must be an order: a known one may itself be left out, but only for one that comes
   * before it. A known one that changes later was told as it was, which is what counts.
   */
  default boolean saysNoMore(Request request, Request known) {
    return false;
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
