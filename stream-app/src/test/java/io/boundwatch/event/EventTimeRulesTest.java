package io.boundwatch.event;

import static io.boundwatch.event.Records.aRecord;
import static io.boundwatch.event.Records.millis;
import static io.boundwatch.event.Records.rejection;
import static io.boundwatch.event.Records.request;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Which time of a record stands for what. */
class EventTimeRulesTest {
  @Test
  void eventTimeIsWhenTheRequestWasMadeNotWhenItWasPublished() {
    Request request = request(aRecord());
    assertThat(request.eventTime()).isEqualTo(Records.EVENT_TIME);
    assertThat(request.recordTime()).isEqualTo(Records.RECORD_TIME);
    assertThat(request.appendTime()).isEqualTo(Records.APPEND_TIME);
    assertThat(request.arrivedAt()).isEqualTo(Records.ARRIVED_AT);
  }

  @Test
  void publicationStandsInForAMissingEventTime() {
    assertThat(request(aRecord().without("createdDateTime")).eventTime())
        .isEqualTo(Records.RECORD_TIME);
  }

  @Test
  void eventTimeStandsInForAMissingOrUnreadablePublication() {
    assertThat(request(aRecord().withoutRoot("time")).recordTime()).isEqualTo(Records.EVENT_TIME);
    assertThat(request(aRecord().publishedAt("soon")).recordTime()).isEqualTo(Records.EVENT_TIME);
  }

  @Test
  void unreadableEventTimeIsNotReplacedByAnother() {
    assertThat(rejection(aRecord().at("yesterday"))).isEqualTo(RejectReason.UNREADABLE_EVENT_TIME);
    assertThat(rejection(aRecord().without("createdDateTime").publishedAt("31/31/2026 1:00:00")))
        .isEqualTo(RejectReason.UNREADABLE_EVENT_TIME);
  }

  @Test
  void withoutAnyTimeARecordIsRejected() {
    assertThat(rejection(aRecord().without("createdDateTime").withoutRoot("time")))
        .isEqualTo(RejectReason.MISSING_EVENT_TIME);
  }

  @Test
  void eventMayBeAnHourAheadOfItsMessageAndNoMore() {
    assertThat(request(aRecord().at("2026-11-02T09:01:35Z")).eventTime())
        .isEqualTo(millis("2026-11-02T09:01:35Z"));
    assertThat(rejection(aRecord().at("2026-11-02T09:01:35.001Z")))
        .isEqualTo(RejectReason.FUTURE_EVENT_TIME);
  }

  @Test
  void publicationStandsForTheAppendTimeOfExportedRecords() {
    assertThat(exported(aRecord()).onlyRequest().appendTime()).isEqualTo(Records.RECORD_TIME);
    assertThat(exported(aRecord().withoutRoot("time")).onlyRequest().appendTime())
        .isEqualTo(Records.EVENT_TIME);
    RecordBuilder ahead = aRecord().at("2027-01-01T00:00:00Z").publishedAt("2026-12-31T22:00:00Z");
    assertThat(exported(ahead).reasons()).containsExactly(RejectReason.FUTURE_EVENT_TIME);
    assertThat(exported(ahead.publishedAt("2027-01-01T00:00:00Z")).requests).hasSize(1);
  }

  private static Heard exported(RecordBuilder record) {
    Heard heard = new Heard();
    new EventReader(EventRules.DEFAULT).readExported(record.bytes(), Records.ARRIVED_AT, heard);
    return heard;
  }
}
