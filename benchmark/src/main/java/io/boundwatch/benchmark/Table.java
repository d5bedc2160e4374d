package io.boundwatch.benchmark;

import java.util.ArrayList;
import java.util.List;

/** A table in Markdown whose columns also line up on a screen; the first to the left. */
final class Table {
  private final List<List<String>> rows = new ArrayList<>();

  Table(String... header) {
    rows.add(List.of(header));
  }

  Table row(String... cells) {
    rows.add(List.of(cells));
    return this;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < rows.size(); row++) {
      append(text, rows.get(row), " ");
      if (row == 0) {
        append(text, rows.get(0).stream().map(any -> "").toList(), "-");
      }
    }
    return text.toString();
  }

  private void append(StringBuilder text, List<String> cells, String filling) {
    for (int column = 0; column < cells.size(); column++) {
      String padding = filling.repeat(width(column) - cells.get(column).length());
      String cell = column == 0 ? cells.get(column) + padding : padding + cells.get(column);
      // a colon at the end of the ruler aligns the column to the right
      boolean isRuler = filling.equals("-");
      text.append(isRuler ? "|-" : "| ").append(cell);
      text.append(isRuler ? column == 0 ? "-" : ":" : " ");
    }
    text.append("|\n");
  }

  private int width(int column) {
    return rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
  }
}
