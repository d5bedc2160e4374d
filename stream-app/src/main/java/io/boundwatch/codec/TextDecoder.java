package io.boundwatch.codec;

/** Makes text of bytes. */
@FunctionalInterface
public interface TextDecoder {
  /** What these bytes say: equal bytes say equal texts, and none the empty text. */
  String decode(byte[] bytes, int from, int to);
}
