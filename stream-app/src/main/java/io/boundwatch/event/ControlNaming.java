package io.boundwatch.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Whether a policy's list of session controls names token protection. */
enum ControlNaming {
  /** There is no list, or null in its place. */
  ABSENT,
  /** There is a list, maybe empty, without it. */
  NOT_NAMED,
  NAMED;

  private static final char[] CONTROL = "signintokenprotection".toCharArray();

  /** What the control was called until June 2023. */
  private static final char[] OLD_CONTROL = "binding".toCharArray();

  /**
   * Reads the list that the parser stands on. A string in place of a list is one of a single
   * member, or of several between commas. Whole members are compared: a policy may have more than
   * one session control.
   */
  static ControlNaming read(JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.VALUE_STRING) {
      return parser.getTextLength() == 0 ? ABSENT : ofMembers(parser);
    }
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      parser.skipChildren();
      return ABSENT;
    }
    ControlNaming naming = NOT_NAMED;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() != JsonToken.VALUE_STRING) {
        parser.skipChildren();
      } else if (ofMembers(parser) == NAMED) {
        naming = NAMED;
      }
    }
    return naming;
  }

  private static ControlNaming ofMembers(JsonParser parser) throws IOException {
    char[] chars = parser.getTextCharacters();
    int end = parser.getTextOffset() + parser.getTextLength();
    int from = parser.getTextOffset();
    for (int i = from; i <= end; i++) {
      if (i == end || isSeparator(chars[i])) {
        if (isControl(chars, from, i)) {
          return NAMED;
        }
        from = i + 1;
      }
    }
    return NOT_NAMED;
  }

  /** Quotes and brackets too: a list may arrive as text. */
  private static boolean isSeparator(char c) {
    return c == ',' || c == '[' || c == ']' || c == '"';
  }

  private static boolean isControl(char[] chars, int from, int to) {
    int start = from;
    int end = to;
    while (start < end && chars[start] == ' ') {
      start++;
    }
    while (end > start && chars[end - 1] == ' ') {
      end--;
    }
    return is(CONTROL, chars, start, end) || is(OLD_CONTROL, chars, start, end);
  }

  private static boolean is(char[] control, char[] chars, int from, int to) {
    if (to - from != control.length) {
      return false;
    }
    for (int i = 0; i < control.length; i++) {
      if ((chars[from + i] | 0x20) != control[i]) {
        return false;
      }
    }
    return true;
  }
}
