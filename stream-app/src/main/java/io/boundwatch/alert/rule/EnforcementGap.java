package io.boundwatch.alert.rule;

import io.boundwatch.alert.Attack;
import io.boundwatch.alert.Evidence;
import io.boundwatch.alert.Finding;
import io.boundwatch.alert.Observation;
import io.boundwatch.alert.Owner;
import io.boundwatch.alert.Rule;
import io.boundwatch.alert.RuleContext;
import io.boundwatch.alert.RuleType;
import io.boundwatch.alert.Severity;
import io.boundwatch.alert.Subject;
import io.boundwatch.codec.ByteReader;
import io.boundwatch.codec.ByteWriter;
import io.boundwatch.event.Details;
import io.boundwatch.event.KeyParts;
import io.boundwatch.event.Outcome;
import io.boundwatch.event.PolicyMode;
import io.boundwatch.event.PolicyOutcome;
import io.boundwatch.event.Request;
import io.boundwatch.event.Times;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * An enforced policy was unsatisfied and the request yet succeeded: what was thought to be blocked
 * is not. It looks at one request alone, also at a late one; how many there were is counted while
 * the alert is open.
 */
final class EnforcementGap implements Rule {
  static final String NAME = "enforcement-gap";

  static final RuleType TYPE =
      new RuleType(
          NAME,
          "It fires when a request succeeds though an enforced policy was not satisfied.",
          "requests that succeeded unsatisfied",
          "Find out in the sign-in log which condition let the request pass, and close it in the policy.",
          Attack.USE_TOKEN,
          false,
          List.of(),
          making -> new EnforcementGap(RuleWindow.of(making.alerts())));

  private static final int VERSION = 1;
  private static final int SUCCESS = 0;

  /** Longer than an alert stays open without a further request. */
  private static final long KEPT = Duration.ofHours(2).toMillis();

  private final RuleWindow window;

  private EnforcementGap(RuleWindow window) {
    this.window = window;
  }

  @Override
  public Set<News> listensTo() {
    return Set.of(News.REQUESTS);
  }

  @Override
  public Optional<Owner> wants(Request request, boolean late) {
    boolean gap =
        request.outcome() == Outcome.BLOCKED
            && request.details().errorCode() == SUCCESS
            && request.policies().stream().anyMatch(EnforcementGap::wasUnsatisfied);
    return gap ? Optional.of(Owner.APP) : Optional.empty();
  }

  private static boolean wasUnsatisfied(PolicyOutcome policy) {
    return policy.mode() == PolicyMode.ENFORCED && policy.outcome() == Outcome.BLOCKED;
  }

  @Override
  public void request(Request request, RuleContext context) {
    request.policies().stream()
        .filter(EnforcementGap::wasUnsatisfied)
        .forEach(policy -> gap(policy, request, context));
  }

  private void gap(PolicyOutcome policy, Request request, RuleContext context) {
    Details details = request.details();
    String entity = KeyParts.join(policy.id(), details.appId());
    Gap gap = counted(request, entity, context);
    long count = gap.requests().count();
    String description =
        "%s succeeded in %s since %s though the enforced policy %s was not satisfied"
            .formatted(
                Phrases.count(count, "request", "requests"),
                Phrases.app(details.appName(), details.appId()),
                Times.seconds(gap.since()),
                Phrases.named(policy.name(), policy.id()));
    context.raise(
        new Finding(
            request.tenantId(),
            entity,
            Severity.WARNING,
            gap.since(),
            request.eventTime(),
            count,
            "Requests succeed that an enforced token-protection policy should block",
            description,
            false,
            Subject.NONE.app(details.appId(), details.appName()).policy(policy.id(), policy.name()),
            Observation.of(Map.of("requests", count))
                .withStatusCodes(gap.requests().countsBy(code -> code)),
            List.of(new Evidence.OfRequest("succeeded unsatisfied", request))));
  }

  /** With the requests of the alert, if one is open. */
  private Gap counted(Request request, String entity, RuleContext context) {
    String key = KeyParts.join(request.tenantId()) + '|' + entity;
    Gap fresh = new Gap(window.startOf(request.eventTime()), new Sample());
    Gap gap =
        context.isOpen(request.tenantId(), entity)
            ? context.get(key).map(Gap::decode).orElse(fresh)
            : fresh;
    if (gap.requests().add(request.requestId(), request.statusCode(), Math::max)) {
      context.put(
          key, gap.encode(), Episodes.keepUntil(context.clock(), request.eventTime(), KEPT));
    }
    return gap;
  }

  /**
   * What is counted of an alert.
   *
   * @param since start of the window of its first request
   * @param requests with their status codes
   */
  record Gap(long since, Sample requests) {
    byte[] encode() {
      ByteWriter out = new ByteWriter().writeByte(VERSION).writeLong(since);
      requests.write(out);
      return out.toByteArray();
    }

    static Gap decode(byte[] kept) {
      ByteReader in =
          new ByteReader(kept).expectVersion(VERSION, "what the rule " + NAME + " has kept has");
      return new Gap(in.readLong(), Sample.read(in));
    }
  }
}
