package io.boundwatch.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundwatch.ingest.SourcePartition;
import io.boundwatch.ingest.Watermark;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class JoinClockRegressionTest {
  private static final SourcePartition INTERACTIVE = new SourcePartition("interactive", 0);
  private static final SourcePartition OTHERS = new SourcePartition("others", 0);
  private static final long START = 1_000_000;
  private static final long OUTAGE = Duration.ofHours(5).toMillis();
  private static final long MINUTE = Duration.ofMinutes(1).toMillis();

  private final JoinClock clock = new JoinClock();

  @Test
  void firstListingAfterAnOutageDropsNoPartitionThatItDoesNotNameYet() {
    clock.hear(both(START), START);

    // ingest is back, one of the topics has not been found yet
    clock.hear(interactive(START + OUTAGE), START + OUTAGE);

    assertThat(clock.now()).as("the other topic's backlog is to be read").hasValue(START);
  }

  @Test
  void partitionThatStaysAwayAfterAnOutageLeavesAfterTenMinutesOfListings() {
    clock.hear(both(START), START);
    long back = START + OUTAGE;
    for (long passed = 0; passed <= 10 * MINUTE; passed += MINUTE) {
      clock.hear(interactive(back + passed), back + passed);
    }
    assertThat(clock.now()).hasValue(START);

    clock.hear(interactive(back + 11 * MINUTE), back + 11 * MINUTE);

    assertThat(clock.now()).hasValue(back + 11 * MINUTE);
  }

  private static Watermark both(long position) {
    return new Watermark(
        Map.of(INTERACTIVE, OptionalLong.of(position), OTHERS, OptionalLong.of(position)));
  }

  private static Watermark interactive(long position) {
    return new Watermark(Map.of(INTERACTIVE, OptionalLong.of(position)));
  }
}
