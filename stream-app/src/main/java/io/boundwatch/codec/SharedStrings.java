package io.boundwatch.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Gives the same bytes the same String, for values that thousands of requests have in common, such
 * as tenants, apps and systems: most of what state in memory takes is text. What is found is
 * compared byte by byte. Bounded: a newer value takes the place of an older one.
 *
 * <p>For any number of threads, without locks: an entry is immutable, and a thread that does not
 * see another's makes its own.
 */
final class SharedStrings {
  private static final int PLACES = 4096;
  private static final int MAX_LENGTH = 64;

  /** A value as it stands in bytes, which for a GUID are not those of its text. */
  private record Entry(byte[] bytes, String text) {}

  private static final Entry[] GUIDS = new Entry[PLACES];
  private static final Entry[] TEXTS = new Entry[PLACES];

  private SharedStrings() {}

  static String guid(byte[] source, int at) {
    int place = place(source, at, at + Guids.BYTES);
    Entry known = GUIDS[place];
    if (is(known, source, at, at + Guids.BYTES)) {
      return known.text();
    }
    String text = Guids.unpack(source, at);
    GUIDS[place] = new Entry(Arrays.copyOfRange(source, at, at + Guids.BYTES), text);
    return text;
  }

  static String text(byte[] source, int from, int to) {
    if (to - from > MAX_LENGTH) {
      return new String(source, from, to - from, StandardCharsets.UTF_8);
    }
    int place = place(source, from, to);
    Entry known = TEXTS[place];
    if (is(known, source, from, to)) {
      return known.text();
    }
    String text = new String(source, from, to - from, StandardCharsets.UTF_8);
    TEXTS[place] = new Entry(Arrays.copyOfRange(source, from, to), text);
    return text;
  }

  private static boolean is(Entry known, byte[] source, int from, int to) {
    return known != null && Arrays.equals(known.bytes(), 0, known.bytes().length, source, from, to);
  }

  private static int place(byte[] source, int from, int to) {
    int hash = to - from;
    for (int i = from; i < to; i++) {
      hash = hash * 31 + source[i];
    }
    return (hash ^ hash >>> 16) & PLACES - 1;
  }
}
