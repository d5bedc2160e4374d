package io.boundwatch.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundwatch.config.ConfigLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ReplayEndRegressionTest {
  private static final Instant MADE = Instant.parse("2026-11-02T08:00:00Z");

  /** How long after the last sign-in everything is settled and final with the default settings. */
  private static final long FINAL_AFTER_SECONDS = (30 * 60 + 40) * 60;

  @TempDir Path folder;

  @Test
  @Timeout(value = 90, unit = TimeUnit.SECONDS)
  void recordPublishedJustBeforeAllIsFinalDoesNotHoldTheEndUp() throws Exception {
    Path file = folder.resolve("events.ndjson");
    Files.writeString(
        file,
        record("in-time", MADE.plusSeconds(60))
            + "\n"
            + record("late", MADE.plusSeconds(FINAL_AFTER_SECONDS - 1)));

    ReplayReport report =
        new Replay(ConfigLoader.of(Map.of()), Optional.empty(), ReplayProgress.NONE)
            .run(List.of(new InputFile(file.toString())));

    assertThat(report.accepted()).isEqualTo(2);
    assertThat(report.late()).isEqualTo(1);
    assertThat(report.signIns()).isEqualTo(1);
  }

  private static String record(String id, Instant published) {
    return """
        {"category":"SignInLogs","tenantId":"t","time":"%s",\
        "properties":{"id":"%s","createdDateTime":"%s","userId":"u"}}"""
        .formatted(published, id, MADE);
  }
}
