package io.boundwatch.alert;

import io.boundwatch.alert.Rule.News;
import io.boundwatch.count.CellDelta;
import io.boundwatch.count.CellKey;
import io.boundwatch.count.CellKind;
import io.boundwatch.event.Request;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * The rules that are switched on. It hands each what it listens to, if it is about a tenant and app
 * that the rule is limited to. Asked for every request and cell there is.
 */
public final class RuleSet {
  /**
   * How many other requests of a sign-in are looked at for one that makes another needless.
   * Sign-ins have a handful; of one with hundreds, more is sent than had to be.
   */
  static final int MAX_KNOWN = 32;

  /** A rule with its name and limits. */
  private record Active(String name, boolean everywhere, RuleSettings settings, Rule rule) {
    static Active of(RuleType type, AlertSettings alerts) {
      RuleSettings settings = alerts.of(type.name());
      return new Active(type.name(), settings.isUnlimited(), settings, type.make(alerts));
    }

    boolean covers(String tenantId, String appId) {
      return everywhere || settings.covers(tenantId, appId);
    }

    boolean covers(Request request) {
      return covers(request.tenantId(), request.details().appId());
    }

    boolean coversTenant(String tenantId) {
      return everywhere || settings.coversTenant(tenantId);
    }

    boolean wants(Request request, boolean late, Owner owner) {
      return covers(request)
          && rule.wants(request, late).filter(wanting -> wanting == owner).isPresent();
    }
  }

  private final List<Active> rules;
  private final Map<News, List<Active>> listeners = new EnumMap<>(News.class);

  private RuleSet(List<Active> rules) {
    this.rules = rules;
    for (News news : News.values()) {
      listeners.put(
          news, rules.stream().filter(each -> each.rule().listensTo().contains(news)).toList());
    }
  }

  /**
   * Makes the rules.
   *
   * @param types the registered ones
   * @param wallClock whether rules that judge by the wall clock are on: not so in a replay
   */
  public static RuleSet of(List<RuleType> types, AlertSettings alerts, boolean wallClock) {
    return new RuleSet(
        types.stream()
            .filter(type -> alerts.of(type.name()).enabled())
            .filter(type -> wallClock || !type.byWallClock())
            .map(type -> Active.of(type, alerts))
            .toList());
  }

  /** Names of the rules that are on. */
  public List<String> names() {
    return rules.stream().map(Active::name).toList();
  }

  /**
   * The owners that must be sent a request, as some rule wants to see it there.
   *
   * @param signIn the requests of its sign-in as they are now, itself among them or not; none where
   *     it is late
   */
  public Set<Owner> wanting(Request request, boolean late, List<Request> signIn) {
    Set<Owner> owners = Set.of();
    for (Active active : listeners.get(News.REQUESTS)) {
      if (!active.covers(request)) {
        continue;
      }
      Owner owner = active.rule().wants(request, late).orElse(null);
      if (owner != null && !owners.contains(owner) && !isNeedless(active, request, owner, signIn)) {
        owners = with(owners, owner);
      }
    }
    return owners;
  }

  private static Set<Owner> with(Set<Owner> owners, Owner owner) {
    if (owners.isEmpty()) {
      return EnumSet.of(owner);
    }
    owners.add(owner);
    return owners;
  }

  private static boolean isNeedless(
      Active active, Request request, Owner owner, List<Request> signIn) {
    int count = Math.min(signIn.size(), MAX_KNOWN);
    for (int i = 0; i < count; i++) {
      Request known = signIn.get(i);
      if (!known.requestId().equals(request.requestId())
          && active.rule().saysNoMore(request, known)
          && active.wants(known, false, owner)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Hands on a fact.
   *
   * @param contexts the context of a rule, by its name
   */
  public void told(Fact fact, Function<String, RuleContext> contexts) {
    if (fact instanceof Fact.RequestSeen seen) {
      for (Active active : listeners.get(News.REQUESTS)) {
        if (active.wants(seen.request(), seen.late(), seen.owner())) {
          active.rule().request(seen.request(), contexts.apply(active.name()));
        }
      }
    } else if (fact instanceof Fact.PolicySeen seen) {
      for (Active active : listeners.get(News.POLICIES)) {
        if (active.coversTenant(seen.tenantId())) {
          active.rule().policySeen(seen, contexts.apply(active.name()));
        }
      }
    } else if (fact instanceof Fact.FeedSeen seen) {
      for (Active active : listeners.get(News.FEEDS)) {
        if (active.coversTenant(seen.tenantId())) {
          active.rule().feedSeen(seen, contexts.apply(active.name()));
        }
      }
    } else if (fact instanceof Fact.UserOfApp told) {
      for (Active active : listeners.get(News.REQUESTS)) {
        if (active.name().equals(told.rule())) {
          active.rule().userOfApp(told, contexts.apply(active.name()));
        }
      }
    }
  }

  /** A cell has counted something. The cell of a whole tenant is no app's. */
  public void cellChanged(
      CellKey key, CellDelta difference, CellDelta cell, Function<String, RuleContext> contexts) {
    if (key.kind() == CellKind.POLICY) {
      return;
    }
    News news = key.kind() == CellKind.USER ? News.USER_CELLS : News.APP_CELLS;
    for (Active active : concerned(news, key)) {
      if (active.covers(key.tenantId(), key.appId())) {
        active.rule().cellChanged(key, difference, cell, contexts.apply(active.name()));
      }
    }
  }

  public void windowClosed(CellKey key, CellDelta cell, Function<String, RuleContext> contexts) {
    for (Active active : concerned(News.CLOSED_WINDOWS, key)) {
      if (active.covers(key.tenantId(), key.appId())) {
        active.rule().windowClosed(key, cell, contexts.apply(active.name()));
      }
    }
  }

  private List<Active> concerned(News news, CellKey key) {
    return key.appId().equals(CellKey.WHOLE_TENANT) ? List.of() : listeners.get(news);
  }

  /** The clock of the owner of all feeds has moved on. */
  public void feedClock(Function<String, RuleContext> contexts) {
    for (Active active : listeners.get(News.FEEDS)) {
      active.rule().feedClock(contexts.apply(active.name()));
    }
  }
}
