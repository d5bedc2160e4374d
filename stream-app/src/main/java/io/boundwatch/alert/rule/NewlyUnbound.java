package io.boundwatch.alert.rule;

import io.boundwatch.alert.Attack;
import io.boundwatch.alert.Evidence;
import io.boundwatch.alert.Fact;
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
import io.boundwatch.count.CellDelta;
import io.boundwatch.count.CellKey;
import io.boundwatch.count.CellKind;
import io.boundwatch.event.Binding;
import io.boundwatch.event.Details;
import io.boundwatch.event.KeyParts;
import io.boundwatch.event.Request;
import io.boundwatch.event.Times;
import io.boundwatch.event.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * {@code newly-unbound}: a user whose sign-ins in an app were bound for days, and never unbound, is
 * unbound now, in scope. One is a broken device or a stolen token; several of one app at once are a
 * fault of the app or its policy, and a warning.
 *
 * <p>At the user's task the cells say how often the user was bound ({@link BindingHistory}), and
 * the unbound request itself is looked for; the app's task is told of the user and raises one alert
 * for the app.
 */
public final class NewlyUnbound implements Rule {
  private static final String NAME = "newly-unbound";

  private static final Tuning MIN_SIGN_INS =
      Tuning.whole(
          "min-sign-ins", 20, 1, 1_000_000, "Bound sign-ins in scope that make a user bound.");
  private static final Tuning MIN_DAYS =
      Tuning.whole("min-days", 3, 1, 365, "Days on which there must be bound sign-ins.");
  private static final Tuning MEMORY =
      Tuning.duration(
          "memory",
          "P30D",
          BindingHistory.DAY,
          365 * BindingHistory.DAY,
          "How long after the last sign-in user and app are forgotten, and after how long an"
              + " unbound request is.");
  private static final Tuning WARNING_USERS =
      Tuning.whole(
          "warning-users", 5, 1, NewlyUnboundUsers.MAX, "Users of one app that make it a warning.");
  private static final Tuning WARNING_WITHIN =
      Tuning.duration(
          "warning-within",
          "PT1H",
          Duration.ofMinutes(1).toMillis(),
          BindingHistory.DAY,
          "How close together they must come to be unbound.");

  public static final RuleType TYPE =
      new RuleType(
          NAME,
          "Info when a user whose sign-ins in an app were bound for days, and never unbound, is"
              + " unbound in scope; warning if several users of the app are.",
          "users newly unbound within an hour",
          "Ask whether the device was re-registered or the client replaced; if neither, treat the session as suspicious.",
          Attack.USE_TOKEN,
          false,
          List.of(MIN_SIGN_INS, MIN_DAYS, MEMORY, WARNING_USERS, WARNING_WITHIN),
          making -> new NewlyUnbound(making.settings(), RuleWindow.of(making.alerts())));

  private static final Optional<Owner> WANTED = Optional.of(Owner.USER);

  private final BindingHistory.Baseline baseline;
  private final RuleWindow window;
  private final long memory;
  private final long warningUsers;
  private final long warningWithin;

  private NewlyUnbound(RuleSettings settings, RuleWindow window) {
    this.window = window;
    this.memory = settings.whole(MEMORY.key());
    this.baseline =
        new BindingHistory.Baseline(
            settings.whole(MIN_SIGN_INS.key()),
            (int) settings.whole(MIN_DAYS.key()),
            memory / BindingHistory.DAY);
    this.warningUsers = settings.whole(WARNING_USERS.key());
    this.warningWithin = settings.whole(WARNING_WITHIN.key());
  }

  @Override
  public Set<News> listensTo() {
    return Set.of(News.REQUESTS, News.USER_CELLS);
  }

  @Override
  public Optional<Owner> wants(Request request, boolean late) {
    return !late && request.isUnbound() && request.isInScope() ? WANTED : Optional.empty();
  }

  @Override
  public void cellChanged(CellKey key, CellDelta difference, CellDelta cell, RuleContext context) {
    long bound = difference.tally().inScopeSignIns(Verdict.BOUND);
    long unbound = difference.tally().binding(Binding.UNBOUND);
    if (key.kind() != CellKind.USER || bound == 0 && unbound == 0) {
      return;
    }
    String stateKey = userKey(key.tenantId(), key.subject(), key.appId());
    BindingHistory history = history(stateKey, context).orElseGet(BindingHistory::new);
    if (history.add(
        key.windowStart(), key.windowSize().millis(), key.resourceId(), bound, unbound)) {
      tellOf(history, context);
      keep(stateKey, history, context);
    }
  }

  /** Without a history there is no user that was bound: there is nothing to wait for. */
  @Override
  public void request(Request request, RuleContext context) {
    String key = userKey(request.tenantId(), request.userId(), request.details().appId());
    history(key, context)
        .filter(history -> history.await(request, baseline))
        .ifPresent(
            history -> {
              tellOf(history, context);
              keep(key, history, context);
            });
  }

  private void tellOf(BindingHistory history, RuleContext context) {
    history
        .takeNewlyUnbound(baseline)
        .map(request -> new Fact.UserOfApp(NAME, request.eventTime(), request))
        .ifPresent(context::tell);
  }

  private static String userKey(String tenantId, String userId, String appId) {
    return "user|" + KeyParts.join(tenantId, userId, appId);
  }

  private static Optional<BindingHistory> history(String key, RuleContext context) {
    return context.get(key).map(BindingHistory::decode);
  }

  private void keep(String key, BindingHistory history, RuleContext context) {
    context.put(key, history.encode(), history.lastEnd() + memory);
  }

  @Override
  public void userOfApp(Fact.UserOfApp told, RuleContext context) {
    Request request = told.request();
    String key = "app|" + KeyParts.join(request.tenantId(), request.details().appId());
    NewlyUnboundUsers users =
        context.get(key).map(NewlyUnboundUsers::decode).orElseGet(NewlyUnboundUsers::new);
    users.add(request, warningWithin);
    long until = Episodes.keepUntil(context.clock(), told.at(), warningWithin);
    context.put(key, users.encode(), until);
    context.raise(finding(request, users.requests()));
  }

  private Finding finding(Request last, List<Request> users) {
    Details details = last.details();
    Request first = users.get(0);
    return new Finding(
        last.tenantId(),
        details.appId(),
        users.size() >= warningUsers ? Severity.WARNING : Severity.INFO,
        window.startOf(last.eventTime()),
        last.eventTime(),
        users.size(),
        "Users that were always bound in an app are unbound now",
        "%s of %s, bound on %d days or more and never unbound, signed in unbound since %s; the first is %s (%d)."
            .formatted(
                users.size() == 1 ? "1 user" : users.size() + " users",
                Episodes.appOf(last),
                baseline.days(),
                Times.millis(first.eventTime()),
                Episodes.userOf(first),
                first.statusCode()),
        users.stream().allMatch(Episodes::isReportOnly),
        Subject.NONE.app(details.appId(), details.appName()),
        Observation.of(Map.of("users", (long) users.size())).withStatusCodes(codes(users)),
        users.stream()
            .<Evidence>map(each -> new Evidence.OfRequest("first unbound request", each))
            .toList());
  }

  private static Map<Integer, Long> codes(List<Request> users) {
    Map<Integer, Long> codes = new TreeMap<>();
    users.forEach(each -> codes.merge(each.statusCode(), 1L, Long::sum));
    return codes;
  }
}
