package io.boundwatch.replay;

import java.util.List;

/**
 * Sign-ins that were or would be blocked for one cause in one app, and what to do about it. A
 * sign-in that was blocked in several apps, or for several causes, is counted in each: never add
 * them up.
 *
 * @param causeClass {@code suspicious}, {@code policy-error}, {@code unsupported}, {@code
 *     self-remediable} or {@code unknown}
 * @param statusCode 0 if none was given
 * @param platform {@code windows}, {@code apple}, {@code other} or {@code unknown}
 * @param client {@code native}, {@code browser} or {@code browser-arm}
 * @param users how many
 * @param exampleUsers some of them
 * @param signIns {@code blocked + wouldBlock}
 * @param blocked sign-ins that an enforced policy blocked
 * @param wouldBlock sign-ins that report-only policies alone would have blocked
 * @param known what is known to have this trouble
 * @param source where the remedy is said
 */
public record WhoToFix(
    String tenantId,
    String causeClass,
    int statusCode,
    String platform,
    String client,
    String appId,
    String appName,
    long users,
    List<String> exampleUsers,
    long signIns,
    long blocked,
    long wouldBlock,
    String cause,
    String remedy,
    String who,
    List<ExcludingFilter> deviceFilters,
    List<String> known,
    String source) {
  public WhoToFix {
    exampleUsers = List.copyOf(exampleUsers);
    deviceFilters = List.copyOf(deviceFilters);
    known = List.copyOf(known);
  }

  /**
   * A device filter that excludes what cannot be bound.
   *
   * @param filter its text, empty where none is known
   */
  public record ExcludingFilter(String devices, String filter) {}
}
