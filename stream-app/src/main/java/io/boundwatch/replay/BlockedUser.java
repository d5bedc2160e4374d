package io.boundwatch.replay;

import io.boundwatch.remedy.Cause;

/** A user who was or would be blocked, in one app for one cause: a line of the CSV file. */
final class BlockedUser {
  private final Group group;
  private final String userId;
  private String userPrincipalName = "";
  private String appName = "";
  private long blocked;
  private long wouldBlock;
  private String firstAt = "";
  private String lastAt = "";

  /** What is told together. */
  record Group(
      String tenantId, Cause cause, int statusCode, String platform, String client, String appId) {}

  BlockedUser(Group group, String userId) {
    this.group = group;
    this.userId = userId;
  }

  /**
   * Counts a sign-in.
   *
   * @param enforced whether a policy that is on blocked it
   * @param first when it began, as is the end in ISO 8601 of one form, which sorts by time
   */
  void met(String upn, String app, boolean enforced, String first, String last) {
    userPrincipalName = upn.isEmpty() ? userPrincipalName : upn;
    appName = app.isEmpty() ? appName : app;
    blocked += enforced ? 1 : 0;
    wouldBlock += enforced ? 0 : 1;
    firstAt = firstAt.isEmpty() || first.compareTo(firstAt) < 0 ? first : firstAt;
    lastAt = last.compareTo(lastAt) > 0 ? last : lastAt;
  }

  Group group() {
    return group;
  }

  String userId() {
    return userId;
  }

  String userPrincipalName() {
    return userPrincipalName;
  }

  /** The name, else the ID. */
  String shownName() {
    return userPrincipalName.isEmpty() ? userId : userPrincipalName;
  }

  String appName() {
    return appName;
  }

  long blocked() {
    return blocked;
  }

  long wouldBlock() {
    return wouldBlock;
  }

  String firstAt() {
    return firstAt;
  }

  String lastAt() {
    return lastAt;
  }
}
