package io.boundwatch.alert.rule;

import io.boundwatch.alert.RuleType;
import java.time.Duration;
import java.util.List;

/** All rules, one line each; a rule also has a page in {@code deploy/runbooks}. */
public final class Rules {
  public static final List<RuleType> ALL =
      List.of(
          UnboundSpike.TYPE,
          MassBlock.TYPE,
          EnforcementGap.TYPE,
          PolicyMisconfigured.TYPE,
          PolicyChanged.TYPE,
          FeedSilent.TYPE);

  /** Those that judge app cells of {@link #WINDOW}, which must be counted for them. */
  public static final List<RuleType> OF_WINDOWS = List.of(UnboundSpike.TYPE, MassBlock.TYPE);

  public static final Duration WINDOW = Duration.ofMillis(FiveMinutes.SIZE.millis());

  private Rules() {}
}
