package io.boundwatch.codec;

/** Packs a canonical lower-case GUID (8-4-4-4-12 hex digits) into 16 bytes and back. */
final class Guids {
  static final int BYTES = 16;
  private static final int LENGTH = 36;
  private static final byte[] HEX = {
    '0', '1', '2', '3', '4', '5', '6', '7', '8', '9', 'a', 'b', 'c', 'd', 'e', 'f'
  };

  private Guids() {}

  static boolean isCanonical(String text) {
    if (text.length() != LENGTH) {
      return false;
    }
    for (int i = 0; i < LENGTH; i++) {
      char c = text.charAt(i);
      if (isDash(i) ? c != '-' : digit(c) < 0) {
        return false;
      }
    }
    return true;
  }

  static void pack(String guid, byte[] target, int at) {
    int to = at;
    for (int i = 0; i < LENGTH; i += 2) {
      if (isDash(i)) {
        i++;
      }
      target[to++] = (byte) (digit(guid.charAt(i)) << 4 | digit(guid.charAt(i + 1)));
    }
  }

  static String unpack(byte[] source, int at) {
    byte[] text = new byte[LENGTH];
    int from = at;
    for (int i = 0; i < LENGTH; i += 2) {
      if (isDash(i)) {
        text[i++] = '-';
      }
      int b = source[from++] & 0xFF;
      text[i] = HEX[b >> 4];
      text[i + 1] = HEX[b & 0xF];
    }
    return new String(text, java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  private static boolean isDash(int i) {
    return i == 8 || i == 13 || i == 18 || i == 23;
  }

  private static int digit(char c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
  }
}
