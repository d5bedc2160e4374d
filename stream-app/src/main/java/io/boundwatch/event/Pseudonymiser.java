package io.boundwatch.event;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.Locale;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Replaces what names a person or a place in a request by keyed pseudonyms: the first 128 bits of
 * HMAC-SHA-256, in hex (design, section 10). The same key gives the same pseudonym, so joins and
 * counts stay as they are; without the key nobody can tell whose it is. Safe for several threads.
 */
public final class Pseudonymiser {
  private static final String ALGORITHM = "HmacSHA256";
  private static final int PSEUDONYM_BYTES = 16;

  /** Ids and names are of one kind: a user without an id is known by name. */
  private static final String USER = "user";

  private static final String ADDRESS = "address";

  private static final String UNKNOWN_USER = "-";

  private final SecretKeySpec key;

  /**
   * Takes the key of all pseudonyms.
   *
   * @throws IllegalArgumentException if the key is empty
   */
  public Pseudonymiser(byte[] key) {
    this.key = new SecretKeySpec(key, ALGORITHM);
  }

  /** The request with user, name and address replaced. */
  public Request apply(Request request) {
    return new Request(
        request.requestId(),
        request.tenantId(),
        request.correlationId(),
        user(request.userId()),
        request.eventTime(),
        request.appendTime(),
        request.arrivedAt(),
        request.recordTime(),
        request.binding(),
        request.statusCode(),
        request.outcome(),
        request.policies(),
        apply(request.details()));
  }

  private Details apply(Details details) {
    return new Details(
        details.category(),
        details.appId(),
        details.appName(),
        details.resourceId(),
        details.resourceName(),
        details.errorCode(),
        address(details.ipAddress()),
        details.asn(),
        details.country(),
        details.operatingSystem(),
        details.browser(),
        details.clientApp(),
        details.deviceId(),
        details.trustType(),
        details.sessionId(),
        details.incomingTokenType(),
        user(details.userPrincipalName()));
  }

  /**
   * The pseudonym of a user's id or name, whatever its case; empty and {@code -} stay. The users of
   * a watch list go through it too.
   */
  public String user(String idOrName) {
    return UNKNOWN_USER.equals(idOrName) ? idOrName : pseudonym(USER, idOrName);
  }

  /** The pseudonym of an IP address; empty stays. */
  public String address(String ipAddress) {
    return pseudonym(ADDRESS, ipAddress);
  }

  /** The kind keeps a user and an address of the same text apart; a zero byte ends it. */
  private String pseudonym(String kind, String value) {
    if (value.isEmpty()) {
      return "";
    }
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      mac.update(kind.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      byte[] sum = mac.doFinal(value.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(sum, 0, PSEUDONYM_BYTES);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has HMAC-SHA-256", e);
    }
  }
}
