package io.boundwatch.alert.rule;

import io.boundwatch.alert.Attack;
import io.boundwatch.alert.Evidence;
import io.boundwatch.alert.Fact;
import io.boundwatch.alert.Finding;
import io.boundwatch.alert.Observation;
import io.boundwatch.alert.Rule;
import io.boundwatch.alert.RuleContext;
import io.boundwatch.alert.RuleSettings;
import io.boundwatch.alert.RuleType;
import io.boundwatch.alert.Severity;
import io.boundwatch.alert.Subject;
import io.boundwatch.alert.Tuning;
import io.boundwatch.event.KeyParts;
import io.boundwatch.event.Times;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The mode of a policy has changed, between report-only and enforced, and has stayed so for 20
 * records. A policy that was not known before has not changed.
 */
final class PolicyChanged implements Rule {
  static final String NAME = "policy-changed";

  private static final Tuning RECORDS =
      Tuning.whole(
          "records", 20, 1, 1_000_000, "In how many records the other mode must have been seen.");

  static final RuleType TYPE =
      new RuleType(
          NAME,
          "It fires when a policy goes from report-only to enforced, or back.",
          "records under the new mode",
          "Confirm with the identity admins that the change was meant and is in the change log.",
          Attack.CONDITIONAL_ACCESS,
          false,
          List.of(RECORDS),
          making -> new PolicyChanged(making.settings(), RuleWindow.of(making.alerts())));

  /** A policy that was seen by nobody for as long is a new one. */
  private static final long KEPT = Duration.ofDays(30).toMillis();

  private final long records;
  private final RuleWindow window;

  private PolicyChanged(RuleSettings settings, RuleWindow window) {
    this.window = window;
    records = settings.whole(RECORDS.key());
  }

  @Override
  public Set<News> listensTo() {
    return Set.of(News.POLICIES);
  }

  @Override
  public void policySeen(Fact.PolicySeen seen, RuleContext context) {
    String key = KeyParts.join(seen.tenantId(), seen.policyId());
    SeenMode mode = context.get(key).map(SeenMode::decode).orElse(SeenMode.NONE).and(seen);
    if (mode.others() >= records) {
      raise(seen, mode, context);
      mode = mode.changed(window);
    }
    context.put(key, mode.encode(), Episodes.keepUntil(context.clock(), mode.newest(), KEPT));
  }

  private void raise(Fact.PolicySeen seen, SeenMode mode, RuleContext context) {
    String entity = KeyParts.join(seen.policyId());
    // a change back is an alert of its own
    context.end(seen.tenantId(), entity);
    long at = mode.changeAt(window);
    String to = Phrases.mode(mode.other());
    String description =
        "The policy %s went from %s to %s: %s since %s"
            .formatted(
                Phrases.named(seen.policyName(), seen.policyId()),
                Phrases.mode(mode.mode()),
                to,
                Phrases.count(mode.others(), "record", "records"),
                Times.seconds(mode.otherSince() / 1_000 * 1_000));
    context.raise(
        new Finding(
            seen.tenantId(),
            entity,
            Severity.INFO,
            at,
            at,
            1,
            "A token-protection policy is now " + to,
            description,
            false,
            Subject.NONE.policy(seen.policyId(), seen.policyName()),
            Observation.of(Map.of("records", mode.others())),
            List.of(new Evidence.Contributor("mode", mode.other().wireName(), mode.others()))));
  }
}
