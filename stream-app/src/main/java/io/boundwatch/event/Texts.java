package io.boundwatch.event;

import java.util.Locale;

/**
 * Bounds the strings that are kept of a record and makes them safe to write again: a surrogate
 * without its other half, which JSON escapes can smuggle in and UTF-8 cannot hold, becomes U+FFFD.
 */
final class Texts {
  /** Characters that an id may have before it is replaced by its digest. */
  static final int MAX_ID_LENGTH = 1024;

  /** Characters that any other string is cut to. */
  static final int MAX_TEXT_LENGTH = 256;

  private static final char REPLACEMENT = '\uFFFD';

  private Texts() {}

  /**
   * An id in lower case. One that is too long is replaced by {@code sha256:} and its digest, not
   * cut, so that two ids never become one.
   */
  static String id(String raw) {
    return isPlainId(raw) ? raw : oddId(raw);
  }

  /** Nearly every id is a GUID in lower case: one look at it instead of two. */
  private static boolean isPlainId(String raw) {
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c >= 'A' && c <= 'Z' || c >= 0x80) {
        return false;
      }
    }
    return raw.length() <= MAX_ID_LENGTH;
  }

  private static String oddId(String raw) {
    String id = wellFormed(raw).toLowerCase(Locale.ROOT);
    return id.length() > MAX_ID_LENGTH ? "sha256:" + Sha256.hex(id) : id;
  }

  /** A string cut to {@link #MAX_TEXT_LENGTH}, never through a surrogate pair. */
  static String text(String raw) {
    return cut(raw, MAX_TEXT_LENGTH);
  }

  static String cut(String raw, int maxLength) {
    if (raw.length() <= maxLength) {
      return wellFormed(raw);
    }
    boolean splitsPair =
        Character.isHighSurrogate(raw.charAt(maxLength - 1))
            && Character.isLowSurrogate(raw.charAt(maxLength));
    return wellFormed(raw.substring(0, splitsPair ? maxLength - 1 : maxLength));
  }

  private static String wellFormed(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return replaceLoneSurrogates(text, i);
      }
    }
    return text;
  }

  private static String replaceLoneSurrogates(String text, int from) {
    StringBuilder safe = new StringBuilder(text.length()).append(text, 0, from);
    text.codePoints()
        .skip(text.codePointCount(0, from))
        .forEach(c -> safe.appendCodePoint(safe(c)));
    return safe.toString();
  }

  private static int safe(int codePoint) {
    boolean lone = codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    return lone ? REPLACEMENT : codePoint;
  }
}
