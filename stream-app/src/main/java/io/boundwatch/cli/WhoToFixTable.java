package io.boundwatch.cli;

import io.boundwatch.replay.WhoToFix;
import io.boundwatch.replay.WhoToFix.ExcludingFilter;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Who is to be helped, by cause, and below it what to do about each cause. */
final class WhoToFixTable {
  private static final int MAX_ROWS = 50;
  private static final int WIDTH = 100;

  private final List<WhoToFix> rows;
  private final PrintWriter out;

  WhoToFixTable(List<WhoToFix> rows, PrintWriter out) {
    this.rows = rows;
    this.out = out;
  }

  void print() {
    out.println();
    out.println("Who to fix: the same by cause and app (a sign-in counts in each)");
    if (rows.isEmpty()) {
      out.println("  none");
      return;
    }
    List<WhoToFix> shown = rows.subList(0, Math.min(MAX_ROWS, rows.size()));
    printTable(shown);
    if (rows.size() > shown.size()) {
      out.printf(
          "  … and %,d more; --json or --output DIR gives all%n", rows.size() - shown.size());
    }
    printRemedies(shown);
  }

  private void printTable(List<WhoToFix> shown) {
    TextTable table =
        new TextTable(
            6,
            "CAUSE",
            "CODE",
            "PLATFORM",
            "CLIENT",
            "APP",
            "FOR EXAMPLE",
            "USERS",
            "BLOCKED",
            "WOULDBLOCK");
    for (WhoToFix row : shown) {
      table.row(
          row.causeClass(),
          row.statusCode(),
          row.platform(),
          row.client(),
          row.appName().isEmpty() ? row.appId() : row.appName(),
          String.join(", ", row.exampleUsers()),
          row.users(),
          row.blocked(),
          row.wouldBlock());
    }
    table.print(out);
  }

  private void printRemedies(List<WhoToFix> shown) {
    Map<String, WhoToFix> byHeading = new LinkedHashMap<>();
    shown.forEach(row -> byHeading.putIfAbsent(heading(row), row));
    byHeading.forEach(this::printRemedy);
  }

  private static String heading(WhoToFix row) {
    return row.causeClass()
        + ", "
        + row.statusCode()
        + " on "
        + row.platform()
        + ": "
        + row.cause();
  }

  private void printRemedy(String heading, WhoToFix row) {
    out.println();
    wrapped("  ", heading);
    wrapped("    ", row.remedy());
    wrapped("    ", "Who: " + row.who());
    row.deviceFilters().forEach(this::printFilter);
    if (!row.known().isEmpty()) {
      wrapped("    ", "Known not to be supported: " + String.join(", ", row.known()));
    }
    out.println("    " + row.source());
  }

  private void printFilter(ExcludingFilter filter) {
    if (filter.filter().isEmpty()) {
      wrapped("    ", "No device filter is known for " + filter.devices());
    } else {
      wrapped("    ", "Device filter for " + filter.devices() + ":");
      out.println("      " + filter.filter());
    }
  }

  /** Lines of at most {@value #WIDTH} characters, unless a word is longer. */
  private void wrapped(String indent, String text) {
    StringBuilder line = new StringBuilder(indent);
    for (String word : text.split(" ")) {
      if (line.length() > indent.length() && line.length() + 1 + word.length() > WIDTH) {
        out.println(line);
        line = new StringBuilder(indent);
      }
      line.append(line.length() > indent.length() ? " " : "").append(word);
    }
    out.println(line);
  }
}
