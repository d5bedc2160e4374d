package io.boundwatch.count;

import io.boundwatch.event.Details;
import io.boundwatch.event.Outcome;
import io.boundwatch.event.PolicyOutcome;
import io.boundwatch.event.Request;
import io.boundwatch.event.Verdict;
import io.boundwatch.signin.SignIn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What a sign-in adds to the cells it stands in: a pure function of its requests (design, section
 * 4).
 */
final class Contribution {
  private final Windows windows;

  Contribution(Windows windows) {
    this.windows = windows;
  }

  /**
   * Adds the contribution of a sign-in's requests to the windows that have news.
   *
   * @param sign 1 to add; -1 to take away, which leaves users and names as they are: they only ever
   *     join a cell
   * @param newsAt event times; windows that hold none of them are left alone
   * @param cells finds or makes the sum of a cell
   */
  void add(
      List<Request> requests, int sign, List<Long> newsAt, Function<CellKey, CellDelta> cells) {
    for (WindowSize size : windows.app()) {
      inWindows(requests, size, newsAt, w -> new Window(w, size, sign, cells).addToApps());
    }
    for (WindowSize size : windows.user()) {
      inWindows(requests, size, newsAt, w -> new Window(w, size, sign, cells).addToUser());
    }
    for (WindowSize size : windows.policy()) {
      inWindows(requests, size, newsAt, w -> new Window(w, size, sign, cells).addToPolicies());
    }
  }

  private static void inWindows(
      List<Request> requests, WindowSize size, List<Long> newsAt, Consumer<List<Request>> action) {
    forEachGroup(
        requests,
        request -> size.startOf(request.eventTime()),
        (start, inWindow) -> {
          if (hasNews(newsAt, size, start)) {
            action.accept(inWindow);
          }
        });
  }

  private static boolean hasNews(List<Long> newsAt, WindowSize size, long start) {
    for (long time : newsAt) {
      if (size.startOf(time) == start) {
        return true;
      }
    }
    return false;
  }

  /** Mostly all are of one group: they are a few requests of a few seconds to one app. */
  private static <K> void forEachGroup(
      List<Request> requests, Function<Request, K> key, BiConsumer<K, List<Request>> action) {
    if (requests.isEmpty()) {
      return;
    }
    K first = key.apply(requests.get(0));
    if (allOf(requests, key, first)) {
      action.accept(first, requests);
      return;
    }
    Map<K, List<Request>> groups = new LinkedHashMap<>();
    for (Request request : requests) {
      groups.computeIfAbsent(key.apply(request), k -> new ArrayList<>()).add(request);
    }
    groups.forEach(action);
  }

  private static <K> boolean allOf(List<Request> requests, Function<Request, K> key, K group) {
    for (int i = 1; i < requests.size(); i++) {
      if (!key.apply(requests.get(i)).equals(group)) {
        return false;
      }
    }
    return true;
  }

  /** The requests of a sign-in that lie in one window. */
  private static final class Window {
    private final List<Request> requests;
    private final WindowSize size;
    private final int sign;
    private final Function<CellKey, CellDelta> cells;
    private final String tenantId;
    private final String userId;
    private final long start;
    private final Verdict verdict;

    Window(List<Request> requests, WindowSize size, int sign, Function<CellKey, CellDelta> cells) {
      Request any = requests.get(0);
      this.requests = requests;
      this.size = size;
      this.sign = sign;
      this.cells = cells;
      this.tenantId = any.tenantId();
      this.userId = any.userId();
      this.start = size.startOf(any.eventTime());
      this.verdict = SignIn.verdictOf(requests);
    }

    void addToApps() {
      addAppCell(CellKey.WHOLE_TENANT, requests);
      forEachGroup(requests, request -> request.details().appId(), this::addAppCell);
    }

    private void addAppCell(String appId, List<Request> ofCell) {
      CellDelta cell = cells.apply(CellKey.app(tenantId, appId, start, size));
      addRequests(cell, ofCell);
      if (sign < 0) {
        return;
      }
      joinUser(cell, ofCell);
      if (!appId.equals(CellKey.WHOLE_TENANT)) {
        ofCell.forEach(request -> cell.join(new Labels(Label.NONE, app(request), Label.NONE)));
      }
    }

    void addToUser() {
      List<Request> counted =
          requests.stream().filter(request -> request.isInScope() || request.isUnbound()).toList();
      forEachGroup(
          counted,
          request -> List.of(request.details().appId(), request.details().resourceId()),
          (app, ofCell) -> addUserCell(app.get(0), app.get(1), ofCell));
    }

    private void addUserCell(String appId, String resourceId, List<Request> ofCell) {
      CellDelta cell = cells.apply(CellKey.user(tenantId, userId, appId, resourceId, start, size));
      addRequests(cell, ofCell);
      if (sign < 0) {
        return;
      }
      for (Request request : ofCell) {
        Details details = request.details();
        cell.join(
            new Labels(
                new Label(request.recordTime(), details.userPrincipalName(), 0),
                app(request),
                new Label(request.recordTime(), details.resourceName(), 0)));
      }
    }

    private void addRequests(CellDelta cell, List<Request> ofCell) {
      Verdict inScope = Verdict.UNDETERMINED;
      boolean anyInScope = false;
      for (Request request : ofCell) {
        cell.tally().addBinding(request.binding(), sign);
        cell.tally().addOutcome(request.outcome(), sign);
        if (request.isUnbound()) {
          cell.tally().addCode(request.statusCode(), sign);
        }
        if (request.isInScope()) {
          anyInScope = true;
          inScope = inScope.with(request.binding());
        }
      }
      cell.tally().addSignIn(verdict, sign);
      if (anyInScope) {
        cell.tally().addInScopeSignIn(inScope, sign);
      }
    }

    private void joinUser(CellDelta cell, List<Request> ofCell) {
      if (ofCell.stream().anyMatch(Request::isInScope)) {
        cell.users().add(userId);
      }
      if (ofCell.stream().anyMatch(request -> request.outcome().isBlock())) {
        cell.blockedUsers().add(userId);
      }
    }

    void addToPolicies() {
      for (Request request : requests) {
        for (PolicyOutcome policy : request.policies()) {
          addPolicy(request, policy);
        }
      }
    }

    private void addPolicy(Request request, PolicyOutcome policy) {
      Details details = request.details();
      CellDelta cell =
          cells.apply(CellKey.policy(tenantId, policy.id(), details.appId(), start, size));
      Outcome outcome = policy.outcome();
      cell.tally().addOutcome(outcome, sign);
      if (outcome.isBlock()) {
        cell.tally().addCode(request.statusCode(), sign);
        cell.tally().addSelfRemediable(isSelfRemediable(request) ? sign : 0);
      }
      if (sign < 0) {
        return;
      }
      cell.join(
          new Labels(
              new Label(policy.namedAt(), policy.name(), policy.mode().ordinal()),
              app(request),
              Label.NONE));
      if (outcome.isInScope()) {
        cell.users().add(userId);
      }
      if (outcome.isBlock()) {
        cell.blockedUsers().add(userId);
      }
    }

    private static Label app(Request request) {
      return new Label(request.recordTime(), request.details().appName(), 0);
    }

    /** Users of Apple systems mend 1003 and 1004 themselves, by an upgrade they are led through. */
    private static boolean isSelfRemediable(Request request) {
      int code = request.statusCode();
      return (code == 1003 || code == 1004) && request.details().isApple();
    }
  }
}
