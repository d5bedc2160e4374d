package io.boundwatch.event;

import java.util.BitSet;

/** Looks at the bytes of a message where no parser can: before JSON begins, and past damage. */
final class JsonBytes {
  private JsonBytes() {}

  /**
   * Where JSON begins: at the first brace or bracket. Behind other text a bracket only counts if
   * another bracket or a brace follows, for a syslog prefix may hold a process id in brackets.
   *
   * @return the end if there is none
   */
  static int begin(byte[] bytes, int start, int end) {
    int from = skipBlanks(bytes, start, end);
    for (int i = from; i < end; i++) {
      if (bytes[i] == '{' || bytes[i] == '[' && (i == from || opens(bytes, i + 1, end))) {
        return i;
      }
    }
    return end;
  }

  private static boolean opens(byte[] bytes, int from, int end) {
    int at = skipBlanks(bytes, from, end);
    return at < end && (bytes[at] == '{' || bytes[at] == '[');
  }

  static int skipBlanks(byte[] bytes, int from, int end) {
    int at = from;
    while (at < end && bytes[at] <= ' ' && isBlank(bytes[at])) {
      at++;
    }
    return at;
  }

  static boolean isBlank(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }

  /**
   * The byte after the value that begins here, found by its braces, brackets and quotes alone; -1
   * if it does not end or they do not match.
   */
  static int endOfValue(byte[] bytes, int from, int end) {
    if (bytes[from] == '"') {
      return endOfString(bytes, from, end);
    }
    return bytes[from] == '{' || bytes[from] == '['
        ? endOfNested(bytes, from, end)
        : endOfScalar(bytes, from, end);
  }

  private static int endOfNested(byte[] bytes, int from, int end) {
    BitSet braces = new BitSet();
    int depth = 0;
    for (int i = from; i < end; i++) {
      byte b = bytes[i];
      if (b == '"') {
        int endOfString = endOfString(bytes, i, end);
        i = endOfString < 0 ? end : endOfString - 1;
      } else if (b == '{' || b == '[') {
        braces.set(depth++, b == '{');
      } else if (b == '}' || b == ']') {
        if (braces.get(--depth) != (b == '}')) {
          return -1;
        }
        if (depth == 0) {
          return i + 1;
        }
      }
    }
    return -1;
  }

  private static int endOfString(byte[] bytes, int from, int end) {
    for (int i = from + 1; i < end; i++) {
      if (bytes[i] == '"') {
        return i + 1;
      }
      i += bytes[i] == '\\' ? 1 : 0;
    }
    return -1;
  }

  private static int endOfScalar(byte[] bytes, int from, int end) {
    int at = from;
    while (at < end && !isBlank(bytes[at]) && ",]}".indexOf(bytes[at]) < 0) {
      at++;
    }
    return at > from ? at : -1;
  }
}
