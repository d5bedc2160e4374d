package io.boundwatch.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A table of text: first columns to the left, figures to the right. */
final class TextTable {
  private static final int MAX_CELL = 44;

  private final int leftColumns;
  private final List<String[]> rows = new ArrayList<>();

  /**
   * @param leftColumns how many columns, from the first, are aligned to the left
   */
  TextTable(int leftColumns, String... header) {
    this.leftColumns = leftColumns;
    rows.add(header);
  }

  TextTable row(Object... cells) {
    rows.add(Arrays.stream(cells).map(TextTable::cell).toArray(String[]::new));
    return this;
  }

  private static String cell(Object value) {
    String text = printable(value == null ? "-" : value.toString());
    return text.length() <= MAX_CELL ? text : text.substring(0, MAX_CELL - 1) + "…";
  }

  /** Names come from outside: what would move the cursor or change colours is not printed. */
  static String printable(String text) {
    return text.codePoints()
        .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '?' : c)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  int size() {
    return rows.size() - 1;
  }

  void print(PrintWriter out) {
    int[] widths = new int[rows.get(0).length];
    for (String[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        widths[i] = Math.max(widths[i], row[i].length());
      }
    }
    rows.forEach(row -> out.println(line(row, widths)));
  }

  private String line(String[] row, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < row.length; i++) {
      String padding = " ".repeat(widths[i] - row[i].length());
      line.append("  ").append(i < leftColumns ? row[i] + padding : padding + row[i]);
    }
    return line.toString().stripTrailing();
  }
}
