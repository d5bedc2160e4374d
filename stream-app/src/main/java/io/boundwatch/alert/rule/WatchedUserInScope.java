package io.boundwatch.alert.rule;

import io.boundwatch.alert.AlertSettings;
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
import io.boundwatch.event.Details;
import io.boundwatch.event.KeyParts;
import io.boundwatch.event.PolicyOutcome;
import io.boundwatch.event.Request;
import io.boundwatch.event.Times;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * {@code watched-user-in-scope}: a user of {@code alerts.watch-list} has any request in scope.
 * Break-glass accounts are to be excluded from such policies: one that is not may fail when it is
 * needed, and one that is used at all is worth a look. It looks at one request alone, so a late one
 * too. Under pseudonyms the list holds those.
 */
public final class WatchedUserInScope implements Rule {
  private static final long REMEMBERED = Duration.ofDays(1).toMillis();

  public static final RuleType TYPE =
      new RuleType(
          "watched-user-in-scope",
          "Critical when a token-protection policy applies to any request of a user of"
              + " `alerts.watch-list`; a warning if the policy is report-only.",
          "requests in scope",
          "Exclude the account from the token-protection policy at once: a break-glass account must never be locked out.",
          Attack.CLOUD_ACCOUNTS,
          false,
          List.of(),
          making -> new WatchedUserInScope(making.alerts()));

  private static final Optional<Owner> WANTED = Optional.of(Owner.USER);

  private final Set<String> watched;
  private final RuleWindow window;

  private WatchedUserInScope(AlertSettings alerts) {
    this.watched = alerts.watchList();
    this.window = RuleWindow.of(alerts);
  }

  @Override
  public Set<News> listensTo() {
    return Set.of(News.REQUESTS);
  }

  @Override
  public Optional<Owner> wants(Request request, boolean late) {
    return !watched.isEmpty() && request.isInScope() && isWatched(request)
        ? WANTED
        : Optional.empty();
  }

  private boolean isWatched(Request request) {
    String name = request.details().userPrincipalName();
    return watched.contains(request.userId()) || watched.contains(name.toLowerCase(Locale.ROOT));
  }

  @Override
  public void request(Request request, RuleContext context) {
    String entity = request.userId();
    String key = KeyParts.join(request.tenantId(), request.userId());
    RequestIds ids =
        context
            .get(key)
            .filter(bytes -> context.isOpen(request.tenantId(), entity))
            .map(RequestIds::decode)
            .orElseGet(RequestIds::new);
    if (ids.add(request.requestId())) {
      long until = Episodes.keepUntil(context.clock(), request.eventTime(), REMEMBERED);
      context.put(key, ids.encode(), until);
    }
    context.raise(finding(request, entity, ids.size()));
  }

  private Finding finding(Request request, String entity, int requests) {
    Details details = request.details();
    Optional<PolicyOutcome> policy =
        request.policies().stream()
            .filter(each -> each.outcome().isInScope())
            .max(Comparator.comparing(PolicyOutcome::outcome).thenComparing(PolicyOutcome::id));
    return new Finding(
        request.tenantId(),
        entity,
        Severity.CRITICAL,
        window.startOf(request.eventTime()),
        request.eventTime(),
        requests,
        "A token-protection policy applies to a watched account",
        "%s is on the watch list of accounts that no such policy should reach; a request in %s at %s came to %s under %s."
            .formatted(
                Episodes.userOf(request),
                Episodes.appOf(request),
                Times.millis(request.eventTime()),
                request.outcome().wireName(),
                policy.map(WatchedUserInScope::inWords).orElse("a policy that is not named")),
        Episodes.isReportOnly(request),
        Subject.NONE
            .app(details.appId(), details.appName())
            .policy(
                policy.map(PolicyOutcome::id).orElse(""),
                policy.map(PolicyOutcome::name).orElse(""))
            .user(request.userId(), details.userPrincipalName()),
        Observation.of(Map.of("requests", (long) requests)),
        List.of(new Evidence.OfRequest("in scope", request)));
  }

  private static String inWords(PolicyOutcome policy) {
    return "the policy \"" + (policy.name().isEmpty() ? policy.id() : policy.name()) + '"';
  }
}
