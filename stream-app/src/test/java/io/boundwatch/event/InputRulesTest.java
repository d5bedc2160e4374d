package io.boundwatch.event;

import static io.boundwatch.event.Records.aRecord;
import static io.boundwatch.event.Records.read;
import static io.boundwatch.event.Records.rejection;
import static io.boundwatch.event.Records.request;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The table of section 4 of the design: what is read from one record. */
class InputRulesTest {
  private static final String NIL = "00000000-0000-0000-0000-000000000000";

  @Test
  void readsAWholeRecord() {
    RecordBuilder record =
        aRecord()
            .nonInteractive()
            .unbound(1004)
            .errorCode(53003)
            .network("2001:db8::7", 64500, "DE")
            .with("sessionId", "50000000-0000-4000-8000-00000000000A")
            .with("incomingTokenType", "primaryRefreshToken")
            .with(
                "deviceDetail",
                Map.of(
                    "deviceId", "D-1",
                    "operatingSystem", "Ios 18.2.1",
                    "browser", "Rich Client 4.40.0.0",
                    "trustType", "Azure AD registered"))
            .policy("p1", "failure");
    Details details =
        new Details(
            Category.NON_INTERACTIVE,
            "a0000000-0000-4000-8000-000000000001",
            "Sample Mail",
            "b0000000-0000-4000-8000-000000000001",
            "Sample Mailboxes",
            53003,
            "2001:db8::7",
            64500,
            "DE",
            "Ios 18.2.1",
            "Rich Client 4.40.0.0",
            "Mobile Apps and Desktop clients",
            "d-1",
            "Azure AD registered",
            "50000000-0000-4000-8000-00000000000a",
            "primaryRefreshToken",
            "Ada@example.org");
    PolicyOutcome policy =
        new PolicyOutcome(
            "p1", "Policy p1", PolicyMode.ENFORCED, Outcome.BLOCKED, Records.RECORD_TIME);
    assertThat(request(record))
        .isEqualTo(
            new Request(
                Records.REQUEST,
                Records.TENANT,
                Records.CORRELATION,
                Records.USER,
                Records.EVENT_TIME,
                Records.APPEND_TIME,
                Records.ARRIVED_AT,
                Records.RECORD_TIME,
                Binding.UNBOUND,
                1004,
                Outcome.BLOCKED,
                List.of(policy),
                details));
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "''", "{}", "'" + NIL + "'", "5", "['x']", "{'x':[{'y':1}]}"})
  void missingInAnyForm(String value) {
    assertThat(rejection(aRecord().with("id", parsed(value))))
        .isEqualTo(RejectReason.MISSING_REQUEST_ID);
    assertThat(rejection(aRecord().root("tenantId", parsed(value))))
        .isEqualTo(RejectReason.MISSING_TENANT);
    assertThat(rejection(aRecord().root("category", parsed(value))))
        .isEqualTo(RejectReason.UNKNOWN_SHAPE);
    assertThat(request(aRecord().with("userId", parsed(value))).userId())
        .isEqualTo("ada@example.org");
    assertThat(request(aRecord().with("appId", parsed(value))).details().appId()).isEmpty();
    assertThat(request(aRecord().with("createdDateTime", parsed(value))).eventTime())
        .isEqualTo(Records.RECORD_TIME);
  }

  @Test
  void absentFieldsAreMissing() {
    assertThat(rejection(aRecord().without("id"))).isEqualTo(RejectReason.MISSING_REQUEST_ID);
    assertThat(rejection(aRecord().withoutRoot("tenantId"))).isEqualTo(RejectReason.MISSING_TENANT);
    assertThat(rejection(aRecord().withoutRoot("category"))).isEqualTo(RejectReason.UNKNOWN_SHAPE);
    assertThat(rejection(aRecord().withoutRoot("properties")))
        .isEqualTo(RejectReason.UNKNOWN_SHAPE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "''", "{}", "[]", "'text'", "7"})
  void recordWithoutPropertiesIsOfUnknownShape(String properties) {
    RecordBuilder record = aRecord().withoutRoot("tenantId").root("properties", parsed(properties));
    assertThat(rejection(record)).isEqualTo(RejectReason.UNKNOWN_SHAPE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"SignInLogs", "signinlogs", "NONINTERACTIVEUSERSIGNINLOGS"})
  void readsTwoCategoriesWithoutRegardToCase(String category) {
    Request request = request(aRecord().root("category", category));
    assertThat(request.details().category().wireName()).isEqualToIgnoringCase(category);
  }

  @Test
  void otherCategoryIsIgnoredWhateverElseIsWrong() {
    RecordBuilder record = aRecord().root("category", "AuditLogs").withoutRoot("properties");
    assertThat(read(record.bytes()).ignored).containsExactly("AuditLogs");
    String late = aRecord().root("category", "x".repeat(100)).withoutRoot("tenantId").json();
    assertThat(read(late).ignored).containsExactly("x".repeat(64));
  }

  @Test
  void categoryMayStandBehindTheProperties() {
    Request request = request(aRecord().withoutRoot("category").root("category", "SignInLogs"));
    assertThat(request.requestId()).isEqualTo(Records.REQUEST);
    RecordBuilder other = aRecord().withoutRoot("category").root("category", "AuditLogs");
    assertThat(read(other.bytes()).ignored).containsExactly("AuditLogs");
  }

  @Test
  void rootFieldsAreMatchedWithoutRegardToCase() {
    String record =
        aRecord()
            .without("correlationId")
            .without("createdDateTime")
            .without("ipAddress")
            .without("status")
            .json()
            .replace("\"time\"", "\"TIME\"")
            .replace("\"category\"", "\"Category\"")
            .replace("\"tenantId\"", "\"TenantId\"")
            .replace("\"correlationId\"", "\"CorrelationID\"")
            .replace("\"callerIpAddress\"", "\"CallerIPAddress\"")
            .replace("\"resultType\"", "\"ResultType\"")
            .replace("\"location\"", "\"Location\"")
            .replace("\"properties\"", "\"Properties\"");
    Request request = read(record).onlyRequest();
    assertThat(request.eventTime()).isEqualTo(Records.RECORD_TIME);
    assertThat(request.correlationId()).isEqualTo(Records.CORRELATION);
    assertThat(request.details().ipAddress()).isEqualTo("192.0.2.7");
    assertThat(request.details().country()).isEqualTo("NL");
    assertThat(request.details().errorCode()).isZero();
  }

  @Test
  void propertyNamesAreMatchedExactly() {
    String record = aRecord().json().replace("\"properties\":{\"id\"", "\"properties\":{\"ID\"");
    assertThat(read(record).reasons()).containsExactly(RejectReason.MISSING_REQUEST_ID);
  }

  @Test
  void correlationIdFallsBack() {
    assertThat(request(aRecord().with("correlationId", "Inner")).correlationId())
        .isEqualTo("inner");
    assertThat(request(aRecord().root("correlationId", "Outer").without("correlationId")))
        .extracting(Request::correlationId)
        .isEqualTo("outer");
    RecordBuilder neither = aRecord().id("Request-1").correlation(NIL);
    assertThat(request(neither).correlationId()).isEqualTo("request-1");
  }

  @Test
  void userFallsBack() {
    assertThat(request(aRecord().user("U-1")).userId()).isEqualTo("u-1");
    RecordBuilder nameOnly = aRecord().user("");
    assertThat(request(nameOnly).userId()).isEqualTo("ada@example.org");
    assertThat(request(nameOnly).details().userPrincipalName()).isEqualTo("Ada@example.org");
    assertThat(request(nameOnly.with("userPrincipalName", null)).userId()).isEqualTo("-");
  }

  @Test
  void idsAreWrittenInLowerCase() {
    Request request =
        request(
            aRecord()
                .id("AB-1")
                .tenant("TE-1")
                .app("APP-1", "App One")
                .resource("RES-1", "Res One")
                .device("DEV-1", "Windows 10", "Edge 126.0.0")
                .with("sessionId", "SES-1"));
    assertThat(request.requestId()).isEqualTo("ab-1");
    assertThat(request.tenantId()).isEqualTo("te-1");
    assertThat(request.details().appId()).isEqualTo("app-1");
    assertThat(request.details().resourceId()).isEqualTo("res-1");
    assertThat(request.details().deviceId()).isEqualTo("dev-1");
    assertThat(request.details().sessionId()).isEqualTo("ses-1");
    assertThat(request.details().appName()).isEqualTo("App One");
  }

  @Test
  void networkFallsBackToTheOuterFields() {
    RecordBuilder record = aRecord().without("ipAddress").with("location", Map.of());
    assertThat(request(record).details().ipAddress()).isEqualTo("192.0.2.7");
    assertThat(request(record).details().country()).isEqualTo("NL");
    record.root("location", Map.of("city", "x")).withoutRoot("callerIpAddress");
    assertThat(request(record).details().ipAddress()).isEmpty();
    assertThat(request(record).details().country()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "64500; 64500",
        "'64500'; 64500",
        "-1; 0",
        "4294967295; 4294967295",
        "'AS1'; 0",
        "null; 0",
        "[1]; 0"
      })
  void readsTheSystemNumber(String asn, long expected) {
    RecordBuilder record = aRecord().with("autonomousSystemNumber", parsed(asn));
    assertThat(request(record).details().asn()).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"null", "7", "'x'", "[]", "[{'deviceId':'d'}]", "{'deviceId':{'a':[]}}"})
  void oddDeviceDetailIsMissing(String device) {
    assertThat(request(aRecord().with("deviceDetail", parsed(device))).details().deviceId())
        .isEmpty();
  }

  private static Object parsed(String json) {
    return Records.parse(json.replace('\'', '"'));
  }
}
