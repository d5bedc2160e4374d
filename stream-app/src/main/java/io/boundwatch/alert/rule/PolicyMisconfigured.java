package io.boundwatch.alert.rule;

import io.boundwatch.alert.Attack;
import io.boundwatch.alert.Evidence;
import io.boundwatch.alert.Finding;
import io.boundwatch.alert.Observation;
import io.boundwatch.alert.Owner;
import io.boundwatch.alert.Rule;
import io.boundwatch.alert.RuleContext;
import io.boundwatch.alert.RuleSettings;
import io.boundwatch.alert.RuleType;
import io.boundwatch.alert.Severity;
import io.boundwatch.alert.Subject;
import io.boundwatch.alert.Tuning;
import io.boundwatch.count.WindowSize;
import io.boundwatch.event.Details;
import io.boundwatch.event.KeyParts;
import io.boundwatch.event.Outcome;
import io.boundwatch.event.PolicyOutcome;
import io.boundwatch.event.Request;
import io.boundwatch.event.Times;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A policy blocks, or would block, where token protection does not work: browsers outside Azure
 * Resource Manager, or five or more resources that it does not support. That is told to whoever
 * writes the policies, so it is judged by the day (UTC): one alert for each policy and day.
 */
final class PolicyMisconfigured implements Rule {
  static final String NAME = "policy-misconfigured";

  private static final Tuning MIN_RESOURCES =
      Tuning.whole(
          "min-resources",
          5,
          1,
          BlockedResources.MAX_RESOURCES,
          "In how many unsupported resources a policy must have blocked on a day.");

  static final RuleType TYPE =
      new RuleType(
          NAME,
          "It fires when a policy blocks browsers outside Azure Resource Manager, or in many"
              + " resources that token protection does not support.",
          "blocked requests",
          "Have an identity admin compare the policy's resources and client apps with what token protection supports.",
          Attack.CONDITIONAL_ACCESS,
          false,
          List.of(MIN_RESOURCES),
          making -> new PolicyMisconfigured(making.settings()));

  private static final WindowSize DAY = WindowSize.of(Duration.ofDays(1));

  /** Requests are counted up to a few hours after they were made. */
  private static final long KEPT = Duration.ofHours(12).toMillis();

  private static final int NAMES = 5;

  private final long minResources;

  private PolicyMisconfigured(RuleSettings settings) {
    minResources = settings.whole(MIN_RESOURCES.key());
  }

  @Override
  public Set<News> listensTo() {
    return Set.of(News.REQUESTS);
  }

  /** Asked for each request: most are not blocked. */
  @Override
  public Optional<Owner> wants(Request request, boolean late) {
    boolean wanted =
        request.outcome().isBlock()
            && !late
            && (isBrowserElsewhere(request.details()) || isUnsupported(request.details()))
            && request.policies().stream().anyMatch(policy -> policy.outcome().isBlock());
    return wanted ? Optional.of(Owner.TENANT) : Optional.empty();
  }

  /** A browser, and a resource where token protection does not support them. */
  static boolean isBrowserElsewhere(Details details) {
    return details.clientApp().equalsIgnoreCase("Browser")
        && !details.resourceId().isEmpty()
        && !VendorResources.supportsBrowsers(details.resourceId());
  }

  static boolean isUnsupported(Details details) {
    return !details.resourceId().isEmpty() && !VendorResources.supports(details.resourceId());
  }

  @Override
  public void request(Request request, RuleContext context) {
    for (PolicyOutcome policy : request.policies()) {
      if (policy.outcome().isBlock()) {
        blocked(policy, request, context);
      }
    }
  }

  private void blocked(PolicyOutcome policy, Request request, RuleContext context) {
    long day = DAY.startOf(request.eventTime());
    String key = KeyParts.join(request.tenantId(), policy.id(), Long.toString(day));
    BlockedResources resources =
        context.get(key).map(BlockedResources::decode).orElseGet(BlockedResources::new);
    if (!resources.add(request.details(), policy.outcome() == Outcome.BLOCKED)) {
      return;
    }
    long until = Episodes.keepUntil(context.clock(), day + DAY.millis(), KEPT);
    boolean kept = context.put(key, resources.encode(), until);
    if (kept && (!resources.byBrowser().isEmpty() || isMany(resources))) {
      raise(policy, request, day, resources, context);
    }
  }

  private boolean isMany(BlockedResources resources) {
    return resources.unsupported().size() >= minResources;
  }

  private void raise(
      PolicyOutcome policy,
      Request request,
      long day,
      BlockedResources resources,
      RuleContext context) {
    int browser = resources.byBrowser().size();
    int unsupported = resources.unsupported().size();
    context.raise(
        new Finding(
            request.tenantId(),
            KeyParts.join(policy.id()),
            Severity.INFO,
            day,
            day + DAY.millis() - 1,
            Math.max(browser, isMany(resources) ? unsupported : 0),
            "A token-protection policy blocks where token protection does not work",
            description(policy, day, resources),
            resources.isReportOnly(),
            Subject.NONE.policy(policy.id(), policy.name()),
            Observation.of(
                Map.of(
                    "browser_resources", (long) browser,
                    "unsupported_resources", (long) unsupported)),
            List.of(new Evidence.OfRequest("blocked", request))));
  }

  private String description(PolicyOutcome policy, long day, BlockedResources resources) {
    List<String> faults = new ArrayList<>();
    if (!resources.byBrowser().isEmpty()) {
      faults.add(
          "browsers, which token protection supports for Azure Resource Manager only, in "
              + listed(resources.byBrowser()));
    }
    if (isMany(resources)) {
      faults.add(
          resources.unsupported().size()
              + " resources that token protection does not support: "
              + listed(resources.unsupported()));
    }
    return "The policy %s %s %s; on the day from %s"
        .formatted(
            Phrases.named(policy.name(), policy.id()),
            resources.isReportOnly() ? "would block" : "blocks",
            String.join("; and ", faults),
            Times.seconds(day));
  }

  private static String listed(List<String> names) {
    String some = String.join(", ", names.subList(0, Math.min(NAMES, names.size())));
    return names.size() <= NAMES ? some : some + " and " + (names.size() - NAMES) + " more";
  }
}
