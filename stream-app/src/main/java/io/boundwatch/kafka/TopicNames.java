package io.boundwatch.kafka;

import java.util.List;

/** The names of our topics (design, section 6). Without dots, so that metrics names stay unique. */
public final class TopicNames {
  public static final String REQUESTS = "boundwatch-requests";
  public static final String DEAD_LETTERS = "boundwatch-dead-letters";
  public static final String DECISIONS = "boundwatch-decisions";
  public static final String APP_COUNTS = "boundwatch-app-counts";
  public static final String USER_COUNTS = "boundwatch-user-counts";
  public static final String POLICY_COUNTS = "boundwatch-policy-counts";
  public static final String ALERTS = "boundwatch-alerts";

  /** All of them, in the order of the design. */
  public static final List<String> ALL =
      List.of(REQUESTS, DEAD_LETTERS, DECISIONS, APP_COUNTS, USER_COUNTS, POLICY_COUNTS, ALERTS);

  private TopicNames() {}
}
