package io.boundwatch.event;

import io.boundwatch.codec.TextCache;

/** Reads a record's {@code properties} into the draft; the names in it are matched exactly. */
final class PropertiesReader {
  static final String APPLIED_POLICIES = "appliedConditionalAccessPolicies";
  static final String PROTECTION_DETAILS = "tokenProtectionStatusDetails";

  private final RecordDraft draft;
  private final TextCache names;
  private final TextCache values;
  private final EmbeddedJson embedded = new EmbeddedJson();
  private final PolicyReader policies;
  private final EmbeddedJson.ValueReader status = this::readStatus;
  private final EmbeddedJson.ValueReader device = this::readDevice;
  private final EmbeddedJson.ValueReader protection = this::readProtection;

  PropertiesReader(RecordDraft draft, TextCache names, TextCache values) {
    this.draft = draft;
    this.names = names;
    this.values = values;
    this.policies = new PolicyReader(names, draft.policies);
  }

  /** Reads the value that the scanner stands at; one that is no object counts as missing. */
  void read(JsonScanner scanner) throws BrokenJsonException {
    draft.clearProperties();
    if (!scanner.isObject()) {
      scanner.skip();
      return;
    }
    scanner.enter();
    while (scanner.nextField()) {
      draft.hasProperties = true;
      readField(scanner);
    }
  }

  private void readField(JsonScanner scanner) throws BrokenJsonException {
    switch (scanner.name(names)) {
      case "id" -> draft.id = JsonValues.text(scanner);
      case "createdDateTime" -> draft.createdDateTime = JsonValues.text(scanner);
      case "correlationId" -> draft.correlationId = JsonValues.text(scanner);
      case "userId" -> draft.userId = JsonValues.text(scanner);
      case "userPrincipalName" -> draft.userPrincipalName = JsonValues.text(scanner);
      case "appId" -> draft.appId = JsonValues.text(scanner, values);
      case "appDisplayName" -> draft.appName = JsonValues.text(scanner, values);
      case "resourceId" -> draft.resourceId = JsonValues.text(scanner, values);
      case "resourceDisplayName" -> draft.resourceName = JsonValues.text(scanner, values);
      case "ipAddress" -> draft.ipAddress = JsonValues.text(scanner);
      case "autonomousSystemNumber" -> draft.asn = Math.max(0, JsonValues.number(scanner));
      case "location" -> readLocation(scanner);
      case "clientAppUsed" -> draft.clientApp = JsonValues.text(scanner, values);
      case "sessionId" -> draft.sessionId = JsonValues.text(scanner);
      case "incomingTokenType" -> draft.incomingTokenType = JsonValues.text(scanner, values);
      case "status" -> readStatusField(scanner);
      case "deviceDetail" -> readDeviceField(scanner);
      case APPLIED_POLICIES -> readPoliciesField(scanner);
      case PROTECTION_DETAILS -> readProtectionField(scanner);
      case "signInTokenProtectionStatus" -> draft.olderBinding = binding(scanner);
      default -> scanner.skip();
    }
  }

  private void readLocation(JsonScanner scanner) throws BrokenJsonException {
    draft.country = "";
    if (!scanner.isObject()) {
      scanner.skip();
      return;
    }
    scanner.enter();
    while (scanner.nextField()) {
      if ("countryOrRegion".equals(scanner.name(names))) {
        draft.country = JsonValues.text(scanner, values);
      } else {
        scanner.skip();
      }
    }
  }

  private void readStatusField(JsonScanner scanner) throws BrokenJsonException {
    draft.errorCode = Details.NO_ERROR_CODE;
    if (!embedded.read(scanner, status)) {
      draft.errorCode = Details.NO_ERROR_CODE;
    }
  }

  private void readStatus(JsonScanner scanner) throws BrokenJsonException {
    if (!scanner.isObject()) {
      scanner.skip();
      return;
    }
    scanner.enter();
    while (scanner.nextField()) {
      if ("errorCode".equals(scanner.name(names))) {
        draft.errorCode = JsonValues.errorCode(scanner);
      } else {
        scanner.skip();
      }
    }
  }

  private void readDeviceField(JsonScanner scanner) throws BrokenJsonException {
    draft.clearDevice();
    if (!embedded.read(scanner, device)) {
      draft.clearDevice();
    }
  }

  private void readDevice(JsonScanner scanner) throws BrokenJsonException {
    if (!scanner.isObject()) {
      scanner.skip();
      return;
    }
    scanner.enter();
    while (scanner.nextField()) {
      switch (scanner.name(names)) {
        case "deviceId" -> draft.deviceId = JsonValues.text(scanner);
        case "operatingSystem" -> draft.operatingSystem = JsonValues.text(scanner, values);
        case "browser" -> draft.browser = JsonValues.text(scanner, values);
        case "trustType" -> draft.trustType = JsonValues.text(scanner, values);
        default -> scanner.skip();
      }
    }
  }

  /**
   * Broken JSON here and in the protection details refuses the record: read as missing, it would
   * turn a block into a sign-in that no policy touched.
   */
  private void readPoliciesField(JsonScanner scanner) throws BrokenJsonException {
    draft.clearPolicies();
    draft.brokenPolicies = !embedded.read(scanner, policies);
  }

  private void readProtectionField(JsonScanner scanner) throws BrokenJsonException {
    draft.clearProtectionDetails();
    draft.brokenProtectionDetails = !embedded.read(scanner, protection);
  }

  private void readProtection(JsonScanner scanner) throws BrokenJsonException {
    if (!scanner.isObject()) {
      scanner.skip();
      return;
    }
    scanner.enter();
    while (scanner.nextField()) {
      draft.hasProtectionDetails = true;
      switch (scanner.name(names)) {
        case "signInSessionStatus" -> draft.sessionBinding = binding(scanner);
        case "signInSessionStatusCode" ->
            draft.sessionStatusCode = JsonValues.toInt(JsonValues.number(scanner), 0);
        default -> scanner.skip();
      }
    }
  }

  private Binding binding(JsonScanner scanner) throws BrokenJsonException {
    String name = JsonValues.text(scanner, values);
    if (Binding.UNBOUND.wireName().equalsIgnoreCase(name)) {
      return Binding.UNBOUND;
    }
    return Binding.BOUND.wireName().equalsIgnoreCase(name) ? Binding.BOUND : Binding.NONE;
  }
}
