package io.boundwatch.event;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks at eight bytes at a time: strings are most of a record. */
final class Words {
  private static final VarHandle WORD =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private static final long ONES = 0x0101_0101_0101_0101L;
  private static final long HIGH_BITS = 0x80 * ONES;
  private static final long QUOTES = '"' * ONES;
  private static final long BACKSLASHES = '\\' * ONES;
  private static final long BLANKS = ' ' * ONES;
  private static final long FACTOR = 0x9E37_79B9_7F4A_7C15L;

  private Words() {}

  /**
   * The first byte that is a quote, a backslash, a control character or not of ASCII; the end if
   * there is none.
   */
  static int endOfPlain(byte[] bytes, int from, int end) {
    int at = from;
    while (at <= end - Long.BYTES) {
      long special = special((long) WORD.get(bytes, at));
      if (special != 0) {
        return at + (Long.numberOfTrailingZeros(special) >>> 3);
      }
      at += Long.BYTES;
    }
    while (at < end && isPlain(bytes[at])) {
      at++;
    }
    return at;
  }

  /**
   * Has the high bit of each special byte, and perhaps of bytes behind the first: a subtraction
   * borrows from the byte behind, never from the one before.
   */
  private static long special(long word) {
    long quote = word ^ QUOTES;
    long backslash = word ^ BACKSLASHES;
    long found = (quote - ONES) & ~quote | (backslash - ONES) & ~backslash | (word - BLANKS) | word;
    return found & HIGH_BITS;
  }

  private static boolean isPlain(byte b) {
    return b >= ' ' && b != '"' && b != '\\';
  }

  /** A hash of some bytes, whose upper bits are the better ones. */
  static int hash(byte[] bytes, int from, int to) {
    long hash = to - from;
    int at = from;
    for (; at <= to - Long.BYTES; at += Long.BYTES) {
      hash = (hash ^ (long) WORD.get(bytes, at)) * FACTOR;
      hash ^= hash >>> 32;
    }
    return (int) ((hash ^ tail(bytes, at, to)) * FACTOR >>> 32);
  }

  /** The last bytes, fewer than eight. */
  private static long tail(byte[] bytes, int from, int to) {
    if (from == to) {
      return 0;
    }
    if (from + Long.BYTES <= bytes.length) {
      return (long) WORD.get(bytes, from) & -1L >>> Long.SIZE - 8 * (to - from);
    }
    long tail = 0;
    for (int at = to - 1; at >= from; at--) {
      tail = tail << 8 | bytes[at] & 0xFF;
    }
    return tail;
  }
}
