package io.boundwatch.event;

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
    int from = skipBlanks(bytes, 0);
    for (int i = from; i < bytes.length; i++) {
      if (bytes[i] == '{' || bytes[i] == '[' && (i == from || opens(bytes, i + 1))) {
        return i;
      }
    }
    return bytes.length;
  }

  private static boolean opens(byte[] bytes, int from) {
    int at = skipBlanks(bytes, from);
    return at < bytes.length && (bytes[at] == '{' || bytes[at] == '[');
  }

  static int skipBlanks(byte[] bytes, int from) {
    int at = from;
    while (at < bytes.length && isBlank(bytes[at])) {
      at++;
    }
    return at;
  }

  private static boolean isBlank(byte b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }

  /**
   * The byte after the object that begins here, found by its braces, brackets and quotes alone; -1
   * if it does not end.
   */
  static int endOfObject(byte[] bytes, int from) {
    int depth = 0;
    boolean inString = false;
    for (int i = from; i < bytes.length; i++) {
      byte b = bytes[i];
      if (inString) {
        i += b == '\\' ? 1 : 0;
        inString = b != '"';
      } else if (b == '"') {
        inString = true;
      } else if (b == '{' || b == '[') {
        depth++;
      } else if ((b == '}' || b == ']') && --depth == 0) {
        return i + 1;
      }
    }
    return -1;
  }
}
