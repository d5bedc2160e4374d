package io.boundwatch.cli;

import io.boundwatch.count.CellKey;
import io.boundwatch.event.Times;
import io.boundwatch.replay.RejectedPart;
import io.boundwatch.replay.ReplayReport;
import io.boundwatch.schemas.AppCounts;
import io.boundwatch.schemas.DetectionFinding;
import io.boundwatch.schemas.FindingInfo;
import io.boundwatch.schemas.PolicyDecision;
import io.boundwatch.schemas.SignInDecision;
import io.boundwatch.schemas.UserCounts;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The report of a replay for people: the tables of Microsoft's own queries, and what else was met.
 */
final class ReplayTables {
  private static final int MAX_ROWS = 50;

  private final ReplayReport report;
  private final PrintWriter out;

  ReplayTables(ReplayReport report, PrintWriter out) {
    this.report = report;
    this.out = out;
  }

  void print() {
    printSummary();
    printApps();
    printUsers();
    printBlocked();
    printAlerts();
    new WhoToFixTable(report.whoToFix(), out).print();
    printRejections();
    out.flush();
  }

  private void printSummary() {
    out.printf("Sign-in records read: %,d%n", report.accepted());
    out.printf("Sign-ins: %,d, of these unbound: %,d%n", report.signIns(), report.unboundSignIns());
    out.println("Ignored (other categories): " + counts(report.ignored()));
    out.println("Rejected (no sign-in records): " + counts(report.rejected()));
    out.printf("Late (published too long after the sign-in, not counted): %,d%n", report.late());
  }

  private static String counts(Map<String, Long> counts) {
    if (counts.isEmpty()) {
      return "0";
    }
    long sum = counts.values().stream().mapToLong(Long::longValue).sum();
    return counts.entrySet().stream()
        .map(entry -> entry.getKey() + " " + entry.getValue())
        .collect(Collectors.joining(", ", sum + " (", ")"));
  }

  private void printApps() {
    SortedMap<String, List<AppCounts>> byTenant =
        report.apps().stream()
            .collect(Collectors.groupingBy(AppCounts::tenantId, TreeMap::new, Collectors.toList()));
    byTenant.forEach(this::printApps);
    if (byTenant.isEmpty()) {
      printApps("-", List.of());
    }
  }

  private void printApps(String tenantId, List<AppCounts> apps) {
    TextTable table =
        new TextTable(
            2,
            "DAY",
            "APP",
            "ALL",
            "BOUND",
            "UNBOUND",
            "REQUESTS",
            "USERS",
            "BLOCK",
            "ALLOW",
            "BLOCKEDUSERS",
            "PCTALLOWED");
    apps.stream()
        .sorted(
            Comparator.comparing(AppCounts::windowStart)
                .thenComparing(app -> !app.appId().equals(CellKey.WHOLE_TENANT))
                .thenComparing(app -> -(app.block() + app.allow()))
                .thenComparing(app -> -app.requests().total())
                .thenComparing(AppCounts::appId))
        .limit(MAX_ROWS)
        .forEach(
            app ->
                table.row(
                    day(app.windowStart()),
                    name(app),
                    app.requests().total(),
                    app.requests().bound(),
                    app.requests().unbound(),
                    app.block() + app.allow(),
                    app.users(),
                    app.block(),
                    app.allow(),
                    app.blockedUsers(),
                    percent(app.pctAllowed())));
    title("Tenant " + tenantId + ", per app and day");
    out.println("(REQUESTS and USERS: those that a token-protection policy judged)");
    print(table, apps.size());
  }

  private static String percent(Double value) {
    return value == null ? "-" : String.format(Locale.ROOT, "%.2f", value);
  }

  private static String day(String windowStart) {
    return windowStart.substring(0, 10);
  }

  private static String name(AppCounts app) {
    if (app.appId().equals(CellKey.WHOLE_TENANT)) {
      return "* (whole tenant)";
    }
    return app.appDisplayName().isEmpty() ? app.appId() : app.appDisplayName();
  }

  private void printAlerts() {
    title("Alerts (rules that judge by the wall clock are off)");
    report.alerts().stream().limit(MAX_ROWS).forEach(this::printAlert);
    if (report.alerts().isEmpty()) {
      out.println("  none");
    }
    more(MAX_ROWS, report.alerts().size());
  }

  private void printAlert(DetectionFinding alert) {
    FindingInfo info = alert.findingInfo();
    out.printf(
        "  %s to %s  %s  %s%n    %s%n",
        Times.seconds(seconds(info.firstSeenTime())),
        Times.seconds(seconds(info.lastSeenTime())),
        alert.severity().toLowerCase(Locale.ROOT),
        info.analytic().name(),
        TextTable.printable(info.desc()));
  }

  private static long seconds(long millis) {
    return Math.floorDiv(millis, 1000) * 1000;
  }

  private void printUsers() {
    List<UserCounts> users =
        report.users().stream()
            .sorted(
                Comparator.comparing(UserCounts::tenantId)
                    .thenComparing(UserCounts::userPrincipalName)
                    .thenComparing(UserCounts::userId)
                    .thenComparing(UserCounts::windowStart)
                    .thenComparing(UserCounts::appId)
                    .thenComparing(UserCounts::resourceId))
            .toList();
    TextTable table =
        new TextTable(
            4,
            "USER",
            "DAY",
            "APP",
            "RESOURCE",
            "UNBOUND",
            "CODES",
            "REQUESTS",
            "BLOCK",
            "ALLOW",
            "PCTALLOWED");
    users.stream()
        .limit(MAX_ROWS)
        .forEach(
            user ->
                table.row(
                    user.userPrincipalName().isEmpty() ? user.userId() : user.userPrincipalName(),
                    day(user.windowStart()),
                    user.appDisplayName(),
                    user.resourceDisplayName(),
                    user.requests().unbound(),
                    codes(user.unboundByStatusCode()),
                    user.block() + user.allow(),
                    user.block(),
                    user.allow(),
                    percent(user.pctAllowed())));
    title("Per user, app, resource and day (in scope of a token-protection policy, or unbound)");
    print(table, users.size());
  }

  private static String codes(Map<String, Long> codes) {
    return codes.entrySet().stream()
        .map(code -> code.getKey() + "×" + code.getValue())
        .collect(Collectors.joining(" "));
  }

  private void printBlocked() {
    TextTable table = new TextTable(6, "AT", "USER", "APPS", "OUTCOME", "VERDICT", "POLICIES");
    report.blocked().stream()
        .sorted(
            Comparator.comparing(SignInDecision::firstRequestAt)
                .thenComparing(SignInDecision::signInId))
        .limit(MAX_ROWS)
        .forEach(
            decision ->
                table.row(
                    decision.firstRequestAt(),
                    decision.userPrincipalName(),
                    decision.apps().stream()
                        .map(app -> app.name().isEmpty() ? app.id() : app.name())
                        .collect(Collectors.joining(", ")),
                    decision.outcome(),
                    decision.verdict(),
                    decision.policies().stream()
                        .map(PolicyDecision::name)
                        .collect(Collectors.joining(", "))));
    title("Sign-ins that were or would be blocked");
    print(table, report.blocked().size());
  }

  private void printRejections() {
    if (report.rejections().isEmpty()) {
      return;
    }
    title("Rejected");
    for (RejectedPart part : report.rejections()) {
      out.printf(
          "  %s, message %d: %s: %s%n", part.file(), part.message(), part.reason(), part.detail());
    }
    long all = report.rejected().values().stream().mapToLong(Long::longValue).sum();
    more(report.rejections().size(), all);
  }

  private void title(String text) {
    out.println();
    out.println(text);
  }

  private void print(TextTable table, int all) {
    if (all == 0) {
      out.println("  none");
      return;
    }
    table.print(out);
    more(table.size(), all);
  }

  private void more(long shown, long all) {
    if (all > shown) {
      out.printf("  … and %,d more; --json or --output DIR gives all%n", all - shown);
    }
  }
}
