package io.boundwatch.replay;

import io.boundwatch.event.Details;
import io.boundwatch.event.Outcome;
import io.boundwatch.event.Platform;
import io.boundwatch.remedy.Cause;
import io.boundwatch.remedy.Causes;
import io.boundwatch.remedy.Client;
import io.boundwatch.replay.BlockedUser.Group;
import io.boundwatch.schemas.NamedRef;
import io.boundwatch.schemas.RequestDetail;
import io.boundwatch.schemas.SignInDecision;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Who is to be helped, and how: the blocked sign-ins of decisions by cause, app and user. Needs no
 * more memory than the decisions that it is made of.
 */
final class BlockedUsers {
  private static final int EXAMPLES = 3;

  private static final Comparator<Group> BY_HASTE =
      Comparator.comparing(Group::tenantId).thenComparing(group -> group.cause().causeClass());

  /** A total order, so that equal sign-ins are told in equal words. */
  private static final Comparator<Group> BY_CAUSE =
      BY_HASTE
          .thenComparing(Group::statusCode)
          .thenComparing(Group::platform)
          .thenComparing(Group::client)
          .thenComparing(group -> group.cause().text())
          .thenComparing(Group::appId);

  private final Causes causes;
  private final Map<Group, Map<String, BlockedUser>> groups = new TreeMap<>(BY_CAUSE);

  private BlockedUsers(Causes causes) {
    this.causes = causes;
  }

  /**
   * Of sign-ins that were or would be blocked.
   *
   * @param decisions the last of each sign-in
   */
  static BlockedUsers of(Causes causes, Collection<SignInDecision> decisions) {
    BlockedUsers users = new BlockedUsers(causes);
    decisions.forEach(users::add);
    return users;
  }

  private void add(SignInDecision decision) {
    Map<Group, Boolean> met = new LinkedHashMap<>();
    for (RequestDetail detail : decision.details()) {
      if (isBlock(detail.outcome())) {
        met.merge(
            group(decision, detail), isEnforced(detail.outcome()), (one, other) -> one || other);
      }
    }
    if (met.isEmpty()) {
      withoutDetails(decision).forEach(group -> met.put(group, isEnforced(decision.outcome())));
    }
    met.forEach((group, enforced) -> add(group, decision, enforced));
  }

  private static boolean isBlock(String outcome) {
    return isEnforced(outcome) || outcome.equals(Outcome.WOULD_BLOCK.wireName());
  }

  private static boolean isEnforced(String outcome) {
    return outcome.equals(Outcome.BLOCKED.wireName());
  }

  private Group group(SignInDecision decision, RequestDetail detail) {
    Platform platform = Platform.of(detail.os());
    Client client = causes.client(detail.clientApp(), detail.resourceId());
    int error = detail.errorCode() == null ? Details.NO_ERROR_CODE : detail.errorCode();
    Cause cause = causes.of(detail.statusCode(), error, platform, client);
    return new Group(
        decision.tenantId(),
        cause,
        detail.statusCode(),
        platform.wireName(),
        client.wireName(),
        detail.appId());
  }

  /**
   * What the decision itself says where {@code decisions.details} leaves requests out: its codes,
   * which may be of requests that were not blocked, and its app if it has one only.
   */
  private List<Group> withoutDetails(SignInDecision decision) {
    Collection<String> codes =
        decision.statusCodes().isEmpty() ? List.of("0") : decision.statusCodes().keySet();
    String appId = decision.apps().size() == 1 ? decision.apps().get(0).id() : "";
    return codes.stream()
        .map(Integer::parseInt)
        .map(
            code ->
                new Group(
                    decision.tenantId(),
                    causes.of(code),
                    code,
                    Platform.UNKNOWN.wireName(),
                    "unknown",
                    appId))
        .toList();
  }

  private void add(Group group, SignInDecision decision, boolean enforced) {
    groups
        .computeIfAbsent(group, any -> new TreeMap<>())
        .computeIfAbsent(decision.userId(), userId -> new BlockedUser(group, userId))
        .met(
            decision.userPrincipalName(),
            appName(decision, group.appId()),
            enforced,
            decision.firstRequestAt(),
            decision.lastRequestAt());
  }

  private static String appName(SignInDecision decision, String appId) {
    return decision.apps().stream()
        .filter(app -> app.id().equals(appId))
        .map(NamedRef::name)
        .findFirst()
        .orElse("");
  }

  /** One for each user, app and cause. */
  List<BlockedUser> users() {
    return groups.values().stream().flatMap(users -> users.values().stream()).toList();
  }

  /** By tenant and cause, those that call for haste first, then by number of users. */
  List<WhoToFix> summary() {
    return groups.entrySet().stream()
        .sorted(
            Map.Entry.<Group, Map<String, BlockedUser>>comparingByKey(BY_HASTE)
                .thenComparing(group -> -group.getValue().size()))
        .map(group -> summary(group.getKey(), group.getValue().values()))
        .toList();
  }

  private static WhoToFix summary(Group group, Collection<BlockedUser> users) {
    Cause cause = group.cause();
    long blocked = users.stream().mapToLong(BlockedUser::blocked).sum();
    long wouldBlock = users.stream().mapToLong(BlockedUser::wouldBlock).sum();
    return new WhoToFix(
        group.tenantId(),
        cause.causeClass().wireName(),
        group.statusCode(),
        group.platform(),
        group.client(),
        group.appId(),
        users.stream().map(BlockedUser::appName).max(Comparator.naturalOrder()).orElse(""),
        users.size(),
        users.stream().map(BlockedUser::shownName).sorted().limit(EXAMPLES).toList(),
        blocked + wouldBlock,
        blocked,
        wouldBlock,
        cause.text(),
        cause.remedy(),
        cause.who(),
        cause.deviceFilters().stream()
            .map(filter -> new WhoToFix.ExcludingFilter(filter.devices(), filter.filter()))
            .toList(),
        cause.known(),
        cause.source().address());
  }
}
