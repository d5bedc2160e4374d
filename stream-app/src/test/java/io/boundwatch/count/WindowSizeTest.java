package io.boundwatch.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WindowSizeTest {
  @ParameterizedTest
  @CsvSource({
    "PT5M, 2026-11-02T08:04:59.999Z, 2026-11-02T08:00:00Z",
    "PT5M, 2026-11-02T08:05:00Z, 2026-11-02T08:05:00Z",
    "PT1H, 2026-11-02T08:59:59.999Z, 2026-11-02T08:00:00Z",
    "PT24H, 2026-11-02T00:00:00Z, 2026-11-02T00:00:00Z",
    "PT24H, 2026-11-02T23:59:59.999Z, 2026-11-02T00:00:00Z",
    "PT8H, 2026-11-02T15:00:00Z, 2026-11-02T08:00:00Z",
    "PT5M, 1969-12-31T23:59:59.999Z, 1969-12-31T23:55:00Z",
  })
  void windowsAreAlignedToUtc(Duration size, Instant moment, Instant start) {
    assertThat(Instant.ofEpochMilli(WindowSize.of(size).startOf(moment.toEpochMilli())))
        .isEqualTo(start);
  }

  @ParameterizedTest
  @CsvSource({
    "PT30S, PT30S",
    "PT1M, PT1M",
    "PT5M, PT5M",
    "PT60M, PT1H",
    "PT90M, PT1H30M",
    "PT12H, PT12H",
    "PT24H, P1D",
  })
  void wireNameIsTheShortest(Duration size, String name) {
    assertThat(WindowSize.of(size).wireName()).isEqualTo(name);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"PT0S", "PT-5M", "PT9S", "PT59.999S", "PT7M", "PT5H", "P2D", "PT24H0.001S"})
  void sizeThatDoesNotDivideADayIsRefused(Duration size) {
    assertThatThrownBy(() -> WindowSize.of(size))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(size.toString());
  }
}
