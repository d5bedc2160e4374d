package io.boundwatch.alert;

import java.util.Objects;

/** What an alert is about; what it does not concern is the empty string. */
public record Subject(
    String appId,
    String appName,
    String policyId,
    String policyName,
    String userId,
    String userName) {
  public static final Subject NONE = new Subject("", "", "", "", "", "");

  public Subject {
    Objects.requireNonNull(appId, "appId");
    Objects.requireNonNull(appName, "appName");
    Objects.requireNonNull(policyId, "policyId");
    Objects.requireNonNull(policyName, "policyName");
    Objects.requireNonNull(userId, "userId");
    Objects.requireNonNull(userName, "userName");
  }

  public Subject app(String id, String name) {
    return new Subject(id, name, policyId, policyName, userId, userName);
  }

  public Subject policy(String id, String name) {
    return new Subject(appId, appName, id, name, userId, userName);
  }

  public Subject user(String id, String name) {
    return new Subject(appId, appName, policyId, policyName, id, name);
  }
}
