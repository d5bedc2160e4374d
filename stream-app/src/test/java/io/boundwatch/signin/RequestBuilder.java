package io.boundwatch.signin;

import io.boundwatch.event.Binding;
import io.boundwatch.event.Category;
import io.boundwatch.event.Details;
import io.boundwatch.event.EncodedRequest;
import io.boundwatch.event.Outcome;
import io.boundwatch.event.PolicyMode;
import io.boundwatch.event.PolicyOutcome;
import io.boundwatch.event.Request;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Builds requests for tests: {@code aRequest("r1").unbound(1002).at("08:00").build()}. */
public final class RequestBuilder {
  public static final String TENANT = "11111111-1111-4111-8111-111111111111";
  private static final String DAY = "2026-11-02T";

  private final String id;
  private String correlationId = "c1";
  private String userId = "u1";
  private String userName = "";
  private long eventTime = moment("08:00:00");
  private long appendTime = eventTime;
  private long recordTime = eventTime;
  private Binding binding = Binding.NONE;
  private int statusCode;
  private Outcome outcome = Outcome.NOT_APPLIED;
  private final List<PolicyOutcome> policies = new ArrayList<>();
  private String appId = "outlook";
  private String appName = "Outlook";
  private String resourceId = "exchange";
  private int errorCode;
  private String os = "Windows10";
  private String tenantId = TENANT;
  private Category category = Category.NON_INTERACTIVE;
  private String ipAddress = "203.0.113.7";
  private long asn = 64500;
  private String country = "DE";
  private String browser = "";
  private String clientApp = "Mobile Apps and Desktop clients";
  private String deviceId = "d1";
  private String sessionId = "s1";

  private RequestBuilder(String id) {
    this.id = id;
  }

  public static RequestBuilder aRequest(String id) {
    return new RequestBuilder(id);
  }

  /** A time of day on 2026-11-02, a Monday: {@code 08:00}, {@code 08:00:30} or with millis. */
  public static long moment(String timeOfDay) {
    String time = timeOfDay.length() == 5 ? timeOfDay + ":00" : timeOfDay;
    return Instant.parse(DAY + time + "Z").toEpochMilli();
  }

  public RequestBuilder of(String correlation, String user) {
    correlationId = correlation;
    userId = user;
    return this;
  }

  /** Made, published and appended at a time of day. */
  public RequestBuilder at(String timeOfDay) {
    eventTime = moment(timeOfDay);
    return published(timeOfDay).appended(timeOfDay);
  }

  /** Made, published and appended at a moment, in milliseconds since the epoch. */
  public RequestBuilder at(long moment) {
    eventTime = moment;
    appendTime = moment;
    recordTime = moment;
    return this;
  }

  public RequestBuilder tenant(String tenant) {
    tenantId = tenant;
    return this;
  }

  public RequestBuilder category(Category of) {
    category = of;
    return this;
  }

  public RequestBuilder network(long system, String place) {
    asn = system;
    country = place;
    return this;
  }

  public RequestBuilder address(String ip) {
    ipAddress = ip;
    return this;
  }

  /** Made in a browser; empty: by a native app. */
  public RequestBuilder browser(String name) {
    browser = name;
    clientApp = name.isEmpty() ? "Mobile Apps and Desktop clients" : "Browser";
    return this;
  }

  /** As the record names it, whatever the browser. */
  public RequestBuilder clientApp(String name) {
    clientApp = name;
    return this;
  }

  /** The user's name; else it is made of the id. */
  public RequestBuilder userName(String name) {
    userName = name;
    return this;
  }

  public RequestBuilder device(String device) {
    deviceId = device;
    return this;
  }

  public RequestBuilder session(String session) {
    sessionId = session;
    return this;
  }

  public RequestBuilder published(String timeOfDay) {
    recordTime = moment(timeOfDay);
    return this;
  }

  public RequestBuilder appended(String timeOfDay) {
    appendTime = moment(timeOfDay);
    return this;
  }

  public RequestBuilder bound() {
    binding = Binding.BOUND;
    return this;
  }

  public RequestBuilder unbound(int code) {
    binding = Binding.UNBOUND;
    statusCode = code;
    return this;
  }

  public RequestBuilder app(String app) {
    appId = app;
    appName = "Name of " + app;
    return this;
  }

  public RequestBuilder appName(String name) {
    appName = name;
    return this;
  }

  public RequestBuilder resource(String resource) {
    resourceId = resource;
    return this;
  }

  public RequestBuilder error(int code) {
    errorCode = code;
    return this;
  }

  public RequestBuilder os(String system) {
    os = system;
    return this;
  }

  /** Under a policy; the request's outcome rises to the policy's. */
  public RequestBuilder policy(String policy, Outcome came) {
    PolicyMode mode =
        came == Outcome.WOULD_ALLOW || came == Outcome.WOULD_BLOCK
            ? PolicyMode.REPORT_ONLY
            : PolicyMode.ENFORCED;
    policies.add(new PolicyOutcome(policy, "Name of " + policy, mode, came, recordTime));
    outcome = outcome.max(came);
    return this;
  }

  /** An outcome that no policy in the record accounts for. */
  public RequestBuilder outcome(Outcome came) {
    outcome = outcome.max(came);
    return this;
  }

  public RequestBuilder blocked() {
    return policy("p1", Outcome.BLOCKED);
  }

  public RequestBuilder allowed() {
    return policy("p1", Outcome.ALLOWED);
  }

  /** As the requests topic hands it to the join. */
  public EncodedRequest encoded() {
    return new EncodedRequest(build());
  }

  public Request build() {
    policies.sort(Comparator.comparing(PolicyOutcome::id));
    return new Request(
        id,
        tenantId,
        correlationId,
        userId,
        eventTime,
        appendTime,
        appendTime,
        recordTime,
        binding,
        statusCode,
        outcome,
        policies,
        new Details(
            category,
            appId,
            appName,
            resourceId,
            "Name of " + resourceId,
            errorCode,
            ipAddress,
            asn,
            country,
            os,
            browser,
            clientApp,
            deviceId,
            "Azure AD joined",
            sessionId,
            "primaryRefreshToken",
            userName.isEmpty() ? userId + "@contoso.example" : userName));
  }
}
