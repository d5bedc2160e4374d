package io.boundwatch.event;

import java.nio.charset.StandardCharsets;

/** Whether a policy's list of session controls names token protection. */
enum ControlNaming {
  /** There is no list, or null in its place. */
  ABSENT,
  /** There is a list, maybe empty, without it. */
  NOT_NAMED,
  NAMED;

  private static final byte[] CONTROL = ascii("signintokenprotection");

  /** What the control was called until June 2023. */
  private static final byte[] OLD_CONTROL = ascii("binding");

  /**
   * Reads the list that the scanner stands at. A string in place of a list is one of a single
   * member, or of several between commas. Whole members are compared: a policy may have more than
   * one session control.
   */
  static ControlNaming read(JsonScanner scanner) throws BrokenJsonException {
    if (scanner.isString()) {
      JsonText text = scanner.readString();
      return text.isEmpty() ? ABSENT : ofMembers(text);
    }
    if (!scanner.isArray()) {
      scanner.skip();
      return ABSENT;
    }
    ControlNaming naming = NOT_NAMED;
    scanner.enter();
    while (scanner.nextElement()) {
      if (!scanner.isString()) {
        scanner.skip();
      } else if (ofMembers(scanner.readString()) == NAMED) {
        naming = NAMED;
      }
    }
    return naming;
  }

  private static ControlNaming ofMembers(JsonText text) {
    byte[] bytes = text.bytes();
    int from = text.from();
    for (int i = from; i <= text.to(); i++) {
      if (i == text.to() || isSeparator(bytes[i])) {
        if (isControl(bytes, from, i)) {
          return NAMED;
        }
        from = i + 1;
      }
    }
    return NOT_NAMED;
  }

  /** Quotes and brackets too: a list may arrive as text. */
  private static boolean isSeparator(byte c) {
    return c == ',' || c == '[' || c == ']' || c == '"';
  }

  private static boolean isControl(byte[] bytes, int from, int to) {
    int start = from;
    int end = to;
    while (start < end && bytes[start] == ' ') {
      start++;
    }
    while (end > start && bytes[end - 1] == ' ') {
      end--;
    }
    return is(CONTROL, bytes, start, end) || is(OLD_CONTROL, bytes, start, end);
  }

  private static boolean is(byte[] control, byte[] bytes, int from, int to) {
    if (to - from != control.length) {
      return false;
    }
    for (int i = 0; i < control.length; i++) {
      if ((bytes[from + i] | 0x20) != control[i]) {
        return false;
      }
    }
    return true;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
