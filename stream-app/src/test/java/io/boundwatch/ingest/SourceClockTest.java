package io.boundwatch.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SourceClockTest {
  private static final SourcePartition A = new SourcePartition("hub", 0);
  private static final SourcePartition B = new SourcePartition("hub", 1);
  private static final OptionalLong LATE = OptionalLong.of(1_000_000);
  private static final OptionalLong UNKNOWN = OptionalLong.empty();

  private final SourceClock clock = new SourceClock(0);

  @BeforeEach
  void ownA() {
    clock.list(List.of(A, B));
    clock.own(A);
  }

  @Test
  void everyListedPartitionIsNamedAlsoWithoutAPosition() {
    assertThat(clock.watermark().positions()).containsOnlyKeys(A, B);
    assertThat(positionOf(A)).isEmpty();
    assertThat(positionOf(B)).isEmpty();
  }

  @Test
  void whatIsNotAcknowledgedDoesNotCount() {
    clock.handedOn(A, 500);

    assertThat(positionOf(A)).isEmpty();
  }

  @Test
  void thePositionIsTheGreatestAppendTimeAcknowledged() {
    clock.handedOn(A, 500);
    clock.handedOn(A, 400);
    clock.acknowledged(LATE);

    assertThat(positionOf(A)).hasValue(500);
  }

  @Test
  void aRecordFromTheFutureDoesNotLeadBeyondTheBrokersClock() {
    clock.handedOn(A, 5_000);
    clock.acknowledged(OptionalLong.of(700));
    clock.acknowledged(OptionalLong.of(900));

    assertThat(positionOf(A)).hasValue(900);
  }

  @Test
  void nothingMovesWhileTheBrokersClockIsUnknown() {
    clock.handedOn(A, 500);
    clock.acknowledged(UNKNOWN);
    clock.endSeen(A, 1, 1, 600, UNKNOWN);

    assertThat(positionOf(A)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    // position, end, asked at, brokers' clock, mirror lag, then the position told
    "7, 7,  900, 1000,   0, 900",
    "8, 7,  900, 1000,   0, 900",
    "6, 7,  900, 1000,   0, 500",
    "7, 7, 1100, 1000,   0, 1000",
    "7, 7,  900, 1000, 100, 800",
    "7, 7,  900, 1000, 600, 500",
    "0, 0,  900, 1000,   0, 900",
  })
  void whereNothingIsLeftThePositionIsTheMomentOfAsking(
      long position, long end, long askedAt, long brokersNow, long mirrorLag, long expected) {
    SourceClock mirror = new SourceClock(mirrorLag);
    mirror.own(A);
    mirror.handedOn(A, 500);
    mirror.acknowledged(OptionalLong.of(brokersNow));

    mirror.endSeen(A, position, end, askedAt, OptionalLong.of(brokersNow));

    assertThat(mirror.watermark().positions().get(A)).hasValue(expected);
  }

  @Test
  void aPositionNeverGoesBack() {
    clock.endSeen(A, 1, 1, 900, LATE);
    clock.handedOn(A, 500);
    clock.acknowledged(LATE);
    clock.endSeen(A, 2, 2, 800, LATE);

    assertThat(positionOf(A)).hasValue(900);
  }

  @Test
  void aPartitionThatLeavesIsListedWithoutItsPosition() {
    clock.endSeen(A, 1, 1, 900, LATE);
    clock.leave(A);

    assertThat(positionOf(A)).isEmpty();
  }

  @Test
  void aPartitionThatComesBackHasAtLeastItsOldPosition() {
    clock.endSeen(A, 1, 1, 900, LATE);
    clock.leave(A);
    clock.own(A);

    assertThat(positionOf(A)).hasValue(900);
  }

  @Test
  void whatWasNotAcknowledgedBeforeANewStartIsForgotten() {
    clock.handedOn(A, 500);
    clock.startAgain();
    clock.own(A);
    clock.acknowledged(LATE);

    assertThat(positionOf(A)).isEmpty();
  }

  @Test
  void aPartitionThatIsNoLongerListedGoes() {
    clock.list(List.of(A));

    assertThat(clock.watermark().positions()).containsOnlyKeys(A);
  }

  private OptionalLong positionOf(SourcePartition partition) {
    return clock.watermark().positions().get(partition);
  }
}
