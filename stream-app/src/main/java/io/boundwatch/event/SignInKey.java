package io.boundwatch.event;

/** The key of a sign-in: {@code correlationId|tenantId|userId} (design, section 4). */
public final class SignInKey {
  private SignInKey() {}

  public static String of(Request request) {
    return KeyParts.join(request.correlationId(), request.tenantId(), request.userId());
  }
}
