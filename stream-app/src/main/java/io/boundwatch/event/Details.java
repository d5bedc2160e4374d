package io.boundwatch.event;

import java.util.Comparator;
import java.util.Objects;

/**
 * What a record says of a request besides binding, outcome and policies: taken as a whole from one
 * of the records of a request. What is unknown is the empty string. The natural order breaks ties
 * between records of the same time: app, resource, error code as a number, operating system, then
 * the rest in the order of the decision's schema (design, section 4).
 *
 * @param errorCode the service's error code, {@link #NO_ERROR_CODE} if none was given
 * @param asn autonomous system number, 0 if unknown
 * @param country ISO 3166 code as sent
 */
public record Details(
    Category category,
    String appId,
    String appName,
    String resourceId,
    String resourceName,
    int errorCode,
    String ipAddress,
    long asn,
    String country,
    String operatingSystem,
    String browser,
    String clientApp,
    String deviceId,
    String trustType,
    String sessionId,
    String incomingTokenType,
    String userPrincipalName)
    implements Comparable<Details> {

  /** No error code was given; distinct from 0, which says that the sign-in succeeded. */
  public static final int NO_ERROR_CODE = -1;

  private static final Comparator<Details> ORDER =
      Comparator.comparing(Details::appId)
          .thenComparing(Details::resourceId)
          .thenComparingInt(Details::errorCode)
          .thenComparing(Details::operatingSystem)
          .thenComparing(Details::category)
          .thenComparing(Details::ipAddress)
          .thenComparingLong(Details::asn)
          .thenComparing(Details::country)
          .thenComparing(Details::browser)
          .thenComparing(Details::clientApp)
          .thenComparing(Details::deviceId)
          .thenComparing(Details::trustType)
          .thenComparing(Details::sessionId)
          .thenComparing(Details::incomingTokenType)
          .thenComparing(Details::appName)
          .thenComparing(Details::resourceName)
          .thenComparing(Details::userPrincipalName);

  public Details {
    Objects.requireNonNull(category, "category");
    Objects.requireNonNull(appId, "appId");
    Objects.requireNonNull(appName, "appName");
    Objects.requireNonNull(resourceId, "resourceId");
    Objects.requireNonNull(resourceName, "resourceName");
    Objects.requireNonNull(ipAddress, "ipAddress");
    Objects.requireNonNull(country, "country");
    Objects.requireNonNull(operatingSystem, "operatingSystem");
    Objects.requireNonNull(browser, "browser");
    Objects.requireNonNull(clientApp, "clientApp");
    Objects.requireNonNull(deviceId, "deviceId");
    Objects.requireNonNull(trustType, "trustType");
    Objects.requireNonNull(sessionId, "sessionId");
    Objects.requireNonNull(incomingTokenType, "incomingTokenType");
    Objects.requireNonNull(userPrincipalName, "userPrincipalName");
  }

  /** Whether the operating system is one of Apple's, where codes 1003 and 1004 mend themselves. */
  public boolean isApple() {
    return Platform.of(operatingSystem) == Platform.APPLE;
  }

  @Override
  public int compareTo(Details other) {
    return ORDER.compare(this, other);
  }
}
