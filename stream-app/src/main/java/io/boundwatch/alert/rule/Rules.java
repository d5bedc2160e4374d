package io.boundwatch.alert.rule;

import io.boundwatch.alert.RuleType;
import java.util.List;

/** All rules, one line each; a rule also has a page in {@code deploy/runbooks}. */
public final class Rules {
  public static final List<RuleType> ALL =
      List.of(
          MassBlock.TYPE,
          TokenReplay.TYPE,
          EnforcementGap.TYPE,
          NewlyUnbound.TYPE,
          WatchedUserInScope.TYPE,
          PolicyMisconfigured.TYPE,
          PolicyChanged.TYPE,
          FeedSilent.TYPE);

  private Rules() {}
}
