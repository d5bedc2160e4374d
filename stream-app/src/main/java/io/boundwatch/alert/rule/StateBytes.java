package io.boundwatch.alert.rule;

import io.boundwatch.codec.ByteReader;
import io.boundwatch.codec.ByteWriter;
import io.boundwatch.codec.CodecException;

/** The version that what a rule remembers begins with. */
final class StateBytes {
  private StateBytes() {}

  static ByteWriter write(int version) {
    return new ByteWriter().writeByte(version);
  }

  /**
   * Begins to read.
   *
   * @param what in the plural, for the message of the error
   * @throws CodecException if another release wrote it in another format
   */
  static ByteReader read(byte[] bytes, int version, String what) {
    ByteReader in = new ByteReader(bytes);
    int found = in.readByte();
    if (found != version) {
      throw new CodecException(
          "the stored " + what + " have format " + found + "; this release reads " + version);
    }
    return in;
  }
}
