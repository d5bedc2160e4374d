package io.boundwatch.alert;

import io.boundwatch.event.Category;
import io.boundwatch.event.EncodedRequest;
import io.boundwatch.event.KeyParts;
import io.boundwatch.event.PolicyMode;
import io.boundwatch.event.Request;

/** What rules are told besides the cells. Times are milliseconds since the epoch. */
public sealed interface Fact {
  /** The key that leads to the task that must know. */
  String ownerKey();

  /**
   * A request that some rule of this owner wants to see, as merged so far; again if it changed.
   *
   * @param late whether it was late: it stands in no cell, and only rules that look at one request
   *     alone see it
   */
  record RequestSeen(Owner owner, boolean late, EncodedRequest encoded) implements Fact {
    @Override
    public String ownerKey() {
      return owner.key(request());
    }

    public Request request() {
      return encoded.request();
    }
  }

  /**
   * Records that a policy was named in since the last flush of a join task.
   *
   * @param records how many
   * @param firstAt earliest event time
   * @param lastAt latest event time
   */
  record PolicySeen(
      String tenantId,
      String policyId,
      String policyName,
      PolicyMode mode,
      long records,
      long firstAt,
      long lastAt)
      implements Fact {
    @Override
    public String ownerKey() {
      return Owner.ofTenant(tenantId);
    }

    PolicySeen and(PolicySeen other) {
      PolicySeen newest = lastAt >= other.lastAt ? this : other;
      return new PolicySeen(
          tenantId,
          policyId,
          newest.policyName,
          mode,
          records + other.records,
          Math.min(firstAt, other.firstAt),
          Math.max(lastAt, other.lastAt));
    }
  }

  /**
   * Records of a tenant and category that came since the last flush of a join task. All feeds have
   * one owner, as it must be told when every one of them is silent.
   *
   * @param firstAppend earliest append time
   * @param lastAppend latest append time
   */
  record FeedSeen(String tenantId, Category category, long firstAppend, long lastAppend)
      implements Fact {
    /** The owner of all feeds. */
    public static final String ALL_FEEDS = KeyParts.join("*", "*");

    @Override
    public String ownerKey() {
      return ALL_FEEDS;
    }

    FeedSeen and(FeedSeen other) {
      return new FeedSeen(
          tenantId,
          category,
          Math.min(firstAppend, other.firstAppend),
          Math.max(lastAppend, other.lastAppend));
    }
  }

  /**
   * What a rule at the user's task has to tell the app's: a user has come to be of interest.
   *
   * @param rule the rule that tells and is told
   * @param at event time
   */
  record UserOfApp(String rule, long at, Request request) implements Fact {
    @Override
    public String ownerKey() {
      return Owner.APP.key(request);
    }
  }
}
