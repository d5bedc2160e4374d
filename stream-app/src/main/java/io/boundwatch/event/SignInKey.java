package io.boundwatch.event;

import java.util.Arrays;

/**
 * Which sign-in a request is of: its tenant, correlation ID and user (design, section 4). It is
 * kept as the bytes that say so in every encoded request, so that nothing is put together or taken
 * apart to find a sign-in; outputs name it by its {@link #text}. Bounded: of what is longer than
 * {@value #MAX_LENGTH} bytes, as only broken records have it, it is the SHA-256.
 */
public final class SignInKey {
  static final int MAX_LENGTH = 256;

  private final byte[] bytes;
  private final int hash;

  private SignInKey(byte[] bytes) {
    this.bytes = bytes;
    this.hash = Arrays.hashCode(bytes);
  }

  /**
   * The key with these bytes.
   *
   * @param bytes as {@link #bytes} had them, or as they stand in a request; not to be changed any
   *     more
   */
  public static SignInKey of(byte[] bytes) {
    return new SignInKey(bytes.length > MAX_LENGTH ? Sha256.of(bytes) : bytes);
  }

  /** Its bytes, 51 mostly; not to be changed. */
  public byte[] bytes() {
    return bytes;
  }

  /** The key of a request's sign-in for outputs: {@code correlationId|tenantId|userId}. */
  public static String text(Request request) {
    return KeyParts.join(request.correlationId(), request.tenantId(), request.userId());
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SignInKey that && hash == that.hash && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return hash;
  }
}
