package io.boundwatch.reference;

import java.util.Comparator;

/**
 * All that is taken as a whole from one of the records of a request; unknown strings are empty.
 *
 * @param errorCode -1 if none
 * @param asn 0 if unknown
 */
record Traits(
    String category,
    String appId,
    String appName,
    String resourceId,
    String resourceName,
    int errorCode,
    String ipAddress,
    long asn,
    String country,
    String os,
    String browser,
    String clientApp,
    String deviceId,
    String trustType,
    String sessionId,
    String incomingTokenType,
    String userPrincipalName) {

  /** Design, section 4: what wins where two records of a request have the same time. */
  static final Comparator<Traits> ORDER =
      Comparator.comparing(Traits::appId)
          .thenComparing(Traits::resourceId)
          .thenComparing(Traits::errorCode)
          .thenComparing(Traits::os)
          .thenComparing(traits -> Ranks.CATEGORIES.indexOf(traits.category()))
          .thenComparing(Traits::ipAddress)
          .thenComparing(Traits::asn)
          .thenComparing(Traits::country)
          .thenComparing(Traits::browser)
          .thenComparing(Traits::clientApp)
          .thenComparing(Traits::deviceId)
          .thenComparing(Traits::trustType)
          .thenComparing(Traits::sessionId)
          .thenComparing(Traits::incomingTokenType)
          .thenComparing(Traits::appName)
          .thenComparing(Traits::resourceName)
          .thenComparing(Traits::userPrincipalName);

  boolean isApple() {
    return os.matches("(?i)(ios|ipados|mac).*");
  }
}
