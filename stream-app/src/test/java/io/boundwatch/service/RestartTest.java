package io.boundwatch.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundwatch.chaos.ChaosGenerator;
import io.boundwatch.chaos.Delivery;
import io.boundwatch.chaos.NotSatisfied;
import io.boundwatch.reference.RawRecord;
import io.boundwatch.reference.ReferenceModel;
import io.boundwatch.reference.ReferenceParameters;
import io.boundwatch.reference.ReferenceResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole processes, as a user runs them: killed in the middle, and told to end. */
class RestartTest {
  private static final long SEED = 51;
  private static final int REQUESTS = 3_000;

  /** All requests stay young enough for as long as the test may take. */
  private static final Duration RANGE = ChaosGenerator.LATENESS.minusMinutes(15);

  @TempDir Path folder;

  @Test
  void aProcessKilledInTheMiddleGoesOnWithoutLossAndWithoutCountingTwice() throws Exception {
    long now = System.currentTimeMillis();
    List<RawRecord> records =
        Delivery.shuffle(
            new ChaosGenerator(SEED, NotSatisfied.MIXED).generate(REQUESTS, now, RANGE), SEED);
    // the embedded broker stamps its own time: after all windows began, before any is final
    ReferenceResult expected =
        new ReferenceModel(ReferenceParameters.DEFAULT.withState(Long.MAX_VALUE, false))
            .compute(records);
    int middle = records.size() / 2;

    try (ServiceProcess first = start()) {
      write(first, records.subList(0, middle));
      awaitFirstDecision(first);
      first.kill();
    }

    try (ServiceProcess second = start();
        ResultReader reader = new ResultReader(second.bootstrapServers())) {
      write(second, records.subList(middle, records.size()));
      write(second, records.subList(middle / 2, middle));
      Awaitility.await()
          .atMost(Duration.ofSeconds(120))
          .during(Duration.ofSeconds(2))
          .pollInterval(Duration.ofMillis(500))
          .untilAsserted(() -> reader.read().assertEqualTo(expected));
    }
  }

  @Test
  void aTerminationSignalEndsItWithinTenSecondsAndWithoutAStackTrace() throws Exception {
    try (ServiceProcess service = start()) {
      List<RawRecord> records =
          new ChaosGenerator(SEED + 1, NotSatisfied.ABSENT)
              .generate(500, System.currentTimeMillis(), RANGE);
      write(service, records);
      try (ResultReader reader = new ResultReader(service.bootstrapServers())) {
        Awaitility.await()
            .atMost(Duration.ofSeconds(60))
            .until(() -> !reader.read().last(ResultTopic.APP_COUNTS).isEmpty());
      }

      service.process().destroy();

      assertThat(service.process().waitFor(10, TimeUnit.SECONDS)).isTrue();
      assertThat(service.process().exitValue()).isIn(0, 128 + 15);
      assertThat(service.errors()).doesNotContain("\tat ");
    }
  }

  private ServiceProcess start() throws Exception {
    return ServiceProcess.start(TestService.named("restart", folder.resolve("data")), folder);
  }

  private static void write(ServiceProcess service, List<RawRecord> records) throws Exception {
    try (HubWriter hubs = new HubWriter(service.bootstrapServers())) {
      hubs.write(Delivery.batch(records, SEED));
    }
  }

  private static void awaitFirstDecision(ServiceProcess service) {
    try (ResultReader reader = new ResultReader(service.bootstrapServers())) {
      Awaitility.await()
          .atMost(Duration.ofSeconds(60))
          .pollInterval(Duration.ofMillis(20))
          .until(() -> !reader.read().last(ResultTopic.DECISIONS).isEmpty());
    }
  }
}
