package io.boundwatch.demo;

import io.boundwatch.count.CellKey;
import io.boundwatch.schemas.AppCounts;
import io.boundwatch.schemas.DetectionFinding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The live table: the counts per app of the newest hour, and the alerts, from their topics. */
public final class DemoTable {
  private static final String WINDOW = "PT1H";
  private static final int NAME_WIDTH = 27;

  /** Fits a terminal of 80 columns. */
  private static final String ROW = "  %-27s %6s %6s %7s %6s %6s %5s %6s";

  /** Where no terminal is drawn over, a table every so many calls is enough. */
  private static final int EVERY = 5;

  private final Map<String, AppCounts> newest = new TreeMap<>();
  private final DemoAlerts alerts = new DemoAlerts();
  private int calls;

  void take(DetectionFinding finding) {
    alerts.take(finding);
  }

  void take(AppCounts counts) {
    if (!counts.windowSize().equals(WINDOW)) {
      return;
    }
    AppCounts known = newest.get(counts.appId());
    if (known == null || known.windowStart().compareTo(counts.windowStart()) <= 0) {
      newest.put(counts.appId(), counts);
    }
  }

  /** Whether it is time to print the table where it is not drawn over. */
  public boolean isDue() {
    return calls++ % EVERY == 0;
  }

  public List<String> lines() {
    String hour =
        newest.values().stream().map(AppCounts::windowStart).max(String::compareTo).orElse("-");
    List<String> lines = new ArrayList<>();
    lines.add("");
    lines.add("Requests per app in the hour from " + hour);
    lines.add(
        String.format(ROW, "APP", "ALL", "BOUND", "UNBOUND", "BLOCK", "ALLOW", "USERS", "ALLOW%"));
    newest.values().stream()
        .filter(counts -> counts.windowStart().equals(hour))
        .sorted(
            Comparator.comparing((AppCounts c) -> !c.appId().equals(CellKey.WHOLE_TENANT))
                .thenComparing(c -> -c.requests().total()))
        .map(DemoTable::line)
        .forEach(lines::add);
    lines.add("");
    lines.add("BLOCK, ALLOW: what token-protection policies did, or would have done in");
    lines.add("report-only mode. USERS: those whom a policy judged.");
    lines.add("");
    lines.addAll(alerts.lines());
    return lines;
  }

  private static String line(AppCounts counts) {
    String name =
        counts.appId().equals(CellKey.WHOLE_TENANT) ? "* (whole tenant)" : counts.appDisplayName();
    return String.format(
        ROW,
        name.length() <= NAME_WIDTH ? name : name.substring(0, NAME_WIDTH - 1) + "…",
        counts.requests().total(),
        counts.requests().bound(),
        counts.requests().unbound(),
        counts.block(),
        counts.allow(),
        counts.users(),
        counts.pctAllowed() == null
            ? "-"
            : String.format(Locale.ROOT, "%.2f", counts.pctAllowed()));
  }
}
