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
    if (requests.isEmpty()) {
      return;
    }
    Of of = new Of(requests.get(0), sign, newsAt, cells);
    windows.app().forEach(size -> of.inWindows(requests, size, Window::addToApps));
    windows.user().forEach(size -> of.inWindows(requests, size, Window::addToUser));
    windows.policy().forEach(size -> of.inWindows(requests, size, Window::addToPolicies));
  }

  /**
   * Requests by app or resource. Mostly all are of one: they are a few requests of a few seconds to
   * one app.
   */
  private static void forEachGroup(
      List<Request> requests,
      Function<Details, String> group,
      BiConsumer<String, List<Request>> action) {
    if (requests.isEmpty()) {
      return;
    }
    String first = group.apply(requests.get(0).details());
    if (allOf(requests, group, first)) {
      action.accept(first, requests);
      return;
    }
    Map<String, List<Request>> groups = new LinkedHashMap<>();
    for (Request request : requests) {
      groups.computeIfAbsent(group.apply(request.details()), k -> new ArrayList<>()).add(request);
    }
    groups.forEach(action);
  }

  private static boolean allOf(
      List<Request> requests, Function<Details, String> group, String first) {
    for (int i = 1; i < requests.size(); i++) {
      if (!group.apply(requests.get(i).details()).equals(first)) {
        return false;
      }
    }
    return true;
  }

  /** What all windows of a sign-in have in common. */
  private static final class Of {
    private final String tenantId;
    private final String userId;
    private final int sign;
    private final List<Long> newsAt;
    private final Function<CellKey, CellDelta> cells;

    /** The number of the user, who is met in many cells. */
    private final long user;

    Of(Request any, int sign, List<Long> newsAt, Function<CellKey, CellDelta> cells) {
      this.tenantId = any.tenantId();
      this.userId = any.userId();
      this.user = sign < 0 ? 0 : DistinctUsers.numberOf(userId);
      this.sign = sign;
      this.newsAt = newsAt;
      this.cells = cells;
    }

    /** Mostly all requests are of one window. */
    void inWindows(List<Request> requests, WindowSize size, Consumer<Window> action) {
      long first = size.startOf(requests.get(0).eventTime());
      if (allWithin(requests, size, first)) {
        inWindow(requests, size, first, action);
        return;
      }
      Map<Long, List<Request>> groups = new LinkedHashMap<>();
      for (Request request : requests) {
        groups
            .computeIfAbsent(size.startOf(request.eventTime()), k -> new ArrayList<>())
            .add(request);
      }
      groups.forEach((start, ofWindow) -> inWindow(ofWindow, size, start, action));
    }

    private static boolean allWithin(List<Request> requests, WindowSize size, long start) {
      for (int i = 1; i < requests.size(); i++) {
        if (size.startOf(requests.get(i).eventTime()) != start) {
          return false;
        }
      }
      return true;
    }

    private void inWindow(
        List<Request> requests, WindowSize size, long start, Consumer<Window> action) {
      for (long time : newsAt) {
        if (size.startOf(time) == start) {
          action.accept(new Window(this, requests, size, start));
          return;
        }
      }
    }
  }

  /** The requests of a sign-in that lie in one window. */
  private static final class Window {
    private final Of of;
    private final List<Request> requests;
    private final WindowSize size;
    private final long start;

    Window(Of of, List<Request> requests, WindowSize size, long start) {
      this.of = of;
      this.requests = requests;
      this.size = size;
      this.start = start;
    }

    void addToApps() {
      Verdict verdict = SignIn.verdictOf(requests);
      addAppCell(CellKey.WHOLE_TENANT, requests, verdict);
      forEachGroup(requests, Details::appId, (appId, ofApp) -> addAppCell(appId, ofApp, verdict));
    }

    private void addAppCell(String appId, List<Request> ofCell, Verdict verdict) {
      CellDelta cell = of.cells.apply(CellKey.app(of.tenantId, appId, start, size));
      addRequests(cell, ofCell, verdict);
      if (of.sign < 0) {
        return;
      }
      joinUser(cell, ofCell);
      if (!appId.equals(CellKey.WHOLE_TENANT)) {
        ofCell.forEach(request -> nameApp(cell, request));
      }
    }

    void addToUser() {
      Verdict verdict = SignIn.verdictOf(requests);
      List<Request> counted = new ArrayList<>(requests.size());
      for (Request request : requests) {
        if (request.isInScope() || request.isUnbound()) {
          counted.add(request);
        }
      }
      forEachGroup(
          counted,
          Details::appId,
          (appId, ofApp) ->
              forEachGroup(
                  ofApp,
                  Details::resourceId,
                  (resourceId, ofCell) -> addUserCell(appId, resourceId, ofCell, verdict)));
    }

    private void addUserCell(
        String appId, String resourceId, List<Request> ofCell, Verdict verdict) {
      CellDelta cell =
          of.cells.apply(CellKey.user(of.tenantId, of.userId, appId, resourceId, start, size));
      addRequests(cell, ofCell, verdict);
      if (of.sign < 0) {
        return;
      }
      for (Request request : ofCell) {
        Details details = request.details();
        cell.nameSubject(request.recordTime(), details.userPrincipalName(), 0);
        nameApp(cell, request);
        cell.nameResource(request.recordTime(), details.resourceName());
      }
    }

    private void addRequests(CellDelta cell, List<Request> ofCell, Verdict verdict) {
      Tally tally = cell.tally();
      Verdict inScope = Verdict.UNDETERMINED;
      boolean anyInScope = false;
      for (Request request : ofCell) {
        tally.addBinding(request.binding(), of.sign);
        tally.addOutcome(request.outcome(), of.sign);
        if (request.isUnbound()) {
          tally.addCode(request.statusCode(), of.sign);
        }
        if (request.isInScope()) {
          anyInScope = true;
          inScope = inScope.with(request.binding());
        }
      }
      tally.addSignIn(verdict, of.sign);
      if (anyInScope) {
        tally.addInScopeSignIn(inScope, of.sign);
      }
    }

    private void joinUser(CellDelta cell, List<Request> ofCell) {
      for (Request request : ofCell) {
        joinUser(cell, request.outcome());
      }
    }

    private void joinUser(CellDelta cell, Outcome outcome) {
      if (outcome.isInScope()) {
        cell.users().add(of.user);
      }
      if (outcome.isBlock()) {
        cell.blockedUsers().add(of.user);
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
      String appId = request.details().appId();
      CellDelta cell = of.cells.apply(CellKey.policy(of.tenantId, policy.id(), appId, start, size));
      Outcome outcome = policy.outcome();
      cell.tally().addOutcome(outcome, of.sign);
      if (outcome.isBlock()) {
        cell.tally().addCode(request.statusCode(), of.sign);
        cell.tally().addSelfRemediable(isSelfRemediable(request) ? of.sign : 0);
      }
      if (of.sign > 0) {
        cell.nameSubject(policy.namedAt(), policy.name(), policy.mode().ordinal());
        nameApp(cell, request);
        joinUser(cell, outcome);
      }
    }

    private static void nameApp(CellDelta cell, Request request) {
      cell.nameApp(request.recordTime(), request.details().appName());
    }

    /** Users of Apple systems mend 1003 and 1004 themselves, by an upgrade they are led through. */
    private static boolean isSelfRemediable(Request request) {
      int code = request.statusCode();
      return (code == 1003 || code == 1004) && request.details().isApple();
    }
  }
}
