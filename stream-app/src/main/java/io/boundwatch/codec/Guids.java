package io.boundwatch.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

/**
 * Packs a canonical lower-case GUID (8-4-4-4-12 hex digits) into 16 bytes and back. By tables, as
 * every request has some ten of them.
 */
final class Guids {
  static final int BYTES = 16;
  private static final int LENGTH = 36;

  /** Where the two digits of each byte begin. */
  private static final int[] PLACES = {
    0, 2, 4, 6, 9, 11, 14, 16, 19, 21, 24, 26, 28, 30, 32, 34,
  };

  private static final int ASCII = 128;

  /** The value of each character that is a digit, -1 for the others. */
  private static final byte[] VALUES = values();

  /** The two digits of each byte. */
  private static final byte[] DIGITS = digits();

  private Guids() {}

  private static byte[] values() {
    byte[] values = new byte[ASCII];
    Arrays.fill(values, (byte) -1);
    for (int value = 0; value < BYTES; value++) {
      values[Character.forDigit(value, 16)] = (byte) value;
    }
    return values;
  }

  private static byte[] digits() {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    return HexFormat.of().formatHex(all).getBytes(StandardCharsets.US_ASCII);
  }

  /** Whether a text is canonical; only then what it wrote at that place means something. */
  static boolean pack(String text, byte[] target, int at) {
    if (text.length() != LENGTH || !hasDashes(text)) {
      return false;
    }
    int all = 0;
    for (int i = 0; i < BYTES; i++) {
      int place = PLACES[i];
      int value = value(text.charAt(place)) << 4 | value(text.charAt(place + 1));
      target[at + i] = (byte) value;
      all |= value;
    }
    return all >= 0;
  }

  private static boolean hasDashes(String text) {
    return text.charAt(8) == '-'
        && text.charAt(13) == '-'
        && text.charAt(18) == '-'
        && text.charAt(23) == '-';
  }

  private static int value(char c) {
    return c < ASCII ? VALUES[c] : -1;
  }

  static String unpack(byte[] source, int at) {
    byte[] text = new byte[LENGTH];
    for (int i = 0; i < BYTES; i++) {
      int digits = (source[at + i] & 0xFF) * 2;
      text[PLACES[i]] = DIGITS[digits];
      text[PLACES[i] + 1] = DIGITS[digits + 1];
    }
    text[8] = '-';
    text[13] = '-';
    text[18] = '-';
    text[23] = '-';
    return new String(text, StandardCharsets.ISO_8859_1);
  }
}
