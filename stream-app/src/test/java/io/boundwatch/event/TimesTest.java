package io.boundwatch.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TimesTest {
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-02T08:00:00.123Z",
        "2026-11-02T00:00:00.000Z",
        "2024-02-29T23:59:59.999Z",
        "1970-01-01T00:00:00.000Z",
        "1969-12-31T23:59:59.001Z",
        "0000-01-01T00:00:00.000Z",
        "0007-10-20T03:04:05.006Z",
        "9999-12-31T23:59:59.999Z",
      })
  void aMomentIsWrittenToTheMillisecond(String text) {
    assertThat(Times.millis(Instant.parse(text).toEpochMilli())).isEqualTo(text);
  }

  @Test
  void anyMomentIsWrittenAsAFormatterWould() {
    SplittableRandom random = new SplittableRandom(3);
    for (int i = 0; i < 10_000; i++) {
      long moment = random.nextLong(-62_000_000_000_000L, 250_000_000_000_000L);
      assertThat(Times.millis(moment)).isEqualTo(MILLIS.format(Instant.ofEpochMilli(moment)));
      assertThat(Times.seconds(moment)).isEqualTo(Instant.ofEpochMilli(moment).toString());
      long second = moment - Math.floorMod(moment, 1_000);
      assertThat(Times.seconds(second)).isEqualTo(Instant.ofEpochMilli(second).toString());
    }
  }

  @Test
  void aMomentOfNoFourDigitYearIsWrittenAllTheSame() {
    assertThat(Times.millis(Long.MAX_VALUE / 2)).startsWith("+").endsWith("Z");
  }
}
