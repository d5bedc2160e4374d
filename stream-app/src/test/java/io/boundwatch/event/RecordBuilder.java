package io.boundwatch.event;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/** Builds one sign-in record as a diagnostic setting exports it; see {@link Records}. */
public final class RecordBuilder {
  private final ObjectNode root = JsonNodeFactory.instance.objectNode();
  private final ObjectNode properties = JsonNodeFactory.instance.objectNode();

  RecordBuilder() {
    root.put("time", "2026-11-02T08:01:30.0000000Z");
    root.put("resourceId", "/tenants/" + Records.TENANT + "/providers/Microsoft.aadiam");
    root.put("operationName", "Sign-in activity");
    root.put("category", "SignInLogs");
    root.put("tenantId", Records.TENANT);
    root.put("resultType", "0");
    root.put("callerIpAddress", "192.0.2.7");
    root.put("correlationId", Records.CORRELATION);
    root.put("location", "NL");
    root.set("properties", properties);
    properties.put("id", Records.REQUEST);
    properties.put("createdDateTime", "2026-11-02T08:00:00.1234567+00:00");
    properties.put("correlationId", Records.CORRELATION);
    properties.put("userId", Records.USER);
    properties.put("userPrincipalName", "Ada@example.org");
    properties.put("appId", "a0000000-0000-4000-8000-000000000001");
    properties.put("appDisplayName", "Sample Mail");
    properties.put("resourceId", "b0000000-0000-4000-8000-000000000001");
    properties.put("resourceDisplayName", "Sample Mailboxes");
    properties.put("ipAddress", "192.0.2.7");
    properties.put("clientAppUsed", "Mobile Apps and Desktop clients");
    properties.putObject("status").put("errorCode", 0);
  }

  /** Sets a root field. */
  public RecordBuilder root(String name, Object value) {
    root.set(name, node(value));
    return this;
  }

  public RecordBuilder withoutRoot(String name) {
    root.remove(name);
    return this;
  }

  /** Sets a field of the properties; a {@link JsonNode} is taken as it is. */
  public RecordBuilder with(String name, Object value) {
    properties.set(name, node(value));
    return this;
  }

  public RecordBuilder without(String name) {
    properties.remove(name);
    return this;
  }

  private static JsonNode node(Object value) {
    return value instanceof JsonNode node ? node : Records.json(value);
  }

  public RecordBuilder nonInteractive() {
    return root("category", Category.NON_INTERACTIVE.wireName());
  }

  public RecordBuilder id(String requestId) {
    return with("id", requestId);
  }

  public RecordBuilder tenant(String tenantId) {
    return root("tenantId", tenantId);
  }

  public RecordBuilder correlation(String correlationId) {
    return root("correlationId", correlationId).with("correlationId", correlationId);
  }

  public RecordBuilder user(String userId) {
    return with("userId", userId);
  }

  public RecordBuilder app(String appId, String name) {
    return with("appId", appId).with("appDisplayName", name);
  }

  public RecordBuilder resource(String resourceId, String name) {
    return with("resourceId", resourceId).with("resourceDisplayName", name);
  }

  /** When the request was made, for example {@code 2026-11-02T08:00:00Z}. */
  public RecordBuilder at(String time) {
    return with("createdDateTime", time);
  }

  /** When the service published the record. */
  public RecordBuilder publishedAt(String time) {
    return root("time", time);
  }

  public RecordBuilder unbound(int statusCode) {
    return protection("unbound", statusCode);
  }

  public RecordBuilder bound() {
    return protection("bound", 0);
  }

  public RecordBuilder protection(String status, Object statusCode) {
    ObjectNode details = properties.putObject("tokenProtectionStatusDetails");
    details.put("signInSessionStatus", status);
    details.set("signInSessionStatusCode", node(statusCode));
    return this;
  }

  public RecordBuilder errorCode(int code) {
    properties.putObject("status").put("errorCode", code);
    return root("resultType", String.valueOf(code));
  }

  public RecordBuilder device(String deviceId, String operatingSystem, String browser) {
    properties
        .putObject("deviceDetail")
        .put("deviceId", deviceId)
        .put("operatingSystem", operatingSystem)
        .put("browser", browser);
    return this;
  }

  public RecordBuilder network(String ipAddress, long asn, String country) {
    properties.putObject("location").put("countryOrRegion", country);
    return with("ipAddress", ipAddress).with("autonomousSystemNumber", asn);
  }

  /** A policy that enforces token protection, as event hubs send it: without what failed. */
  public RecordBuilder policy(String id, String result) {
    return policy(Records.aPolicy(id).result(result));
  }

  public RecordBuilder policy(PolicyBuilder policy) {
    JsonNode policies = properties.path("appliedConditionalAccessPolicies");
    ArrayNode list =
        policies instanceof ArrayNode array
            ? array
            : properties.putArray("appliedConditionalAccessPolicies");
    list.add(policy.node());
    return this;
  }

  public String json() {
    return root.toString();
  }

  public byte[] bytes() {
    return json().getBytes(StandardCharsets.UTF_8);
  }

  /** The properties, to take parts of. */
  public ObjectNode properties() {
    return properties;
  }
}
