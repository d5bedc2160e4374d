package io.boundwatch.sim;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.UUID;

/** Writes a request as a record of a sign-in log, with the fields that exported records have. */
final class RecordWriter {
  static final JsonFactory FACTORY = new JsonFactory();

  private static final List<Resource> AUDIENCES =
      List.of(Resource.SHAREPOINT, Resource.EXCHANGE, Resource.DIRECTORY);

  private final String tenantId;
  private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(16_384);

  RecordWriter(UUID tenantId) {
    this.tenantId = tenantId.toString();
  }

  /**
   * Writes one record.
   *
   * @param publishTicks the record's {@code time}
   * @param riskLevel {@code none}, or what a second publication says after the fact
   */
  byte[] write(RequestFacts request, long publishTicks, String riskLevel) {
    buffer.reset();
    try (JsonGenerator json = FACTORY.createGenerator(buffer)) {
      json.writeStartObject();
      writeOuter(json, request, publishTicks);
      json.writeObjectFieldStart("properties");
      writeWho(json, request);
      writeWhere(json, request);
      writePolicies(json, request);
      writeIssuing(json, request);
      writeRisk(json, riskLevel);
      writeTenants(json, request);
      writeToken(json, request);
      json.writeEndObject();
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return buffer.toByteArray();
  }

  private void writeOuter(JsonGenerator json, RequestFacts request, long publishTicks)
      throws IOException {
    json.writeStringField("time", Ticks.format(publishTicks) + "Z");
    json.writeStringField("resourceId", "/tenants/" + tenantId + "/providers/Microsoft.aadiam");
    json.writeStringField("operationName", "Sign-in activity");
    json.writeStringField("operationVersion", "1.0");
    json.writeStringField("category", request.category());
    json.writeStringField("tenantId", tenantId);
    json.writeStringField("resultType", Integer.toString(request.errorCode()));
    json.writeStringField("resultSignature", "SUCCESS");
    if (request.errorCode() != 0) {
      json.writeStringField("resultDescription", ErrorText.of(request.errorCode()));
    }
    json.writeNumberField("durationMs", 0);
    json.writeStringField("callerIpAddress", request.user().ipAddress());
    json.writeStringField("correlationId", request.correlationId().toString());
    json.writeStringField("identity", request.user().displayName());
    json.writeNumberField("Level", 4);
    json.writeStringField("location", request.user().place().country);
  }

  private static void writeWho(JsonGenerator json, RequestFacts request) throws IOException {
    json.writeStringField("id", request.requestId().toString());
    json.writeStringField("createdDateTime", Ticks.format(request.eventTicks()) + "+00:00");
    json.writeStringField("userDisplayName", request.user().displayName());
    json.writeStringField("userPrincipalName", request.user().principalName());
    json.writeStringField("userId", request.user().id().toString());
    json.writeStringField("appId", request.app().id());
    json.writeStringField("appDisplayName", request.app().displayName());
    json.writeStringField("ipAddress", request.user().ipAddress());
    json.writeObjectFieldStart("status");
    json.writeNumberField("errorCode", request.errorCode());
    if (request.errorCode() != 0) {
      json.writeStringField("failureReason", ErrorText.of(request.errorCode()));
    }
    json.writeStringField("additionalDetails", "MFA requirement satisfied by claim in the token");
    json.writeEndObject();
  }

  private static void writeWhere(JsonGenerator json, RequestFacts request) throws IOException {
    Device.Kind kind = request.device().kind();
    json.writeStringField(
        "clientAppUsed", kind.isBrowser() ? "Browser" : "Mobile Apps and Desktop clients");
    json.writeStringField("userAgent", UserAgents.of(kind));
    json.writeObjectFieldStart("deviceDetail");
    json.writeStringField(
        "deviceId", kind.isRegistered() ? request.device().deviceId().toString() : "");
    if (kind.isRegistered()) {
      json.writeStringField("displayName", request.device().displayName());
    }
    json.writeStringField("operatingSystem", kind.operatingSystem);
    json.writeStringField("browser", kind.browser);
    if (kind.managed) {
      json.writeBooleanField("isCompliant", true);
      json.writeBooleanField("isManaged", true);
    }
    if (kind.isRegistered()) {
      json.writeStringField("trustType", kind.trustType);
    }
    json.writeEndObject();
    writePlace(json, request.user().place());
    json.writeObjectFieldStart("mfaDetail");
    json.writeEndObject();
  }

  private static void writePlace(JsonGenerator json, Place place) throws IOException {
    json.writeObjectFieldStart("location");
    json.writeStringField("city", place.city);
    json.writeStringField("state", place.state);
    json.writeStringField("countryOrRegion", place.country);
    json.writeObjectFieldStart("geoCoordinates");
    json.writeNumberField("latitude", place.latitude);
    json.writeNumberField("longitude", place.longitude);
    json.writeEndObject();
    json.writeEndObject();
  }

  private static void writePolicies(JsonGenerator json, RequestFacts request) throws IOException {
    json.writeStringField("correlationId", request.correlationId().toString());
    json.writeStringField(
        "conditionalAccessStatus", request.errorCode() == 530084 ? "failure" : "success");
    json.writeFieldName("appliedConditionalAccessPolicies");
    json.writeRawValue(request.policies().json());
    writeEmptyArray(json, "authenticationContextClassReferences");
    json.writeStringField("originalRequestId", request.requestId().toString());
    json.writeBooleanField("isInteractive", request.interactive());
  }

  private static void writeIssuing(JsonGenerator json, RequestFacts request) throws IOException {
    json.writeStringField("tokenIssuerName", "");
    json.writeStringField("tokenIssuerType", "AzureAD");
    json.writeArrayFieldStart("authenticationProcessingDetails");
    writePair(json, "Legacy TLS (TLS 1.0, 1.1, 3DES)", "False");
    writePair(json, "Is CAE Token", "True");
    json.writeEndArray();
    writeEmptyArray(json, "networkLocationDetails");
    json.writeStringField("clientCredentialType", "none");
    json.writeNumberField("processingTimeInMilliseconds", 133);
    writeEmptyArray(json, "authenticationDetails");
    writeEmptyArray(json, "authenticationRequirementPolicies");
    writeEmptyArray(json, "sessionLifetimePolicies");
    json.writeStringField(
        "authenticationRequirement",
        request.interactive() ? "multiFactorAuthentication" : "singleFactorAuthentication");
    json.writeStringField("servicePrincipalId", "");
    json.writeStringField("userType", "Member");
    json.writeBooleanField("flaggedForReview", false);
    json.writeBooleanField("isTenantRestricted", false);
    json.writeNumberField("autonomousSystemNumber", request.user().place().asn);
  }

  private static void writePair(JsonGenerator json, String key, String value) throws IOException {
    json.writeStartObject();
    json.writeStringField("key", key);
    json.writeStringField("value", value);
    json.writeEndObject();
  }

  private static void writeRisk(JsonGenerator json, String level) throws IOException {
    json.writeStringField("riskDetail", "none");
    json.writeStringField("riskLevelAggregated", level);
    json.writeStringField("riskLevelDuringSignIn", level);
    json.writeStringField("riskState", level.equals("none") ? "none" : "atRisk");
    writeEmptyArray(json, "riskEventTypes");
    writeEmptyArray(json, "riskEventTypes_v2");
  }

  private void writeTenants(JsonGenerator json, RequestFacts request) throws IOException {
    json.writeStringField("resourceDisplayName", request.resource().displayName());
    json.writeStringField("resourceId", request.resource().id());
    json.writeStringField("resourceTenantId", tenantId);
    json.writeStringField("homeTenantId", tenantId);
    json.writeStringField("tenantId", tenantId);
    json.writeStringField("crossTenantAccessType", "none");
    json.writeObjectFieldStart("privateLinkDetails");
    json.writeEndObject();
    json.writeStringField("ssoExtensionVersion", "");
  }

  private static void writeToken(JsonGenerator json, RequestFacts request) throws IOException {
    json.writeStringField("uniqueTokenIdentifier", Ids.tokenIdentifier(request.requestId()));
    writeEmptyArray(json, "authenticationStrengths");
    json.writeStringField("incomingTokenType", incomingToken(request));
    json.writeStringField("authenticationProtocol", "none");
    json.writeNumberField("rngcStatus", 0);
    json.writeStringField("signInTokenProtectionStatus", "none");
    json.writeObjectFieldStart("tokenProtectionStatusDetails");
    json.writeStringField("signInSessionStatus", request.binding());
    if (!request.binding().equals("none")) {
      json.writeNumberField("signInSessionStatusCode", request.statusCode());
    }
    json.writeEndObject();
    json.writeStringField("originalTransferMethod", "none");
    json.writeBooleanField("isThroughGlobalSecureAccess", false);
    json.writeArrayFieldStart("conditionalAccessAudiences");
    for (Resource audience : AUDIENCES) {
      json.writeStartObject();
      json.writeStringField("applicationId", audience.id());
      json.writeStringField("audienceReasons", "none");
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeStringField("sessionId", request.device().sessionId().toString());
  }

  private static String incomingToken(RequestFacts request) {
    if (request.device().kind().isBrowser()) {
      return "none";
    }
    return request.binding().equals("bound") ? "primaryRefreshToken" : "refreshToken";
  }

  private static void writeEmptyArray(JsonGenerator json, String field) throws IOException {
    json.writeArrayFieldStart(field);
    json.writeEndArray();
  }
}
