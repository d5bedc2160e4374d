package io.boundwatch.reference;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Reads one record by the table of the design's section 4; what it cannot read is empty. */
final class FactReader {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String NIL = "00000000-0000-0000-0000-000000000000";
  private static final long HOUR = 3_600_000;

  private FactReader() {}

  static Optional<Fact> read(RawRecord raw) {
    JsonNode record = parse(raw);
    JsonNode properties = root(record, "properties");
    String category = category(text(root(record, "category")));
    String requestId = id(properties.path("id"));
    String tenantId = id(root(record, "tenantId"));
    OptionalLong eventTime = eventTime(record, properties);
    boolean readable =
        properties.isObject()
            && !category.isEmpty()
            && !requestId.isEmpty()
            && !tenantId.isEmpty()
            && eventTime.isPresent();
    if (!readable || eventTime.getAsLong() > raw.appendTime() + HOUR) {
      return Optional.empty();
    }
    return Optional.of(
        fact(raw, record, properties, category, requestId, tenantId, eventTime.getAsLong()));
  }

  private static Fact fact(
      RawRecord raw,
      JsonNode record,
      JsonNode properties,
      String category,
      String requestId,
      String tenantId,
      long eventTime) {
    long recordTime = Times.read(text(root(record, "time"))).orElse(eventTime);
    JsonNode session = unwrap(properties.path("tokenProtectionStatusDetails"));
    String binding = binding(session, properties);
    int errorCode = errorCode(record, properties);
    List<PolicyFact> policies =
        PolicyReader.read(
            unwrap(properties.path("appliedConditionalAccessPolicies")),
            binding,
            errorCode,
            recordTime);
    return new Fact(
        requestId,
        tenantId,
        first(id(properties.path("correlationId")), id(root(record, "correlationId")), requestId),
        first(id(properties.path("userId")), id(properties.path("userPrincipalName")), "-"),
        eventTime,
        recordTime,
        raw.appendTime(),
        binding,
        binding.equals("unbound") ? number(session.path("signInSessionStatusCode"), 0) : 0,
        outcome(policies, errorCode),
        policies,
        traits(record, properties, category, errorCode));
  }

  private static JsonNode parse(RawRecord raw) {
    try {
      return JSON.readTree(raw.json());
    } catch (IOException e) {
      return MissingNode.getInstance();
    }
  }

  private static String category(String text) {
    for (String category : Ranks.CATEGORIES) {
      if (category.equalsIgnoreCase(text)) {
        return category;
      }
    }
    return "";
  }

  private static OptionalLong eventTime(JsonNode record, JsonNode properties) {
    String created = text(properties.path("createdDateTime"));
    return Times.read(created.isEmpty() ? text(root(record, "time")) : created);
  }

  private static String binding(JsonNode session, JsonNode properties) {
    boolean hasDetails = session.isObject() && !session.isEmpty();
    JsonNode said =
        hasDetails
            ? session.path("signInSessionStatus")
            : properties.path("signInTokenProtectionStatus");
    String word = text(said).toLowerCase(Locale.ROOT);
    return word.equals("bound") || word.equals("unbound") ? word : "none";
  }

  private static int errorCode(JsonNode record, JsonNode properties) {
    JsonNode code = unwrap(properties.path("status")).path("errorCode");
    return number(text(code).isEmpty() ? root(record, "resultType") : code, -1);
  }

  private static String outcome(List<PolicyFact> policies, int errorCode) {
    List<String> outcomes = new ArrayList<>();
    policies.forEach(policy -> outcomes.add(policy.outcome()));
    if (errorCode == 530084) {
      outcomes.add("blocked");
    }
    return Ranks.greatest(Ranks.OUTCOMES, outcomes);
  }

  private static Traits traits(
      JsonNode record, JsonNode properties, String category, int errorCode) {
    JsonNode device = unwrap(properties.path("deviceDetail"));
    return new Traits(
        category,
        id(properties.path("appId")),
        text(properties.path("appDisplayName")),
        id(properties.path("resourceId")),
        text(properties.path("resourceDisplayName")),
        errorCode,
        first(text(properties.path("ipAddress")), text(root(record, "callerIpAddress"))),
        number(properties.path("autonomousSystemNumber"), 0),
        first(
            text(properties.path("location").path("countryOrRegion")),
            text(root(record, "location"))),
        text(device.path("operatingSystem")),
        text(device.path("browser")),
        text(properties.path("clientAppUsed")),
        id(device.path("deviceId")),
        text(device.path("trustType")),
        id(properties.path("sessionId")),
        text(properties.path("incomingTokenType")),
        text(properties.path("userPrincipalName")));
  }

  /** A field of the record itself, whatever its case. */
  private static JsonNode root(JsonNode record, String name) {
    for (Map.Entry<String, JsonNode> field : record.properties()) {
      if (field.getKey().equalsIgnoreCase(name)) {
        return field.getValue();
      }
    }
    return MissingNode.getInstance();
  }

  /** Some objects and arrays arrive as a string that holds their JSON. */
  private static JsonNode unwrap(JsonNode node) {
    if (!node.isTextual()) {
      return node;
    }
    try {
      return JSON.readTree(node.asText());
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  /** The empty string for whatever the design calls missing. */
  static String text(JsonNode node) {
    String text = node.isValueNode() && !node.isNull() ? node.asText() : "";
    return text.equals(NIL) ? "" : text;
  }

  static String id(JsonNode node) {
    return text(node).toLowerCase(Locale.ROOT);
  }

  private static int number(JsonNode node, int otherwise) {
    String text = text(node);
    return text.matches("-?\\d{1,9}") ? Integer.parseInt(text) : otherwise;
  }

  private static String first(String... candidates) {
    for (String candidate : candidates) {
      if (!candidate.isEmpty()) {
        return candidate;
      }
    }
    return "";
  }
}
