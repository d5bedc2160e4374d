package io.boundwatch.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Reads a record's {@code properties} into the draft; the names in it are matched exactly. */
final class PropertiesReader {
  static final String APPLIED_POLICIES = "appliedConditionalAccessPolicies";
  static final String PROTECTION_DETAILS = "tokenProtectionStatusDetails";

  private final RecordDraft draft;
  private final EmbeddedJson embedded;
  private final PolicyReader policies;
  private final EmbeddedJson.ValueReader status = this::readStatus;
  private final EmbeddedJson.ValueReader device = this::readDevice;
  private final EmbeddedJson.ValueReader protection = this::readProtection;

  PropertiesReader(RecordDraft draft, EmbeddedJson embedded) {
    this.draft = draft;
    this.embedded = embedded;
    this.policies = new PolicyReader(draft.policies);
  }

  /** Reads the value that the parser stands on; one that is no object counts as missing. */
  void read(JsonParser parser) throws IOException {
    draft.clearProperties();
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      draft.hasProperties = true;
      readField(name, parser);
    }
  }

  private void readField(String name, JsonParser parser) throws IOException {
    switch (name) {
      case "id" -> draft.id = JsonValues.text(parser);
      case "createdDateTime" -> draft.createdDateTime = JsonValues.text(parser);
      case "correlationId" -> draft.correlationId = JsonValues.text(parser);
      case "userId" -> draft.userId = JsonValues.text(parser);
      case "userPrincipalName" -> draft.userPrincipalName = JsonValues.text(parser);
      case "appId" -> draft.appId = JsonValues.text(parser);
      case "appDisplayName" -> draft.appName = JsonValues.text(parser);
      case "resourceId" -> draft.resourceId = JsonValues.text(parser);
      case "resourceDisplayName" -> draft.resourceName = JsonValues.text(parser);
      case "ipAddress" -> draft.ipAddress = JsonValues.text(parser);
      case "autonomousSystemNumber" -> draft.asn = Math.max(0, JsonValues.number(parser));
      case "location" -> readLocation(parser);
      case "clientAppUsed" -> draft.clientApp = JsonValues.text(parser);
      case "sessionId" -> draft.sessionId = JsonValues.text(parser);
      case "incomingTokenType" -> draft.incomingTokenType = JsonValues.text(parser);
      case "status" -> readStatusField(parser);
      case "deviceDetail" -> readDeviceField(parser);
      case APPLIED_POLICIES -> readPoliciesField(parser);
      case PROTECTION_DETAILS -> readProtectionField(parser);
      case "signInTokenProtectionStatus" -> draft.olderBinding = binding(parser);
      default -> parser.skipChildren();
    }
  }

  private void readLocation(JsonParser parser) throws IOException {
    draft.country = "";
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean country = "countryOrRegion".equals(parser.currentName());
      parser.nextToken();
      if (country) {
        draft.country = JsonValues.text(parser);
      } else {
        parser.skipChildren();
      }
    }
  }

  private void readStatusField(JsonParser parser) throws IOException {
    draft.errorCode = Details.NO_ERROR_CODE;
    if (!embedded.read(parser, status)) {
      draft.errorCode = Details.NO_ERROR_CODE;
    }
  }

  private void readStatus(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean code = "errorCode".equals(parser.currentName());
      parser.nextToken();
      if (code) {
        draft.errorCode = JsonValues.errorCode(parser);
      } else {
        parser.skipChildren();
      }
    }
  }

  private void readDeviceField(JsonParser parser) throws IOException {
    draft.clearDevice();
    if (!embedded.read(parser, device)) {
      draft.clearDevice();
    }
  }

  private void readDevice(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      switch (name) {
        case "deviceId" -> draft.deviceId = JsonValues.text(parser);
        case "operatingSystem" -> draft.operatingSystem = JsonValues.text(parser);
        case "browser" -> draft.browser = JsonValues.text(parser);
        case "trustType" -> draft.trustType = JsonValues.text(parser);
        default -> parser.skipChildren();
      }
    }
  }

  /**
   * Broken JSON here and in the protection details refuses the record: read as missing, it would
   * turn a block into a sign-in that no policy touched.
   */
  private void readPoliciesField(JsonParser parser) throws IOException {
    draft.clearPolicies();
    draft.brokenPolicies = !embedded.read(parser, policies);
  }

  private void readProtectionField(JsonParser parser) throws IOException {
    draft.clearProtectionDetails();
    draft.brokenProtectionDetails = !embedded.read(parser, protection);
  }

  private void readProtection(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      draft.hasProtectionDetails = true;
      switch (name) {
        case "signInSessionStatus" -> draft.sessionBinding = binding(parser);
        case "signInSessionStatusCode" ->
            draft.sessionStatusCode = JsonValues.toInt(JsonValues.number(parser), 0);
        default -> parser.skipChildren();
      }
    }
  }

  private static Binding binding(JsonParser parser) throws IOException {
    String name = JsonValues.text(parser);
    if (Binding.UNBOUND.wireName().equalsIgnoreCase(name)) {
      return Binding.UNBOUND;
    }
    return Binding.BOUND.wireName().equalsIgnoreCase(name) ? Binding.BOUND : Binding.NONE;
  }
}
