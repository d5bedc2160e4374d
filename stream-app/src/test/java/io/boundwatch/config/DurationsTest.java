package io.boundwatch.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DurationsTest {
  @ParameterizedTest
  @CsvSource({
    "PT3H, PT3H",
    "P1D, PT24H",
    "pt10m, PT10M",
    "PT0.5S, PT0.5S",
    "500ms, PT0.5S",
    "30s, PT30S",
    "10m, PT10M",
    "3h, PT3H",
    "1d, PT24H",
    "10 M, PT10M",
    "PT0S, PT0S",
  })
  void readsIsoAndShortForms(String text, Duration expected) {
    assertThat(Durations.parse(text)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "3", "h", "3w", "-3h", "P1Y", "1h30m", "9999999999d", "PT", "soon"})
  void refusesWhatIsNoDuration(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Durations.parse(text));
  }

  @ParameterizedTest
  @CsvSource({"P1D, P1D", "P2D, P2D", "PT36H, PT36H", "PT5M, PT5M", "PT0S, PT0S"})
  void printsWholeDaysAsDays(Duration duration, String expected) {
    assertThat(Durations.print(duration)).isEqualTo(expected);
  }
}
