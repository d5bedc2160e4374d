package io.boundwatch.event;

import java.util.BitSet;

/** Looks at the bytes of a message where no parser can: before JSON begins, and past damage. */
final class JsonBytes {
  private JsonBytes() {}

  /**
   * Where JSON begins: at the first brace or bracket. Behind other text a bracket only counts if
   * another bracket or a brace follows, for a syslog prefix may hold a process id in brackets.
   *
   * @return the length if there is none
   */
  static int begin(byte[] bytes) {
    int from = skipBlanks(bytes, 0, bytes.length);
    for (int i = from; i < bytes.length; i++) {
      if (bytes[i] == '{' || bytes[i] == '[' && (i == from || opens(bytes, i + 1))) {
        return i;
      }
    }
    return bytes.length;
  }

  private static boolean opens(byte[] bytes, int from) {
    int at = skipBlanks(bytes, from, bytes.length);
    return at < bytes.length && (bytes[at] == '{' || bytes[at] == '[');
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
  static int endOfValue(byte[] bytes, int from) {
    if (bytes[from] == '"') {
      return endOfString(bytes, from);
    }
    return bytes[from] == '{' || bytes[from] == '['
        ? endOfNested(bytes, from)
        : endOfScalar(bytes, from);
  }

  private static int endOfNested(byte[] bytes, int from) {
    BitSet braces = new BitSet();
    int depth = 0;
    for (int i = from; i < bytes.length; i++) {
      byte b = bytes[i];
      if (b == '"') {
        int end = endOfString(bytes, i);
        i = end < 0 ? bytes.length : end - 1;
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

  private static int endOfString(byte[] bytes, int from) {
    for (int i = from + 1; i < bytes.length; i++) {
      if (bytes[i] == '"') {
        return i + 1;
      }
      i += bytes[i] == '\\' ? 1 : 0;
    }
    return -1;
  }

  private static int endOfScalar(byte[] bytes, int from) {
    int at = from;
    while (at < bytes.length && !isBlank(bytes[at]) && ",]}".indexOf(bytes[at]) < 0) {
      at++;
    }
    return at > from ? at : -1;
  }
}
