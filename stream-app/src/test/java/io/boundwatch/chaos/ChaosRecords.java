package io.boundwatch.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Locale;

/** Makes records of requests, each time with other facts. */
final class ChaosRecords {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final List<String> MAY_BE_STRINGS =
      List.of(
          "status",
          "deviceDetail",
          "appliedConditionalAccessPolicies",
          "tokenProtectionStatusDetails");

  private final Chance chance;
  private final ChaosPolicies policies;

  ChaosRecords(Chance chance, NotSatisfied notSatisfied) {
    this.chance = chance;
    this.policies = new ChaosPolicies(chance, notSatisfied);
  }

  /** A record of the request, published at this time. */
  ObjectNode record(ChaosRequest request, long recordTime) {
    ObjectNode record = JSON.createObjectNode();
    // some records have no time of their own: then the event time stands for it
    boolean timed = chance.percent(97);
    long effectiveTime = timed ? recordTime : request.eventTime();
    if (timed) {
      record.put("time", ChaosTimes.usual(recordTime));
    }
    record.put("operationName", "Sign-in activity");
    record.put(chance.percent(95) ? "category" : "Category", request.category());
    record.put(chance.percent(95) ? "tenantId" : "TenantId", spelled(request.tenantId()));
    record.put("resultType", "0");
    ObjectNode properties = record.putObject("properties");
    putIdentity(record, properties, request, effectiveTime);
    putTraits(properties, effectiveTime);
    putPlace(record, properties);
    putBinding(properties);
    properties.set("appliedConditionalAccessPolicies", policies.list(effectiveTime));
    return record;
  }

  private void putIdentity(
      ObjectNode record, ObjectNode properties, ChaosRequest request, long recordTime) {
    properties.put("id", spelled(request.requestId()));
    properties.put("createdDateTime", ChaosTimes.some(request.eventTime(), chance));
    if (request.correlationId().isEmpty()) {
      properties.put("correlationId", chance.of("", "00000000-0000-0000-0000-000000000000"));
    } else if (chance.percent(10)) {
      record.put("correlationId", spelled(request.correlationId()));
    } else {
      properties.put("correlationId", spelled(request.correlationId()));
    }
    String userId = ChaosWorld.userId(request.user());
    if (!userId.isEmpty()) {
      properties.put("userId", spelled(userId));
    }
    properties.put("userPrincipalName", ChaosWorld.principalName(request.user(), recordTime));
  }

  private void putTraits(ObjectNode properties, long recordTime) {
    int app = chance.below(ChaosWorld.APPS.size());
    int resource = chance.below(ChaosWorld.RESOURCES.size());
    properties.put("appId", spelled(ChaosWorld.APPS.get(app)));
    properties.put("appDisplayName", ChaosWorld.named("App " + app, recordTime));
    properties.put("resourceId", spelled(ChaosWorld.RESOURCES.get(resource)));
    properties.put("resourceDisplayName", ChaosWorld.RESOURCE_NAMES.get(resource));
    properties.put("clientAppUsed", chance.of("Browser", "Mobile Apps and Desktop clients"));
    properties.put("sessionId", chance.of("", "dddddddd-0000-4000-8000-000000000001"));
    properties.put("incomingTokenType", chance.of("none", "primaryRefreshToken", "refreshToken"));
    properties
        .putObject("deviceDetail")
        .put("deviceId", chance.of("", "eeeeeeee-0000-4000-8000-000000000001"))
        .put("operatingSystem", chance.of(ChaosWorld.SYSTEMS))
        .put("browser", chance.of("Edge 131.0.0", "Rich Client 5.0.0.0"))
        .put("trustType", chance.of("", "Azure AD joined"));
    if (chance.percent(95)) {
      properties.putObject("status").put("errorCode", chance.of(0, 0, 0, 50097, 53003, 530084));
    }
  }

  /** Address and country stand in the record and in its properties, or only in one of them. */
  private void putPlace(ObjectNode record, ObjectNode properties) {
    String address = "192.0.2." + chance.below(4);
    record.put("callerIpAddress", address);
    properties.put("ipAddress", chance.percent(90) ? address : "");
    String country = chance.of("DE", "FR");
    record.put("location", country);
    if (chance.percent(90)) {
      properties.putObject("location").put("countryOrRegion", country);
    }
    properties.put("autonomousSystemNumber", 64496 + chance.below(3));
  }

  private void putBinding(ObjectNode properties) {
    properties.put("signInTokenProtectionStatus", chance.of("none", "none", "bound", "unbound"));
    if (chance.percent(10)) {
      return;
    }
    ObjectNode details = properties.putObject("tokenProtectionStatusDetails");
    if (chance.percent(95)) {
      details.put("signInSessionStatus", chance.of("bound", "bound", "unbound", "Unbound", "none"));
    }
    int code = chance.of(0, 1002, 1003, 1003, 1004, 1008, 1999);
    if (chance.percent(10)) {
      details.put("signInSessionStatusCode", Integer.toString(code));
    } else if (chance.percent(90)) {
      details.put("signInSessionStatusCode", code);
    }
  }

  /** The bytes of a record, some of its objects as strings that hold their JSON. */
  String text(ObjectNode record) {
    ObjectNode copy = record.deepCopy();
    ObjectNode properties = (ObjectNode) copy.get("properties");
    for (String field : MAY_BE_STRINGS) {
      JsonNode value = properties.get(field);
      if (value != null && chance.percent(8)) {
        properties.put(field, value.toString());
      }
    }
    return copy.toString();
  }

  private String spelled(String id) {
    return chance.percent(8) ? id.toUpperCase(Locale.ROOT) : id;
  }
}
