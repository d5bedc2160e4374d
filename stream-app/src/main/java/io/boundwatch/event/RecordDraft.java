package io.boundwatch.event;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The raw values of the record that is being read, reused from record to record. Strings are as
 * sent, empty where missing; nothing is judged before the record has ended, because its fields come
 * in any order and a repeated field replaces what it said before.
 */
final class RecordDraft {
  /** What a record looks like that is not one as exported, so that its sender can be told. */
  enum Guise {
    NONE,
    GRAPH_OBJECT,
    LOG_ANALYTICS_ROW,
    RECORDS_NO_ARRAY
  }

  // of the record itself
  String categoryName;
  Optional<Category> category;
  String tenantId;
  String outerCorrelationId;
  String time;
  String callerIpAddress;
  String outerLocation;
  int resultType;
  Guise guise;

  // of its properties
  boolean hasProperties;
  String id;
  String createdDateTime;
  String correlationId;
  String userId;
  String userPrincipalName;
  String appId;
  String appName;
  String resourceId;
  String resourceName;
  int errorCode;
  String ipAddress;
  long asn;
  String country;
  String operatingSystem;
  String browser;
  String deviceId;
  String trustType;
  String clientApp;
  String sessionId;
  String incomingTokenType;
  boolean hasProtectionDetails;
  boolean brokenProtectionDetails;
  Binding sessionBinding;
  int sessionStatusCode;
  Binding olderBinding;
  boolean brokenPolicies;
  final List<PolicyFact> policies = new ArrayList<>();

  void clear() {
    categoryName = "";
    category = Optional.empty();
    tenantId = "";
    outerCorrelationId = "";
    time = "";
    callerIpAddress = "";
    outerLocation = "";
    resultType = Details.NO_ERROR_CODE;
    guise = Guise.NONE;
    clearProperties();
  }

  void clearProperties() {
    hasProperties = false;
    id = "";
    createdDateTime = "";
    correlationId = "";
    userId = "";
    userPrincipalName = "";
    appId = "";
    appName = "";
    resourceId = "";
    resourceName = "";
    errorCode = Details.NO_ERROR_CODE;
    ipAddress = "";
    asn = 0;
    country = "";
    clientApp = "";
    sessionId = "";
    incomingTokenType = "";
    olderBinding = Binding.NONE;
    clearDevice();
    clearProtectionDetails();
    clearPolicies();
  }

  void clearDevice() {
    operatingSystem = "";
    browser = "";
    deviceId = "";
    trustType = "";
  }

  void clearPolicies() {
    brokenPolicies = false;
    policies.clear();
  }

  void clearProtectionDetails() {
    hasProtectionDetails = false;
    brokenProtectionDetails = false;
    sessionBinding = Binding.NONE;
    sessionStatusCode = 0;
  }

  /** A record of a category that is not read: the rest of it does not matter. */
  boolean isIgnored() {
    return category.isEmpty() && !categoryName.isEmpty();
  }
}
