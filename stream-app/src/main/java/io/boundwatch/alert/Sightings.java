package io.boundwatch.alert;

import io.boundwatch.event.Category;
import io.boundwatch.event.PolicyMode;
import io.boundwatch.event.PolicyOutcome;
import io.boundwatch.event.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Which policies and feeds a join task met, summed over a flush: a handful of facts, however many
 * requests there were. Mutable and for one thread.
 */
public final class Sightings {
  private record Policy(String tenantId, String policyId, PolicyMode mode) {}

  private record Feed(String tenantId, Category category) {}

  private final Map<Policy, Fact.PolicySeen> policies = new LinkedHashMap<>();
  private final Map<Feed, Fact.FeedSeen> feeds = new LinkedHashMap<>();

  /** A request that was not told before. */
  public void add(Request request) {
    for (PolicyOutcome policy : request.policies()) {
      // the mode of a policy that did not apply is not to be seen in its result
      if (policy.outcome().isInScope()) {
        addPolicy(request, policy);
      }
    }
    addFeed(request);
  }

  private void addPolicy(Request request, PolicyOutcome policy) {
    long at = request.eventTime();
    Fact.PolicySeen seen =
        new Fact.PolicySeen(
            request.tenantId(), policy.id(), policy.name(), policy.mode(), 1, at, at);
    Policy key = new Policy(seen.tenantId(), seen.policyId(), seen.mode());
    policies.merge(key, seen, Fact.PolicySeen::and);
  }

  /** A request that only shows that its feed lives: a late one. */
  public void addFeed(Request request) {
    Category category = request.details().category();
    Fact.FeedSeen seen =
        new Fact.FeedSeen(request.tenantId(), category, request.appendTime(), request.appendTime());
    feeds.merge(new Feed(seen.tenantId(), category), seen, Fact.FeedSeen::and);
  }

  /** What was summed; empty again afterwards. */
  public List<Fact> drain() {
    List<Fact> facts = new ArrayList<>(policies.values());
    facts.addAll(feeds.values());
    policies.clear();
    feeds.clear();
    return facts;
  }
}
