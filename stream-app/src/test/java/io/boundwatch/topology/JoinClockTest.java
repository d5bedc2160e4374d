package io.boundwatch.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundwatch.ingest.SourcePartition;
import io.boundwatch.ingest.Watermark;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JoinClockTest {
  private static final long MINUTE = 60_000;

  private JoinClock clock = new JoinClock();

  /** {@code "a=100 b=?"}: partition a is at 100, b is listed without a position. */
  private JoinClock hear(String listing, long logTime) {
    clock.hear(watermark(listing), logTime);
    return clock;
  }

  private static Watermark watermark(String listing) {
    Map<SourcePartition, OptionalLong> positions = new HashMap<>();
    for (String one : listing.split(" ")) {
      if (!one.isEmpty()) {
        String[] parts = one.split("=");
        OptionalLong position =
            parts[1].equals("?") ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(parts[1]));
        positions.put(new SourcePartition(parts[0], 0), position);
      }
    }
    return new Watermark(positions);
  }

  @ParameterizedTest
  @CsvSource({
    "a=100, a=100, 100",
    "a=100 b=50, a=100 b=50, 50",
    "a=100 b=?, a=110 b=?, ",
    "a=100 b=?, a=? b=70, 70",
    "a=100 b=50, a=90 b=60, 60",
    "a=100, b=70, 100",
    "a=100, b=?, 100",
    "a=100 b=100, a=?, 100",
    "a=100, '', 100",
    "'', '', ",
  })
  void clockIsTheLeastOverAllListedPartitionsAndNeverGoesBack(
      String first, String second, Long now) {
    hear(first, 0);
    hear(second, 1);

    assertThat(clock.now()).isEqualTo(now == null ? OptionalLong.empty() : OptionalLong.of(now));
  }

  @Test
  void partitionWithoutAPositionHoldsTheClock() {
    hear("a=100", 0);
    hear("a=200 b=?", 1);
    hear("a=300 b=?", 2);
    assertThat(clock.now()).hasValue(100);

    hear("a=300 b=250", 3);

    assertThat(clock.now()).hasValue(250);
  }

  @Test
  void positionOnceHeardIsKeptWhileNobodyOwnsThePartition() {
    hear("a=100 b=100", 0);

    hear("a=200 b=?", 1);

    assertThat(clock.now()).hasValue(100);
  }

  @Test
  void partitionThatIsNoLongerNamedLeavesAfterTenMinutesOfTheLog() {
    hear("a=100 b=50", 0);
    hear("a=200", 10 * MINUTE);
    assertThat(clock.now()).as("exactly ten minutes").hasValue(50);

    hear("a=300", 10 * MINUTE + 1);

    assertThat(clock.now()).hasValue(300);
  }

  @Test
  void partitionThatIsNamedWithoutAPositionDoesNotLeave() {
    hear("a=100 b=50", 0);
    for (int minute = 1; minute <= 30; minute++) {
      hear("a=" + (100 + minute) + " b=?", minute * MINUTE);
    }

    assertThat(clock.now()).hasValue(50);
  }

  @Test
  void silenceOfAllIngestsForgetsNobodyBeforeOneSpeaks() {
    hear("a=100 b=50", 0);

    // after hours without a watermark the first one names one partition of two
    hear("a=200", 300 * MINUTE);

    assertThat(clock.now()).as("b was not named for longer than ten minutes").hasValue(200);
  }

  @Test
  void partitionThatComesBackBehindDoesNotTurnTheClockBack() {
    hear("a=100 b=50", 0);
    hear("a=400", 11 * MINUTE);

    hear("a=500 b=60", 12 * MINUTE);

    assertThat(clock.now()).hasValue(400);
    assertThat(hear("a=500 b=450", 13 * MINUTE).now()).hasValue(450);
  }

  @Test
  void logTimeThatGoesBackForgetsNobody() {
    hear("a=100 b=100", 20 * MINUTE);

    hear("a=200", 0);

    assertThat(clock.now()).hasValue(100);
  }

  @Test
  void emptyListingSaysNothing() {
    hear("", 0);
    assertThat(clock.now()).isEmpty();

    hear("a=100", 1);
    hear("", 60 * MINUTE);

    assertThat(clock.now()).hasValue(100);
  }

  @Test
  void storedFormKeepsClockPositionsAndWhenTheyWereNamed() {
    hear("a=100 b=50", 5 * MINUTE);
    hear("a=100 b=50 c=?", 6 * MINUTE);

    clock = JoinClock.decode(clock.encode());

    assertThat(clock.now()).hasValue(50);
    assertThat(hear("a=200 b=200", 7 * MINUTE).now()).as("c still holds").hasValue(50);
    assertThat(hear("a=200 b=300", 16 * MINUTE).now()).as("ten minutes after c").hasValue(50);
    assertThat(hear("a=200 b=300", 16 * MINUTE + 1).now()).as("c has left").hasValue(200);
  }

  @Test
  void clockThatKnowsNothingIsStoredAsSuch() {
    assertThat(JoinClock.decode(clock.encode()).now()).isEmpty();
  }
}
