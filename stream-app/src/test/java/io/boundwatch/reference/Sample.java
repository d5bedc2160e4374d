package io.boundwatch.reference;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;

/** Builds small records by hand for the tests of the model. */
final class Sample {
  static final String TENANT = "11111111-1111-4111-8111-111111111111";
  static final String OUTLOOK = "5d661950-3475-41cd-a2c3-d671a3162bc1";
  static final String EXCHANGE = "00000002-0000-0ff1-ce00-000000000000";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final ObjectNode record = JSON.createObjectNode();
  private final ObjectNode properties = record.putObject("properties");
  private long appendTime = at("08:05:00");

  private Sample(String requestId) {
    record.put("category", "NonInteractiveUserSignInLogs");
    record.put("tenantId", TENANT);
    record.put("time", "2026-11-02T08:04:00.0000000Z");
    properties.put("id", requestId);
    properties.put("createdDateTime", "2026-11-02T08:02:00.1234567+00:00");
    properties.put("correlationId", "c");
    properties.put("userId", "u");
    properties.put("userPrincipalName", "u@contoso.example");
    properties.put("appId", OUTLOOK);
    properties.put("appDisplayName", "Microsoft Outlook");
    properties.put("resourceId", EXCHANGE);
    properties.put("resourceDisplayName", "Office 365 Exchange Online");
    properties.putObject("status").put("errorCode", 0);
    properties.putArray("appliedConditionalAccessPolicies");
  }

  static Sample request(String requestId) {
    return new Sample(requestId);
  }

  static long at(String time) {
    return Instant.parse("2026-11-02T" + time + "Z").toEpochMilli();
  }

  Sample with(String field, String value) {
    properties.put(field, value);
    return this;
  }

  Sample outer(String field, String value) {
    record.put(field, value);
    return this;
  }

  Sample without(String field) {
    properties.remove(field);
    return this;
  }

  Sample made(String time) {
    return with("createdDateTime", "2026-11-02T" + time + "Z");
  }

  Sample published(String time) {
    return outer("time", "2026-11-02T" + time + "Z");
  }

  Sample appended(String time) {
    appendTime = at(time);
    return this;
  }

  Sample app(String id, String name) {
    return with("appId", id).with("appDisplayName", name);
  }

  Sample error(int code) {
    properties.putObject("status").put("errorCode", code);
    return this;
  }

  Sample os(String name) {
    properties.putObject("deviceDetail").put("operatingSystem", name);
    return this;
  }

  Sample bound() {
    return binding("bound", 0);
  }

  Sample unbound(int code) {
    return binding("unbound", code);
  }

  Sample binding(String status, int code) {
    properties
        .putObject("tokenProtectionStatusDetails")
        .put("signInSessionStatus", status)
        .put("signInSessionStatusCode", code);
    return this;
  }

  /** A policy with the token-protection control that does not say what was not satisfied. */
  Sample policy(String id, String result) {
    policyNode(id, "name of " + id, result);
    return this;
  }

  Sample policyNamed(String id, String name, String result) {
    policyNode(id, name, result);
    return this;
  }

  Sample policyListing(String id, String result, List<String> notSatisfied) {
    ObjectNode policy = policyNode(id, "name of " + id, result);
    notSatisfied.forEach(policy.putArray("sessionControlsNotSatisfied")::add);
    return this;
  }

  private ObjectNode policyNode(String id, String name, String result) {
    ObjectNode policy =
        ((com.fasterxml.jackson.databind.node.ArrayNode)
                properties.get("appliedConditionalAccessPolicies"))
            .addObject();
    policy.put("id", id).put("displayName", name).put("result", result);
    policy.putArray("enforcedSessionControls").add("SignInTokenProtection");
    return policy;
  }

  RawRecord raw() {
    byte[] json = record.toString().getBytes(StandardCharsets.UTF_8);
    return new RawRecord("NonInteractiveUserSignInLogs", appendTime, json);
  }
}
