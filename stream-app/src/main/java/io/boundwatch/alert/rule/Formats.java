package io.boundwatch.alert.rule;

import io.boundwatch.codec.ByteReader;
import io.boundwatch.codec.CodecException;

/** The first byte of what a rule keeps is its format, so that another release's is refused. */
final class Formats {
  private Formats() {}

  /**
   * Begins to read what a rule kept.
   *
   * @throws CodecException if it has another format
   */
  static ByteReader read(byte[] kept, int version, String rule) {
    ByteReader in = new ByteReader(kept);
    int found = in.readByte();
    if (found != version) {
      throw new CodecException(
          "what the rule %s has kept has format %d; this release reads %d"
              .formatted(rule, found, version));
    }
    return in;
  }
}
