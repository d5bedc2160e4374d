package io.boundwatch.event;

import io.boundwatch.codec.TextCache;

/**
 * Reads the value a scanner stands at by the input rules (design, section 4): null, the empty
 * string, the nil GUID and values of a type that does not fit are missing. A value is always passed
 * over as a whole, whatever it is.
 */
final class JsonValues {
  /** What {@link #number} answers where there is none. */
  static final long NO_NUMBER = Long.MIN_VALUE;

  private static final String NIL_GUID = "00000000-0000-0000-0000-000000000000";
  private static final int MAX_DIGITS = 18;

  private JsonValues() {}

  /** A string as sent; empty if missing. */
  static String text(JsonScanner scanner) throws BrokenJsonException {
    if (!scanner.isString()) {
      scanner.skip();
      return "";
    }
    return known(scanner.readString().toString());
  }

  /** The same for a string that many records share. */
  static String text(JsonScanner scanner, TextCache cache) throws BrokenJsonException {
    if (!scanner.isString()) {
      scanner.skip();
      return "";
    }
    return known(scanner.readString().toString(cache));
  }

  private static String known(String text) {
    return NIL_GUID.equals(text) ? "" : text;
  }

  /** A whole number, sent as a number or as a string; {@link #NO_NUMBER} if missing. */
  static long number(JsonScanner scanner) throws BrokenJsonException {
    if (scanner.isNumber()) {
      return ofNumber(scanner.readNumber().toString());
    }
    if (scanner.isString()) {
      return parse(scanner.readString().toString());
    }
    scanner.skip();
    return NO_NUMBER;
  }

  /** An error code; the words of success, which some sources send instead, are code 0. */
  static int errorCode(JsonScanner scanner) throws BrokenJsonException {
    if (!scanner.isString()) {
      return toInt(number(scanner), Details.NO_ERROR_CODE);
    }
    String text = scanner.readString().toString();
    return "Success".equalsIgnoreCase(text.strip()) ? 0 : toInt(parse(text), Details.NO_ERROR_CODE);
  }

  static int toInt(long value, int otherwise) {
    return value == (int) value ? (int) value : otherwise;
  }

  /** The value of a number as JSON writes it, if it is whole and fits. */
  private static long ofNumber(String number) {
    long value = parse(number);
    return value == NO_NUMBER ? ofOddNumber(number) : value;
  }

  /** One of many digits, or with a fraction or an exponent. */
  private static long ofOddNumber(String number) {
    try {
      return Long.parseLong(number);
    } catch (NumberFormatException e) {
      boolean integer = number.chars().allMatch(c -> c == '-' || c >= '0' && c <= '9');
      return integer ? NO_NUMBER : whole(Double.parseDouble(number));
    }
  }

  private static long whole(double value) {
    return value == Math.rint(value) && Math.abs(value) <= 1L << 53 ? (long) value : NO_NUMBER;
  }

  private static long parse(String text) {
    String number = text.strip();
    boolean negative = number.startsWith("-");
    int from = negative ? 1 : 0;
    if (number.length() == from || number.length() - from > MAX_DIGITS) {
      return NO_NUMBER;
    }
    long value = 0;
    for (int i = from; i < number.length(); i++) {
      int digit = number.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return NO_NUMBER;
      }
      value = value * 10 + digit;
    }
    return negative ? -value : value;
  }
}
