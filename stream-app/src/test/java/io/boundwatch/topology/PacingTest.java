package io.boundwatch.topology;

import static io.boundwatch.signin.RequestBuilder.aRequest;
import static org.assertj.core.api.Assertions.assertThat;

import io.boundwatch.metrics.Metrics;
import io.boundwatch.topology.MonitorSettings.Pace;
import java.time.Duration;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PacingTest {
  private static final long NOW = 1_800_000_000_000L;

  @ParameterizedTest(name = "commit {0}, publish {1}, clock {2} s behind: {3} ms, {4} ms")
  @CsvSource({
    // commit, publish, behind, between commits, between flushes
    "PT0.5S, PT2S,     2,   500,   500",
    "PT0.5S, PT2S,   302,   500,   500",
    "PT0.5S, PT2S,   303,  2000,  2000",
    "PT0.5S, PT2S,  3600,  2000,  2000",
    "PT0.5S, PT2S,      ,   500,   500",
    "PT0.5S, PT0.1S, 301,  2000,   100",
    "PT0.5S, PT0.1S,   2,   500,   100",
    "PT10S,  PT2S,     2, 10000,  2000",
    "PT10S,  PT2S,   303, 10000,  2000",
    "PT0.5S, PT1H,  3900,   500,   500",
    "PT0.5S, PT1H,  3901,  2000,  2000",
  })
  void backlogIsWorkedOffInLongerIntervals(
      String commit, String publish, Long secondsBehind, long betweenCommits, long betweenFlushes) {
    Pacing pacing =
        new Pacing(
            TestMonitor.settings(
                Pace.WALL_CLOCK,
                Map.of("monitor.commit-interval", commit, "counts.publish-interval", publish)));
    OptionalLong clock =
        secondsBehind == null ? OptionalLong.empty() : OptionalLong.of(NOW - 1_000 * secondsBehind);

    assertThat(pacing.commitInterval(NOW, clock)).isEqualTo(betweenCommits);
    assertThat(pacing.flushInterval(NOW, clock)).isEqualTo(betweenFlushes);
  }

  @ParameterizedTest
  @CsvSource({"PT2S, 2000", "PT0.1S, 100"})
  void replayFlushesWhenItPublishes(String publish, long betweenFlushes) {
    Pacing pacing =
        new Pacing(
            TestMonitor.settings(Pace.WATERMARK, Map.of("counts.publish-interval", publish)));

    assertThat(pacing.flushInterval(NOW, OptionalLong.of(NOW))).isEqualTo(betweenFlushes);
  }

  @ParameterizedTest(name = "clock {0} s behind: told in this half second {1}, in the next {2}")
  @CsvSource({"1, 1, 0", "3000, 0, 1"})
  void joinTellsTheAppsAtThatPace(long secondsBehind, long first, long second) {
    try (TestMonitor monitor =
        new TestMonitor(TestMonitor.settings(Pace.WALL_CLOCK), Metrics.NOOP)) {
      // the driver's wall clock began at a second past the epoch
      monitor.wallClock(Duration.ofHours(1)).clock(3_601_000 - 1_000 * secondsBehind);
      monitor.wallClock(Duration.ofMillis(100)).toldToApps();
      monitor.put(aRequest("r1").at(3_601_000).bound().allowed().build());

      monitor.wallClock(Duration.ofMillis(400));
      assertThat(monitor.toldToApps()).isEqualTo(first);
      monitor.wallClock(Duration.ofMillis(500));
      assertThat(monitor.toldToApps()).isEqualTo(second);
    }
  }
}
