package io.boundwatch.event;

import static io.boundwatch.event.Records.aPolicy;
import static io.boundwatch.event.Records.aRecord;
import static io.boundwatch.event.Records.read;
import static io.boundwatch.event.Records.request;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Fields that stand twice in a record, and strings that hold JSON. */
class RepeatedAndEmbeddedFieldsTest {
  @Test
  void readsStringsThatHoldJson() {
    RecordBuilder record =
        aRecord()
            .unbound(1002)
            .policy(aPolicy("p1").named("Naïve \"quoted\" \\ name").result("failure"))
            .with("status", Map.of("errorCode", 53003))
            .device("d-1", "Windows 10", "Edge 126.0.0");
    Request expected = request(record);
    for (String field :
        List.of(
            "status",
            "deviceDetail",
            "appliedConditionalAccessPolicies",
            "tokenProtectionStatusDetails")) {
      record.with(field, record.properties().get(field).toString());
    }
    assertThat(request(record)).isEqualTo(expected);
    assertThat(expected.outcome()).isEqualTo(Outcome.BLOCKED);
  }

  @ParameterizedTest
  @ValueSource(strings = {"[{", "{\"signInSessionStatus\":\"unbound\"", "{} x", "{}{}", "none"})
  void brokenJsonInAStringNeverHidesAVerdict(String broken) {
    for (String field :
        List.of("appliedConditionalAccessPolicies", "tokenProtectionStatusDetails")) {
      Rejection rejection =
          read(aRecord().unbound(1002).with(field, broken).bytes()).onlyRejection();
      assertThat(rejection.reason()).isEqualTo(RejectReason.BROKEN_JSON);
      assertThat(rejection.detail()).contains(field);
    }
  }

  @Test
  void brokenJsonInAStringOfLessWeightIsMissing() {
    RecordBuilder record =
        aRecord().with("deviceDetail", "{\"operatingSystem\":\"Windows\",").errorCode(7);
    record.with("status", "{\"errorCode\":9");
    assertThat(request(record).details().operatingSystem()).isEmpty();
    assertThat(request(record).details().errorCode()).isEqualTo(7);
  }

  @Test
  void aLaterFieldMendsABrokenOne() {
    String broken = "\"tokenProtectionStatusDetails\":\"{\",";
    String record = aRecord().unbound(1002).json();
    String twice = record.replace("\"tokenProtection", broken + "\"tokenProtection");
    assertThat(read(twice).onlyRequest().binding()).isEqualTo(Binding.UNBOUND);
  }

  @Test
  void lastOfRepeatedFieldsStands() {
    String record = aRecord().unbound(1002).policy("p", "failure").json();
    assertThat(withMore(record, "\"id\":\"x\",\"id\":\"y\"").requestId()).isEqualTo("y");
    String scalar = "\"tokenProtectionStatusDetails\":{\"signInSessionStatus\":\"bound\"}";
    assertThat(withMore(record, scalar).binding()).isEqualTo(Binding.BOUND);
    assertThat(withMore(record, "\"tokenProtectionStatusDetails\":null").binding())
        .isEqualTo(Binding.NONE);
    assertThat(withMore(record, "\"appliedConditionalAccessPolicies\":[]").policies()).isEmpty();
    assertThat(withMore(record, "\"deviceDetail\":{\"browser\":\"b\"},\"deviceDetail\":{}"))
        .extracting(request -> request.details().browser())
        .isEqualTo("");
  }

  /** The request of the record with more fields at the end of its properties. */
  private static Request withMore(String record, String more) {
    return read(record.substring(0, record.length() - 2) + "," + more + "}}").onlyRequest();
  }

  @Test
  void lastPropertiesReplaceTheFormerWhole() {
    String record = aRecord().unbound(1002).network("192.0.2.9", 5, "FR").json();
    String last = ",\"properties\":{\"id\":\"r2\"}}";
    Request request = read(record.substring(0, record.length() - 1) + last).onlyRequest();
    assertThat(request.requestId()).isEqualTo("r2");
    assertThat(request.binding()).isEqualTo(Binding.NONE);
    assertThat(request.userId()).isEqualTo("-");
    assertThat(request.details().country()).isEqualTo("NL");
    assertThat(request.eventTime()).isEqualTo(Records.RECORD_TIME);
  }

  @Test
  void recordsDoNotLeakIntoEachOther() {
    RecordBuilder full = aRecord().unbound(1002).policy("p", "failure").network("192.0.2.9", 5, "");
    full.device("d", "Windows", "Edge").errorCode(53003);
    String bare = "{\"category\":\"SignInLogs\",\"tenantId\":\"t\",\"time\":\"2026-11-02T08:00Z\",";
    byte[] message = Records.message(full.json(), bare + "\"properties\":{\"id\":\"r\"}}");
    Request second = read(message).requests.get(1);
    assertThat(second)
        .isEqualTo(read(bare + "\"properties\":{\"id\":\"r\"}}").onlyRequest())
        .extracting(request -> request.details().errorCode())
        .isEqualTo(Details.NO_ERROR_CODE);
  }
}
