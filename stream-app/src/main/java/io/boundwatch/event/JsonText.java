package io.boundwatch.event;

import io.boundwatch.codec.TextCache;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a string of a JSON text says, as bytes: a part of the text itself where that is of plain
 * ASCII, else a copy without escapes. In the copy each UTF-16 unit stands for itself, in the three
 * bytes that UTF-8 would give it, so that surrogates without their other half are kept as sent.
 */
final class JsonText {
  private static final String ESCAPES = "bfnrt";
  private static final String ESCAPED = "\b\f\n\r\t";

  private byte[] copy = new byte[256];
  private int length;

  private byte[] bytes = copy;
  private int from;
  private int to;

  byte[] bytes() {
    return bytes;
  }

  int from() {
    return from;
  }

  int to() {
    return to;
  }

  /** Takes a part of plain ASCII as it is. */
  JsonText take(byte[] source, int first, int end) {
    bytes = source;
    from = first;
    to = end;
    return this;
  }

  /** Takes a copy of a part that is known to be right, without its escapes. */
  JsonText unescape(byte[] source, int first, int end) {
    length = 0;
    int at = first;
    while (at < end) {
      ensure();
      byte b = source[at];
      if (b >= 0 && b != '\\') {
        copy[length++] = b;
        at++;
      } else {
        at += b < 0 ? addMultiByte(source, at) : addEscape(source, at + 1);
      }
    }
    return take(copy, 0, length);
  }

  /** Makes room for two units. */
  private void ensure() {
    if (length + 6 > copy.length) {
      copy = Arrays.copyOf(copy, copy.length * 2);
    }
  }

  /** Returns how many bytes the escape has. */
  private int addEscape(byte[] source, int at) {
    if (source[at] == 'u') {
      int unit = 0;
      for (int i = at + 1; i <= at + 4; i++) {
        unit = unit << 4 | Character.digit(source[i], 16);
      }
      add(unit);
      return 6;
    }
    int known = ESCAPES.indexOf(source[at]);
    copy[length++] = known < 0 ? source[at] : (byte) ESCAPED.charAt(known);
    return 2;
  }

  /** Returns how many bytes the character has. */
  private int addMultiByte(byte[] source, int at) {
    int count = lengthOf(source[at]);
    int value = source[at] & 0x7F >> count;
    for (int i = at + 1; i < at + count; i++) {
      value = value << 6 | source[i] & 0x3F;
    }
    if (count == 4) {
      int rest = value - 0x10000;
      add(0xD800 | rest >> 10);
      add(0xDC00 | rest & 0x3FF);
    } else {
      add(value);
    }
    return count;
  }

  private void add(int unit) {
    int c = unit & 0xFFFF;
    if (c < 0x80) {
      copy[length++] = (byte) c;
    } else if (c < 0x800) {
      copy[length++] = (byte) (0xC0 | c >> 6);
      copy[length++] = (byte) (0x80 | c & 0x3F);
    } else {
      copy[length++] = (byte) (0xE0 | c >> 12);
      copy[length++] = (byte) (0x80 | c >> 6 & 0x3F);
      copy[length++] = (byte) (0x80 | c & 0x3F);
    }
  }

  /** How many bytes the character has that begins so, two to four; 0 if none does. */
  static int lengthOf(byte first) {
    if ((first & 0xE0) == 0xC0) {
      return 2;
    } else if ((first & 0xF0) == 0xE0) {
      return 3;
    }
    return (first & 0xF8) == 0xF0 ? 4 : 0;
  }

  boolean isEmpty() {
    return from == to;
  }

  /** Whether it has more UTF-16 units. */
  boolean isLongerThan(int limit) {
    return to - from > limit && units(bytes, from, to) > limit;
  }

  private static int units(byte[] bytes, int from, int to) {
    int units = 0;
    for (int i = from; i < to; i++) {
      units += (bytes[i] & 0xC0) == 0x80 ? 0 : 1;
    }
    return units;
  }

  @Override
  public String toString() {
    boolean plain = bytes != copy;
    return plain ? ascii(bytes, from, to) : decode(bytes, from, to);
  }

  /** The same, from a cache that decodes by {@link #decode}. */
  String toString(TextCache cache) {
    return cache.decode(bytes, from, to);
  }

  /** What bytes such as it has say. */
  static String decode(byte[] bytes, int from, int to) {
    int count = units(bytes, from, to);
    if (count == to - from) {
      return ascii(bytes, from, to);
    }
    char[] units = new char[count];
    int at = from;
    for (int i = 0; i < count; i++) {
      byte b = bytes[at];
      int length = b >= 0 ? 1 : lengthOf(b);
      units[i] = unit(bytes, at, length);
      at += length;
    }
    return new String(units);
  }

  private static String ascii(byte[] bytes, int from, int to) {
    return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
  }

  private static char unit(byte[] bytes, int at, int length) {
    if (length == 1) {
      return (char) bytes[at];
    }
    int low = bytes[at + 1] & 0x3F;
    return length == 2
        ? (char) ((bytes[at] & 0x1F) << 6 | low)
        : (char) ((bytes[at] & 0x0F) << 12 | low << 6 | bytes[at + 2] & 0x3F);
  }
}
