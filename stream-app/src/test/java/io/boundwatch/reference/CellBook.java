package io.boundwatch.reference;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;

/** The counts of all cells of the app, the user and the policy topic. */
final class CellBook {
  private final ReferenceParameters parameters;
  private final Map<String, Cell> appCells = new TreeMap<>();
  private final Map<String, Cell> userCells = new TreeMap<>();
  private final Map<String, Cell> policyCells = new TreeMap<>();

  CellBook(ReferenceParameters parameters) {
    this.parameters = parameters;
  }

  /** Who a cell counts: tenant, app and so on; what does not concern it is empty. */
  private record Subject(
      String tenantId, String userId, String policyId, String appId, String resourceId) {}

  /** One cell and all that counts in it. */
  private static final class Cell {
    private final Subject subject;
    private final long start;
    private final Duration size;
    private final List<MergedRequest> requests = new ArrayList<>();
    private final List<String> signIns = new ArrayList<>();
    private final List<String> inScopeSignIns = new ArrayList<>();

    Cell(Subject subject, long start, Duration size) {
      this.subject = subject;
      this.start = start;
      this.size = size;
    }

    List<PolicyFact> policyFacts() {
      return requests.stream().map(request -> request.policies().get(subject.policyId())).toList();
    }
  }

  /** Counts a sign-in; returns the keys of the cells it stands in. */
  Set<String> count(List<MergedRequest> signIn) {
    Set<String> keys = new TreeSet<>();
    for (Duration size : parameters.appWindows()) {
      byWindow(signIn, size).forEach((start, some) -> keys.addAll(countApps(some, start, size)));
    }
    for (Duration size : parameters.userWindows()) {
      byWindow(signIn, size).forEach((start, some) -> keys.addAll(countUsers(some, start, size)));
    }
    for (Duration size : parameters.policyWindows()) {
      byWindow(signIn, size)
          .forEach((start, some) -> keys.addAll(countPolicies(some, start, size)));
    }
    return keys;
  }

  private static Map<Long, List<MergedRequest>> byWindow(
      List<MergedRequest> requests, Duration size) {
    Map<Long, List<MergedRequest>> windows = new TreeMap<>();
    for (MergedRequest request : requests) {
      long start = windowStart(request.eventTime(), size);
      windows.computeIfAbsent(start, k -> new ArrayList<>()).add(request);
    }
    return windows;
  }

  static long windowStart(long eventTime, Duration size) {
    return Math.floorDiv(eventTime, size.toMillis()) * size.toMillis();
  }

  private Set<String> countApps(List<MergedRequest> window, long start, Duration size) {
    Map<Subject, List<MergedRequest>> subjects = new LinkedHashMap<>();
    for (MergedRequest request : window) {
      for (String app : List.of(request.traits().appId(), "*")) {
        add(subjects, new Subject(request.tenantId(), "", "", app, ""), request);
      }
    }
    return countSignIn(subjects, window, start, size, appCells, CellBook::appKey);
  }

  private Set<String> countUsers(List<MergedRequest> window, long start, Duration size) {
    Map<Subject, List<MergedRequest>> subjects = new LinkedHashMap<>();
    for (MergedRequest request : window) {
      if (request.isInScope() || request.isUnbound()) {
        Traits traits = request.traits();
        add(
            subjects,
            new Subject(
                request.tenantId(), request.userId(), "", traits.appId(), traits.resourceId()),
            request);
      }
    }
    return countSignIn(subjects, window, start, size, userCells, CellBook::userKey);
  }

  private Set<String> countPolicies(List<MergedRequest> window, long start, Duration size) {
    Map<Subject, List<MergedRequest>> subjects = new LinkedHashMap<>();
    for (MergedRequest request : window) {
      for (String policy : request.policies().keySet()) {
        String app = request.traits().appId();
        add(subjects, new Subject(request.tenantId(), "", policy, app, ""), request);
      }
    }
    return countSignIn(subjects, window, start, size, policyCells, CellBook::policyKey);
  }

  private static void add(
      Map<Subject, List<MergedRequest>> subjects, Subject subject, MergedRequest request) {
    subjects.computeIfAbsent(subject, k -> new ArrayList<>()).add(request);
  }

  private static Set<String> countSignIn(
      Map<Subject, List<MergedRequest>> subjects,
      List<MergedRequest> window,
      long start,
      Duration size,
      Map<String, Cell> cells,
      Function<Cell, String> key) {
    Set<String> keys = new TreeSet<>();
    subjects.forEach(
        (subject, requests) -> {
          Cell fresh = new Cell(subject, start, size);
          keys.add(key.apply(fresh));
          Cell cell = cells.computeIfAbsent(key.apply(fresh), k -> fresh);
          cell.requests.addAll(requests);
          cell.signIns.add(MergedRequest.verdict(window));
          List<MergedRequest> inScope = requests.stream().filter(MergedRequest::isInScope).toList();
          if (!inScope.isEmpty()) {
            cell.inScopeSignIns.add(MergedRequest.verdict(inScope));
          }
        });
    return keys;
  }

  private static String appKey(Cell cell) {
    return Keys.cell(cell.start, cell.size, cell.subject.tenantId(), cell.subject.appId());
  }

  private static String userKey(Cell cell) {
    Subject subject = cell.subject;
    return Keys.cell(
        cell.start,
        cell.size,
        subject.tenantId(),
        subject.userId(),
        subject.appId(),
        subject.resourceId());
  }

  private static String policyKey(Cell cell) {
    Subject subject = cell.subject;
    return Keys.cell(
        cell.start, cell.size, subject.tenantId(), subject.policyId(), subject.appId());
  }

  Map<String, Map<String, Object>> appCounts() {
    return values(appCells, this::appValue);
  }

  Map<String, Map<String, Object>> userCounts() {
    return values(userCells, this::userValue);
  }

  Map<String, Map<String, Object>> policyCounts() {
    return values(policyCells, this::policyValue);
  }

  private static Map<String, Map<String, Object>> values(
      Map<String, Cell> cells, Function<Cell, Map<String, Object>> value) {
    Map<String, Map<String, Object>> values = new TreeMap<>();
    cells.forEach((key, cell) -> values.put(key, value.apply(cell)));
    return values;
  }

  private Map<String, Object> appValue(Cell cell) {
    Map<String, Object> value = head(cell);
    value.put("appId", cell.subject.appId());
    value.put("appDisplayName", appName(cell));
    putWindow(value, cell);
    putRequests(value, cell);
    value.put("users", users(cell.requests, MergedRequest::isInScope));
    value.put("blockedUsers", users(cell.requests, request -> Ranks.isBlock(request.outcome())));
    return value;
  }

  private Map<String, Object> userValue(Cell cell) {
    Map<String, Object> value = head(cell);
    value.put("userId", cell.subject.userId());
    value.put("userPrincipalName", Newest.name(cell.requests, Traits::userPrincipalName));
    value.put("appId", cell.subject.appId());
    value.put("appDisplayName", appName(cell));
    value.put("resourceId", cell.subject.resourceId());
    value.put("resourceDisplayName", Newest.name(cell.requests, Traits::resourceName));
    putWindow(value, cell);
    putRequests(value, cell);
    return value;
  }

  private Map<String, Object> policyValue(Cell cell) {
    String id = cell.subject.policyId();
    PolicyFact newest = MergedRequest.merge(cell.policyFacts());
    Map<String, Object> value = head(cell);
    value.put("policyId", id);
    value.put("policyName", newest.name());
    value.put("mode", newest.mode());
    value.put("appId", cell.subject.appId());
    value.put("appDisplayName", appName(cell));
    putWindow(value, cell);
    Counts.putOutcomes(value, cell.policyFacts().stream().map(PolicyFact::outcome).toList());
    putSelfRemediable(value, cell);
    value.put("users", users(cell.requests, r -> Ranks.inScope(r.policies().get(id).outcome())));
    value.put("blockedUsers", users(blocked(cell), request -> true));
    Map<String, Integer> codes = new TreeMap<>();
    blocked(cell).forEach(request -> codes.merge(request.codeOrZero(), 1, Integer::sum));
    value.put("blockByStatusCode", codes);
    return value;
  }

  private static List<MergedRequest> blocked(Cell cell) {
    String id = cell.subject.policyId();
    return cell.requests.stream()
        .filter(request -> Ranks.isBlock(request.policies().get(id).outcome()))
        .toList();
  }

  private static void putSelfRemediable(Map<String, Object> value, Cell cell) {
    int count =
        (int)
            blocked(cell).stream()
                .filter(request -> request.isUnbound() && request.traits().isApple())
                .filter(request -> request.statusCode() == 1003 || request.statusCode() == 1004)
                .count();
    int block = (int) value.get("block");
    int allow = (int) value.get("allow");
    value.put("selfRemediable", count);
    value.put("pctEnforceable", Counts.percent(allow + count, allow + block));
  }

  private static Map<String, Object> head(Cell cell) {
    Map<String, Object> value = new LinkedHashMap<>();
    value.put("schemaVersion", 1);
    value.put("tenantId", cell.subject.tenantId());
    return value;
  }

  private static String appName(Cell cell) {
    return cell.subject.appId().equals("*") ? "" : Newest.name(cell.requests, Traits::appName);
  }

  private void putWindow(Map<String, Object> value, Cell cell) {
    value.put("windowStart", Keys.seconds(cell.start));
    value.put("windowEnd", Keys.seconds(cell.start + cell.size.toMillis()));
    value.put("windowSize", Keys.name(cell.size));
    value.put("final", parameters.allFinal());
    value.put("partial", cell.start < parameters.firstClock());
  }

  private static void putRequests(Map<String, Object> value, Cell cell) {
    value.put("requests", Counts.bindings(cell.requests));
    Counts.putOutcomes(value, cell.requests.stream().map(MergedRequest::outcome).toList());
    value.put("signIns", Counts.verdicts(cell.signIns));
    value.put("inScopeSignIns", Counts.verdicts(cell.inScopeSignIns));
    value.put("unboundByStatusCode", Counts.statusCodes(cell.requests));
  }

  private static int users(List<MergedRequest> requests, Predicate<MergedRequest> which) {
    return (int) requests.stream().filter(which).map(MergedRequest::userId).distinct().count();
  }
}
