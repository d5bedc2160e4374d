package io.boundwatch.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventTimeTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "2026-11-02T08:00:00.1234567Z; 2026-11-02T08:00:00.123Z",
        "2026-11-02T08:00:00.9999999+00:00; 2026-11-02T08:00:00.999Z",
        "2026-11-02T08:00:00.1+00:00; 2026-11-02T08:00:00.1Z",
        "2026-11-02T08:00:00.22Z; 2026-11-02T08:00:00.22Z",
        "2026-11-02T08:00:00.992099+00:00; 2026-11-02T08:00:00.992Z",
        "2026-11-02T08:00:00.535404056Z; 2026-11-02T08:00:00.535Z",
        "2026-11-02T08:00:00,5Z; 2026-11-02T08:00:00.5Z",
        "2026-11-02T08:00:00+00:00; 2026-11-02T08:00:00Z",
        "2026-11-02T08:00:00; 2026-11-02T08:00:00Z",
        "2026-11-02T08:00Z; 2026-11-02T08:00:00Z",
        "2026-11-02t08:00:00z; 2026-11-02T08:00:00Z",
        "2026-11-02T11:00:00+02:00; 2026-11-02T09:00:00Z",
        "2026-11-02T11:00:00+0230; 2026-11-02T08:30:00Z",
        "2026-11-02T03:00:00-05; 2026-11-02T08:00:00Z",
        "2026-11-02T23:45:48.0729893-05:00; 2026-11-03T04:45:48.072Z",
        "2026-07-26 23:00:20.889; 2026-07-26T23:00:20.889Z",
        "2026-07-26 23:00:20 +01:00; 2026-07-26T22:00:20Z",
        "' 2026-11-02T08:00:00Z '; 2026-11-02T08:00:00Z",
        "01/09/2026 09:41:00; 2026-01-09T09:41:00Z",
        "1/9/2026 9:41:00; 2026-01-09T09:41:00Z",
        "1/9/2026 21:41:00; 2026-01-09T21:41:00Z",
        "1/9/2026 0:41:00; 2026-01-09T00:41:00Z",
        "01/09/2026 09:41:00 AM; 2026-01-09T09:41:00Z",
        "1/9/2026 9:41:00 AM; 2026-01-09T09:41:00Z",
        "12/12/2025 3:03:58 PM; 2025-12-12T15:03:58Z",
        "12/12/2025 3:03:58 pm; 2025-12-12T15:03:58Z",
        "12/12/2025 12:03:58 AM; 2025-12-12T00:03:58Z",
        "12/12/2025 12:03:58 PM; 2025-12-12T12:03:58Z",
        "12/12/2025 3:03:58\u202fPM; 2025-12-12T15:03:58Z",
        "1/9/2026 10:41:00 AM +01:00; 2026-01-09T09:41:00Z",
        "1/9/2026 22:41:00 -02:30; 2026-01-10T01:11:00Z",
        "4/28/2025, 2:08:45.221 PM; 2025-04-28T14:08:45.221Z",
        "2024-02-29T00:00:00Z; 2024-02-29T00:00:00Z",
        "2000-02-29T00:00:00Z; 2000-02-29T00:00:00Z",
        "1970-01-01T00:00:00Z; 1970-01-01T00:00:00Z",
        "9999-12-31T23:59:59.999Z; 9999-12-31T23:59:59.999Z",
      })
  void readsEveryFormThatWasSeen(String text, String expected) {
    assertThat(Instant.ofEpochMilli(EventTime.parse(text))).isEqualTo(Instant.parse(expected));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "Z",
        "now",
        "2026",
        "2026-11-02",
        "2026-11-02T",
        "2026-11-02T08",
        "2026-11-02T08:",
        "2026-11-02T08:00:",
        "2026-11-02T08:00:00.Z",
        "2026-11-02T08:00:00.1234567890Z",
        "2026-11-02T08:00:00ZZ",
        "2026-11-02T08:00:00+",
        "2026-11-02T08:00:00+1",
        "2026-11-02T08:00:00+19:00",
        "2026-11-02T08:00:00+01:60",
        "2026-11-02T08:00:00+01:",
        "2026-11-02T08:00:00+01:0",
        "2026-11-02T08:00:00 PM",
        "2026-11-02T24:00:00Z",
        "2026-11-02T08:60:00Z",
        "2026-11-02T08:00:60Z",
        "2026-00-02T08:00:00Z",
        "2026-13-02T08:00:00Z",
        "2026-11-00T08:00:00Z",
        "2026-11-31T08:00:00Z",
        "2026-02-29T08:00:00Z",
        "2100-02-29T08:00:00Z",
        "2024-02-30T08:00:00Z",
        "2026-1-2T08:00:00Z",
        "1969-12-31T23:59:59Z",
        "1970-01-01T00:00:00+01:00",
        "9999-12-31T23:59:59-01:00",
        "10000-01-01T00:00:00Z",
        "-2026-11-02T08:00:00Z",
        "02.11.2026 08:00:00",
        "13/12/2025 3:03:58 PM",
        "2/30/2025 3:03:58 PM",
        "12/12/2025 13:03:58 PM",
        "12/12/2025 0:03:58 AM",
        "12/12/2025 24:03:58",
        "12/12/2025 3:03:58 XM",
        "12/12/2025 3:03:58 P",
        "12/12/25 3:03:58 PM",
        "12/12/2025",
        "1762070400000",
        "２０２６-11-02T08:00:00Z",
      })
  void refusesWhatIsNoTime(String text) {
    assertThat(EventTime.parse(text)).isEqualTo(EventTime.UNREADABLE);
  }

  @Test
  void knowsEveryDayOfTheCalendar() {
    LocalDate last = LocalDate.of(2110, 1, 1);
    for (LocalDate day = LocalDate.EPOCH; day.isBefore(last); day = day.plusDays(1)) {
      long start = day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
      assertThat(EventTime.parse(day + "T00:00:00Z")).isEqualTo(start);
    }
  }

  @Test
  void agreesWithTheLibraryOnUsDates() {
    DateTimeFormatter us =
        DateTimeFormatter.ofPattern("M/d/yyyy h:mm:ss a", Locale.ENGLISH).withZone(ZoneOffset.UTC);
    for (long time = 0; time < 4_000_000_000_000L; time += 86_411_017_000L) {
      assertThat(EventTime.parse(us.format(Instant.ofEpochMilli(time)))).isEqualTo(time);
    }
  }
}
