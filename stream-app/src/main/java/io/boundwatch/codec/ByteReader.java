package io.boundwatch.codec;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Reads what {@link ByteWriter} wrote. Bytes that end too early throw {@link CodecException}. */
public final class ByteReader {
  private static final TextDecoder GUID = (bytes, from, to) -> Guids.unpack(bytes, from);
  private static final TextDecoder UTF_8 =
      (bytes, from, to) -> new String(bytes, from, to - from, StandardCharsets.UTF_8);

  /** For all threads: what one of them read lately, another needs not keep again. */
  private static final TextDecoder SHARED_GUID = new TextCache(GUID);

  private static final TextDecoder SHARED_UTF_8 = new TextCache(UTF_8);

  private final byte[] bytes;
  private final int end;
  private int position;

  public ByteReader(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  public ByteReader(byte[] bytes, int from, int to) {
    this.bytes = bytes;
    this.position = from;
    this.end = to;
  }

  /** Where it stands, to be given to {@link #bytesFrom} later. */
  public int position() {
    return position;
  }

  /** A copy of what was read since it stood there. */
  public byte[] bytesFrom(int start) {
    return Arrays.copyOfRange(bytes, start, position);
  }

  /**
   * Reads the version that stored bytes begin with.
   *
   * @param whatHas how the message of the error begins, such as {@code the stored counts have}
   * @return this
   * @throws CodecException for another version
   */
  public ByteReader expectVersion(int expected, String whatHas) {
    int found = readByte();
    if (found != expected) {
      throw new CodecException(whatHas + " format " + found + "; this release reads " + expected);
    }
    return this;
  }

  public boolean hasMore() {
    return position < end;
  }

  public int readByte() {
    need(1);
    return bytes[position++] & 0xFF;
  }

  public long readFixedLong() {
    need(Long.BYTES);
    long value = 0;
    for (int i = 0; i < Long.BYTES; i++) {
      value = value << 8 | bytes[position++] & 0xFF;
    }
    return value;
  }

  public long readLong() {
    long raw = readUnsigned();
    return (raw >>> 1) ^ -(raw & 1);
  }

  public int readInt() {
    long value = readLong();
    if (value != (int) value) {
      throw new CodecException("a number of more than 32 bits where one of 32 is expected");
    }
    return (int) value;
  }

  /** One of the values, by the byte that holds its place among them. */
  public <T> T readOneOf(T[] values) {
    int place = readByte();
    if (place >= values.length) {
      throw new CodecException("place " + place + " of " + values.length + " values");
    }
    return values[place];
  }

  private long readUnsigned() {
    if (position < end && bytes[position] >= 0) {
      return bytes[position++];
    }
    return readLongUnsigned();
  }

  private long readLongUnsigned() {
    long value = 0;
    for (int shift = 0; shift < 70; shift += 7) {
      int b = readByte();
      value |= (long) (b & 0x7F) << shift;
      if (b < 0x80) {
        return value;
      }
    }
    throw new CodecException("a number has more than ten bytes");
  }

  /** A count of elements that follow, each of at least one byte. */
  public int readCount() {
    int count = readInt();
    if (count < 0 || count > end - position) {
      throw new CodecException("a count of " + count + " is beyond the end");
    }
    return count;
  }

  public byte[] readBytes() {
    int length = length(readUnsigned());
    byte[] value = Arrays.copyOfRange(bytes, position, position + length);
    position += length;
    return value;
  }

  /** All that is left, for what is not counted in the bytes. */
  public byte[] readRest() {
    byte[] rest = Arrays.copyOfRange(bytes, position, end);
    position = end;
    return rest;
  }

  public String readString() {
    return readText(GUID, UTF_8);
  }

  /** A string that many have in common: the same one again, where it was read lately. */
  public String readShared() {
    return readText(SHARED_GUID, SHARED_UTF_8);
  }

  /** Passes over a string. */
  public ByteReader skipString() {
    long prefix = readUnsigned();
    position += length(prefix == 0 ? Guids.BYTES : prefix - 1);
    return this;
  }

  private String readText(TextDecoder guids, TextDecoder texts) {
    long prefix = readUnsigned();
    int from = position;
    if (prefix == 0) {
      need(Guids.BYTES);
      position += Guids.BYTES;
      return guids.decode(bytes, from, position);
    }
    position += length(prefix - 1);
    return texts.decode(bytes, from, position);
  }

  private int length(long value) {
    if (value < 0 || value > end - position) {
      throw new CodecException("a length of " + value + " is beyond the end");
    }
    return (int) value;
  }

  private void need(int count) {
    if (end - position < count) {
      throw new CodecException("the bytes end too early");
    }
  }
}
