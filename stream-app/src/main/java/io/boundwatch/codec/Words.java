package io.boundwatch.codec;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/** Looks at eight bytes at a time: texts are most of what is read. */
public final class Words {
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
   * Where the first byte is that a JSON string cannot hold as it is or that is not of ASCII: a
   * quote, a backslash, a control character; the end if there is none.
   */
  public static int endOfPlain(byte[] bytes, int from, int end) {
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

  /**
   * A hash of the first, the middle and the last bytes, for caches whose finds are compared byte by
   * byte.
   */
  public static int hash(byte[] bytes, int from, int to) {
    int length = to - from;
    if (length < Long.BYTES) {
      return mix(few(bytes, from, to) ^ length);
    }
    long first = (long) WORD.get(bytes, from);
    long middle = (long) WORD.get(bytes, from + (length - Long.BYTES) / 2);
    long last = (long) WORD.get(bytes, to - Long.BYTES);
    return mix((first + length) * FACTOR ^ Long.rotateLeft(middle * FACTOR, 21) ^ last);
  }

  private static long few(byte[] bytes, int from, int to) {
    long few = 0;
    for (int at = from; at < to; at++) {
      few = few << 8 | bytes[at];
    }
    return few;
  }

  /** Every bit of the value reaches the lowest bits, which caches take. */
  private static int mix(long value) {
    long mixed = value * FACTOR;
    return (int) (mixed >>> 32 ^ mixed >>> 52);
  }
}
