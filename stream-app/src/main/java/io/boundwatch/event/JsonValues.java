package io.boundwatch.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/**
 * Reads the value a parser stands on by the input rules (design, section 4): null, the empty
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
  static String text(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      parser.skipChildren();
      return "";
    }
    String text = parser.getText();
    return NIL_GUID.equals(text) ? "" : text;
  }

  /** A whole number, sent as a number or as a string; {@link #NO_NUMBER} if missing. */
  static long number(JsonParser parser) throws IOException {
    switch (parser.currentToken()) {
      case VALUE_NUMBER_INT:
        return parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
            ? NO_NUMBER
            : parser.getLongValue();
      case VALUE_NUMBER_FLOAT:
        return whole(parser.getDoubleValue());
      case VALUE_STRING:
        return parse(parser.getText());
      default:
        parser.skipChildren();
        return NO_NUMBER;
    }
  }

  /** An error code; the words of success, which some sources send instead, are code 0. */
  static int errorCode(JsonParser parser) throws IOException {
    boolean text = parser.currentToken() == JsonToken.VALUE_STRING;
    if (text && "Success".equalsIgnoreCase(parser.getText().strip())) {
      return 0;
    }
    return toInt(number(parser), Details.NO_ERROR_CODE);
  }

  static int toInt(long value, int otherwise) {
    return value == (int) value ? (int) value : otherwise;
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
