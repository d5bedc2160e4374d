package io.boundwatch.alert;

import io.boundwatch.count.CellDelta;
import io.boundwatch.count.CellKey;
import io.boundwatch.count.CellKind;
import io.boundwatch.event.Request;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The rules that are switched on. It hands each what it is told, if it is about a tenant and app
 * that the rule is limited to.
 */
public final class RuleSet {
  /** A rule with its name and limits. */
  private record Active(String name, RuleSettings settings, Rule rule) {}

  private final List<Active> rules;

  private RuleSet(List<Active> rules) {
    this.rules = rules;
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
            .map(type -> new Active(type.name(), alerts.of(type.name()), type.make(alerts)))
            .toList());
  }

  /** Names of the rules that are on. */
  public List<String> names() {
    return rules.stream().map(Active::name).toList();
  }

  /** The owners that must be sent a request, as some rule wants to see it there. */
  public Set<Owner> wanting(Request request, boolean late) {
    Set<Owner> owners = EnumSet.noneOf(Owner.class);
    for (Active active : rules) {
      if (covers(active, request)) {
        active.rule().wants(request, late).ifPresent(owners::add);
      }
    }
    return owners;
  }

  private static boolean covers(Active active, Request request) {
    return active.settings().covers(request.tenantId(), request.details().appId());
  }

  /**
   * Hands on a fact.
   *
   * @param contexts the context of a rule, by its name
   */
  public void told(Fact fact, Function<String, RuleContext> contexts) {
    if (fact instanceof Fact.RequestSeen seen) {
      each(
          active -> wants(active, seen),
          contexts,
          (rule, context) -> rule.request(seen.request(), context));
    } else if (fact instanceof Fact.PolicySeen seen) {
      each(
          active -> active.settings().coversTenant(seen.tenantId()),
          contexts,
          (rule, context) -> rule.policySeen(seen, context));
    } else if (fact instanceof Fact.FeedSeen seen) {
      each(
          active -> active.settings().coversTenant(seen.tenantId()),
          contexts,
          (rule, context) -> rule.feedSeen(seen, context));
    } else if (fact instanceof Fact.UserOfApp told) {
      each(
          active -> active.name().equals(told.rule()),
          contexts,
          (rule, context) -> rule.userOfApp(told, context));
    }
  }

  private static boolean wants(Active active, Fact.RequestSeen seen) {
    return covers(active, seen.request())
        && active.rule().wants(seen.request(), seen.late()).stream().anyMatch(seen.owner()::equals);
  }

  /** A cell has counted something. The cell of a whole tenant is no app's. */
  public void cellChanged(
      CellKey key, CellDelta difference, CellDelta cell, Function<String, RuleContext> contexts) {
    if (key.kind() != CellKind.POLICY) {
      eachOfApp(key, contexts, (rule, context) -> rule.cellChanged(key, difference, cell, context));
    }
  }

  public void windowClosed(CellKey key, CellDelta cell, Function<String, RuleContext> contexts) {
    eachOfApp(key, contexts, (rule, context) -> rule.windowClosed(key, cell, context));
  }

  private void eachOfApp(
      CellKey key, Function<String, RuleContext> contexts, BiConsumer<Rule, RuleContext> action) {
    if (!key.appId().equals(CellKey.WHOLE_TENANT)) {
      each(active -> active.settings().covers(key.tenantId(), key.appId()), contexts, action);
    }
  }

  /** The clock of the owner of all feeds has moved on. */
  public void feedClock(Function<String, RuleContext> contexts) {
    each(active -> true, contexts, Rule::feedClock);
  }

  private void each(
      Predicate<Active> concerned,
      Function<String, RuleContext> contexts,
      BiConsumer<Rule, RuleContext> action) {
    for (Active active : rules) {
      if (concerned.test(active)) {
        action.accept(active.rule(), contexts.apply(active.name()));
      }
    }
  }
}
