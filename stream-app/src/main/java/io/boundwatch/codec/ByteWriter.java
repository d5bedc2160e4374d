package io.boundwatch.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A growing buffer of compact binary values: variable-length numbers and length-prefixed strings;
 * GUIDs in canonical lower-case form take 17 bytes instead of 37.
 */
public final class ByteWriter {
  private byte[] bytes = new byte[512];
  private int length;

  public ByteWriter reset() {
    length = 0;
    return this;
  }

  public int length() {
    return length;
  }

  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, length);
  }

  public ByteWriter writeByte(int value) {
    ensure(1);
    bytes[length++] = (byte) value;
    return this;
  }

  /** Eight bytes, big-endian. */
  public ByteWriter writeFixedLong(long value) {
    ensure(Long.BYTES);
    for (int shift = 56; shift >= 0; shift -= 8) {
      bytes[length++] = (byte) (value >>> shift);
    }
    return this;
  }

  /** One to ten bytes; small absolute values take few. */
  public ByteWriter writeLong(long value) {
    return writeUnsigned((value << 1) ^ (value >> 63));
  }

  public ByteWriter writeInt(int value) {
    return writeLong(value);
  }

  private ByteWriter writeUnsigned(long value) {
    ensure(10);
    long rest = value;
    while ((rest & ~0x7FL) != 0) {
      bytes[length++] = (byte) ((rest & 0x7F) | 0x80);
      rest >>>= 7;
    }
    bytes[length++] = (byte) rest;
    return this;
  }

  public ByteWriter writeBytes(byte[] value) {
    writeUnsigned(value.length);
    return writeRaw(value, 0, value.length);
  }

  /** Bytes without their count, which the reader must know otherwise. */
  public ByteWriter writeRaw(byte[] value) {
    return writeRaw(value, 0, value.length);
  }

  public ByteWriter writeRaw(byte[] value, int from, int count) {
    ensure(count);
    System.arraycopy(value, from, bytes, length, count);
    length += count;
    return this;
  }

  /**
   * A string: 0 and 16 bytes for a canonical GUID, else its UTF-8 length plus one and its bytes.
   */
  public ByteWriter writeString(String value) {
    ensure(10 + Math.max(Guids.BYTES, value.length()));
    if (Guids.pack(value, bytes, length + 1)) {
      bytes[length] = 0;
      length += 1 + Guids.BYTES;
      return this;
    }
    return writeAscii(value) ? this : writeUtf8(value);
  }

  /** Most strings are ASCII and need no copy. False, and nothing written, for others. */
  private boolean writeAscii(String value) {
    int start = length;
    writeUnsigned(value.length() + 1L);
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c >= 0x80) {
        length = start;
        return false;
      }
      bytes[length++] = (byte) c;
    }
    return true;
  }

  private ByteWriter writeUtf8(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    writeUnsigned(utf8.length + 1L);
    return writeRaw(utf8, 0, utf8.length);
  }

  private void ensure(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
    }
  }
}
