package io.boundwatch.demo;

import io.boundwatch.schemas.DetectionFinding;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** The newest alerts, open ones first: the last value of each key of the topic of alerts. */
final class DemoAlerts {
  private static final int SHOWN = 6;
  private static final int TITLE_WIDTH = 75;

  private final Map<String, DetectionFinding> newest = new TreeMap<>();

  void take(DetectionFinding finding) {
    newest.put(finding.unmapped().tokenProtection().alertKey(), finding);
  }

  List<String> lines() {
    List<String> lines = new ArrayList<>();
    long open = newest.values().stream().filter(DetectionFinding::isAlert).count();
    lines.add("Alerts: " + open + " open, " + (newest.size() - open) + " closed");
    newest.values().stream()
        .sorted(
            Comparator.comparing((DetectionFinding finding) -> !finding.isAlert())
                .thenComparing(finding -> -finding.severityId())
                .thenComparing(finding -> -finding.findingInfo().lastSeenTime()))
        .limit(SHOWN)
        .map(DemoAlerts::line)
        .forEach(lines::add);
    return lines;
  }

  private static String line(DetectionFinding finding) {
    String line =
        String.format(
            "  %-6s %-13s %s",
            finding.isAlert() ? "OPEN" : "closed",
            finding.severity().toLowerCase(Locale.ROOT),
            finding.findingInfo().title());
    return line.length() <= TITLE_WIDTH ? line : line.substring(0, TITLE_WIDTH - 1) + "…";
  }
}
