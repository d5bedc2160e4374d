package io.boundwatch.codec;

/** Bytes of our own that cannot be read: written by another version, or damaged. */
public final class CodecException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public CodecException(String message) {
    super(message);
  }
}
