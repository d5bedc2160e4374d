package io.boundwatch.schemas;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Objects;

/**
 * One request of a sign-in.
 *
 * @param at when the request was made, UTC in milliseconds: {@code 2026-11-02T08:00:00.123Z}
 * @param category {@code SignInLogs} or {@code NonInteractiveUserSignInLogs}
 * @param binding {@code bound}, {@code unbound} or {@code none}
 * @param statusCode why the request is unbound; 0 if it is not, or if no reason was given
 * @param errorCode 0 says that the request succeeded; null if none was given
 * @param asn autonomous system number, null if unknown
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record RequestDetail(
    String requestId,
    String at,
    String category,
    String appId,
    String resourceId,
    String binding,
    int statusCode,
    String outcome,
    Integer errorCode,
    String ipAddress,
    Long asn,
    String country,
    String os,
    String browser,
    String clientApp,
    String deviceId,
    String trustType,
    String sessionId,
    String incomingTokenType) {
  public RequestDetail {
    Objects.requireNonNull(requestId, "requestId");
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(category, "category");
    Objects.requireNonNull(appId, "appId");
    Objects.requireNonNull(resourceId, "resourceId");
    Objects.requireNonNull(binding, "binding");
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(ipAddress, "ipAddress");
    Objects.requireNonNull(country, "country");
    Objects.requireNonNull(os, "os");
    Objects.requireNonNull(browser, "browser");
    Objects.requireNonNull(clientApp, "clientApp");
    Objects.requireNonNull(deviceId, "deviceId");
    Objects.requireNonNull(trustType, "trustType");
    Objects.requireNonNull(sessionId, "sessionId");
    Objects.requireNonNull(incomingTokenType, "incomingTokenType");
  }
}
