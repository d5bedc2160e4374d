package io.boundwatch.replay;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Comma-separated values as RFC 4180 has them, safe to open in a spreadsheet: names come from
 * outside, and text that a spreadsheet would take for a formula is led by an apostrophe.
 */
final class Csv {
  private static final String END_OF_LINE = "\r\n";

  /** The full-width forms too, which some spreadsheets read as the plain ones. */
  private static final String BEGINS_FORMULA = "=+-@\t\r\n\uff1d\uff0b\uff0d\uff20";

  private Csv() {}

  /** A line with its end. Numbers are written as they are, all else as text. */
  static String line(List<?> cells) {
    return cells.stream().map(Csv::cell).collect(Collectors.joining(",", "", END_OF_LINE));
  }

  private static String cell(Object value) {
    return value instanceof Number ? value.toString() : quoted(harmless(value.toString()));
  }

  private static String harmless(String text) {
    String visible = text.stripLeading();
    boolean formula =
        begins(text, BEGINS_FORMULA) || begins(visible, BEGINS_FORMULA) || begins(visible, "|");
    return formula ? "'" + text : text;
  }

  private static boolean begins(String text, String any) {
    return !text.isEmpty() && any.indexOf(text.charAt(0)) >= 0;
  }

  private static String quoted(String text) {
    boolean plain = text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\r' || c == '\n');
    return plain ? text : '"' + text.replace("\"", "\"\"") + '"';
  }
}
