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
import io.boundwatch.count.CellDelta;
import io.boundwatch.count.CellKey;
import io.boundwatch.count.DistinctUsers;
import io.boundwatch.event.KeyParts;
import io.boundwatch.event.Outcome;
import io.boundwatch.event.PolicyMode;
import io.boundwatch.event.PolicyOutcome;
import io.boundwatch.event.Request;
import io.boundwatch.event.Times;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Within 15 min an enforced policy blocked 20 users or more and a tenth of an app's in-scope users.
 * It needs no past: a policy that is switched on has none.
 *
 * <p>Blocked requests come at once, the cells with the users in scope some seconds later. So it
 * judges when a cell has changed, and counts no more blocked users than the cells know of: then
 * those in scope who were met along with them are counted too.
 */
final class MassBlock implements Rule {
  static final String NAME = "mass-block";

  private static final Tuning MIN_USERS =
      Tuning.whole("min-users", 20, 1, 1_000_000, "Users that a policy must have blocked.");
  private static final Tuning MIN_SHARE =
      Tuning.decimal(
          "min-share", "0.1", 0, 1, "What share of the app's in-scope users they must be.");
  private static final Tuning WITHIN =
      Tuning.duration(
          "within",
          "PT15M",
          Duration.ofMinutes(1).toMillis(),
          Duration.ofHours(1).toMillis(),
          "Within how much time, to a fifth of `alerts.window`.");

  static final RuleType TYPE =
      new RuleType(
          NAME,
          "It fires when an enforced policy blocks many users of an app within minutes.",
          "users blocked within 15 minutes",
          "Set the policy to report-only or exclude the affected users now if their work is stopped, then mend the causes below.",
          Attack.CONDITIONAL_ACCESS,
          false,
          List.of(MIN_USERS, MIN_SHARE, WITHIN),
          making -> new MassBlock(making.settings(), RuleWindow.of(making.alerts())));

  /** Blocks that come later than this after their window begin to be counted anew. */
  private static final long KEPT = Duration.ofHours(2).toMillis();

  private final long minUsers;
  private final double minShare;
  private final long within;
  private final RuleWindow windows;
  private final long size;
  private final long slot;

  private MassBlock(RuleSettings settings, RuleWindow windows) {
    this.windows = windows;
    size = windows.millis();
    slot = BlockedUsers.slot(size);
    minUsers = settings.whole(MIN_USERS.key());
    minShare = settings.decimal(MIN_SHARE.key());
    within = settings.whole(WITHIN.key()) / slot * slot;
  }

  @Override
  public Set<News> listensTo() {
    return Set.of(News.REQUESTS, News.APP_CELLS);
  }

  @Override
  public Optional<Owner> wants(Request request, boolean late) {
    return !late && request.outcome() == Outcome.BLOCKED
        ? Optional.of(Owner.APP)
        : Optional.empty();
  }

  @Override
  public void request(Request request, RuleContext context) {
    long window = windows.startOf(request.eventTime());
    String key = key(request.tenantId(), request.details().appId(), window);
    BlockedUsers blocked = context.get(key).map(BlockedUsers::decode).orElseGet(BlockedUsers::new);
    boolean changed = false;
    for (PolicyOutcome policy : blocking(request)) {
      changed |=
          blocked.add(policy, request.userId(), slotOf(request, window), request.statusCode());
    }
    if (changed) {
      context.put(key, blocked.encode(), Episodes.keepUntil(context.clock(), window + size, KEPT));
    }
  }

  private int slotOf(Request request, long window) {
    return (int) ((request.eventTime() - window) / slot);
  }

  /** The enforced policies that blocked it; one without id where only its error code says so. */
  private static List<PolicyOutcome> blocking(Request request) {
    List<PolicyOutcome> blocking = request.policies().stream().filter(MassBlock::blocks).toList();
    return blocking.isEmpty()
        ? List.of(new PolicyOutcome("", "", PolicyMode.ENFORCED, Outcome.BLOCKED, Long.MIN_VALUE))
        : blocking;
  }

  private static boolean blocks(PolicyOutcome policy) {
    return policy.mode() == PolicyMode.ENFORCED && policy.outcome() == Outcome.BLOCKED;
  }

  private String key(String tenantId, String appId, long window) {
    return KeyParts.join(tenantId, appId, windows.name(), Long.toString(window));
  }

  @Override
  public void cellChanged(CellKey key, CellDelta difference, CellDelta cell, RuleContext context) {
    if (windows.isOfApp(key) && !difference.blockedUsers().isEmpty()) {
      Past past = new Past(key, cell.labels().app().text(), context);
      for (long start = key.windowStart(); start <= past.last; start += size) {
        past.judge(start);
      }
    }
  }

  /** What is known of an app around a window that has changed. */
  private final class Past {
    private final String tenantId;
    private final String appId;
    private final String appName;
    private final RuleContext context;
    private final Map<Long, BlockedUsers> blocked = new TreeMap<>();

    /** The last window whose quarter of an hour the changed one is in. */
    private final long last;

    Past(CellKey changed, String appName, RuleContext context) {
      this.tenantId = changed.tenantId();
      this.appId = changed.appId();
      this.appName = appName;
      this.context = context;
      last = windows.startOf(changed.windowEnd() - 1 + within);
      long first = windows.startOf(changed.windowStart() - within);
      for (long start = first; start <= last; start += size) {
        long window = start;
        context
            .get(key(tenantId, appId, window))
            .ifPresent(kept -> blocked.put(window, BlockedUsers.decode(kept)));
      }
    }

    /** Judges the times that end in each slot of a window in which somebody was blocked. */
    void judge(long window) {
      BlockedUsers ofWindow = blocked.getOrDefault(window, new BlockedUsers());
      Map<Long, Users> ofApp = new HashMap<>();
      for (String policy : ofWindow.policyIds()) {
        List<Found> found =
            ofWindow.slotsOf(policy).stream()
                .map(turn -> found(policy, window + turn * slot, ofApp))
                .flatMap(Optional::stream)
                .toList();
        found.stream()
            .max(Comparator.comparingLong(Found::users))
            .ifPresent(most -> raise(policy, window, most, found.get(0).since()));
      }
    }

    /**
     * What was found for the time that ends with this slot, if it fires.
     *
     * @param last start of the slot
     * @param ofApp the app's users from a window on to that of the slot, as far as looked at
     */
    private Optional<Found> found(String policy, long last, Map<Long, Users> ofApp) {
      long from = last - within;
      Map<Long, Sample> users = new TreeMap<>();
      blocked.forEach((start, of) -> addUsers(users, policy, start, of, from, last));
      Sample all = Sample.union(users.values(), BlockedUsers::join);
      if (all.count() < minUsers) {
        return Optional.empty();
      }
      Users known = ofApp.computeIfAbsent(windows.startOf(from), first -> users(first, last));
      Found found =
          new Found(
              Math.min(all.count(), known.blocked()),
              known.inScope(),
              users.keySet().iterator().next(),
              all.countsBy(BlockedUsers::statusCode));
      boolean fires = found.users() >= minUsers && found.users() >= minShare * found.inScope();
      return fires ? Optional.of(found) : Optional.empty();
    }

    private void addUsers(
        Map<Long, Sample> users, String policy, long start, BlockedUsers of, long from, long to) {
      if (start + size <= from || start > to) {
        return;
      }
      int first = (int) ((Math.max(from, start) - start) / slot);
      int lastOf = (int) ((Math.min(to, start + size - 1) - start) / slot);
      Sample some = of.usersOf(policy, first, lastOf);
      if (some.count() > 0) {
        users.put(start, some);
      }
    }

    private Users users(long first, long to) {
      DistinctUsers inScope = new DistinctUsers();
      DistinctUsers blockedUsers = new DistinctUsers();
      for (long start = first; start <= to; start += size) {
        context
            .cell(windows.app(tenantId, appId, start))
            .ifPresent(
                cell -> {
                  inScope.join(cell.users());
                  blockedUsers.join(cell.blockedUsers());
                });
      }
      return new Users(inScope.estimate(), blockedUsers.estimate());
    }

    private void raise(String policy, long window, Found found, long since) {
      context.raise(
          new Finding(
              tenantId,
              KeyParts.join(policy, appId),
              Severity.CRITICAL,
              since,
              window + size - 1,
              found.users(),
              "Token protection blocks many users of " + Phrases.app(appName, appId),
              description(policy, window, found, since),
              false,
              Subject.NONE.app(appId, appName).policy(policy, nameOf(policy, window)),
              found.observed(),
              found.evidence()));
    }

    private String nameOf(String policy, long window) {
      return blocked.get(window).nameOf(policy);
    }

    private String description(String policy, long window, Found found, long since) {
      String by =
          policy.isEmpty()
              ? "Token protection (no policy is named in the records)"
              : "The enforced policy " + Phrases.named(nameOf(policy, window), policy);
      return "%s blocked %d of %d users in scope of %s (%s) within %s, since %s"
          .formatted(
              by,
              found.users(),
              found.inScope(),
              Phrases.app(appName, appId),
              Phrases.percent(found.users(), found.inScope()),
              Phrases.lasting(within),
              Times.seconds(since));
    }
  }

  /** How many users of an app some windows know of. */
  private record Users(long inScope, long blocked) {}

  /**
   * What a quarter of an hour came to.
   *
   * @param since start of the first window that somebody who is counted was blocked in: the same
   *     whichever window is judged first
   * @param codes users by status code
   */
  private record Found(long users, long inScope, long since, Map<Integer, Long> codes) {
    Observation observed() {
      return Observation.of(Map.of("blocked_users", users, "in_scope_users", inScope))
          .withStatusCodes(codes);
    }

    List<Evidence> evidence() {
      return Contributors.statusCodes(codes);
    }
  }
}
