package io.boundwatch.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.boundwatch.broker.BrokerExtension;
import io.boundwatch.chaos.ChaosGenerator;
import io.boundwatch.chaos.Delivery;
import io.boundwatch.chaos.NotSatisfied;
import io.boundwatch.reference.RawRecord;
import io.boundwatch.reference.ReferenceModel;
import io.boundwatch.reference.ReferenceParameters;
import io.boundwatch.reference.ReferenceResult;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Order, duplication and split of the input do not matter: the same as in {@code OrderTest}, here
 * from the hubs' topics through ingest and monitor on a real broker to what a reader sees.
 */
class ServiceOrderTest {
  @RegisterExtension static final BrokerExtension BROKER = new BrokerExtension();

  private static final int PARTITIONS = 3;
  private static final int REQUESTS = 2_000;
  private static final long LATENESS = ChaosGenerator.LATENESS.toMillis();

  /** How much time the test has while the clock goes on. */
  private static final Duration TEST_TAKES = Duration.ofMinutes(10);

  @TempDir Path folder;

  @BeforeEach
  void createHubs() {
    // with the broker's default, CreateTime, the records' append times stand
    HubWriter.HUBS.values().forEach(hub -> BROKER.createTopic(hub, PARTITIONS));
  }

  @AfterEach
  void deleteTopics() {
    BROKER.deleteAllTopics();
  }

  /**
   * The clock is at the present all the time, so all requests are young enough not to be frozen
   * while the test runs, whenever their records come; no window becomes final, and all began before
   * the clock.
   */
  @ParameterizedTest(name = "seed {0}, sessionControlsNotSatisfied {1}")
  @CsvSource({"21, PRESENT", "22, ABSENT", "23, MIXED"})
  void recordsInAnyOrderWhileTheServiceRuns(long seed, NotSatisfied notSatisfied) throws Exception {
    long now = System.currentTimeMillis();
    List<RawRecord> records =
        new ChaosGenerator(seed, notSatisfied)
            .generate(REQUESTS, now, ChaosGenerator.LATENESS.minus(TEST_TAKES));
    ReferenceResult expected =
        new ReferenceModel(ReferenceParameters.DEFAULT.withState(Long.MAX_VALUE, false))
            .compute(records);
    assertThat(expected.decisions()).hasSizeGreaterThan(100);

    try (BoundwatchService service = start("shuffled-" + seed);
        ResultReader reader = new ResultReader(BROKER.bootstrapServers())) {
      awaitClock(service);
      write(Delivery.shuffle(records, seed), seed);
      awaitResults(() -> reader.read().assertEqualTo(expected));
      assertThat(service.failure()).isNotDone();
    }
  }

  /**
   * A backlog of seven hours, records later than the allowed lateness among it: in order within
   * each partition, as a source has it, the partitions read as they come. Which windows are partial
   * depends on what the first second's poll found, so that alone is left out.
   */
  @ParameterizedTest(name = "seed {0}, sessionControlsNotSatisfied {1}")
  @CsvSource({"24, ABSENT", "25, MIXED"})
  void aBacklogWithLateRecordsThatWasThereBefore(long seed, NotSatisfied notSatisfied)
      throws Exception {
    long now = System.currentTimeMillis();
    List<RawRecord> records =
        new ChaosGenerator(seed, notSatisfied).generate(REQUESTS, now, Duration.ofHours(7));
    ReferenceResult expected = new ReferenceModel(ReferenceParameters.DEFAULT).compute(records);
    write(Delivery.inAppendOrder(records, seed), seed);

    try (BoundwatchService service = start("backlog-" + seed);
        ResultReader reader = new ResultReader(BROKER.bootstrapServers())) {
      awaitResults(
          () -> {
            Results results = reader.read();
            results.assertEqualTo(expected, "final", "partial");
            results.last(ResultTopic.APP_COUNTS).values().forEach(cell -> checkFinal(cell, now));
          });
      assertThat(service.failure()).isNotDone();
    }
  }

  private BoundwatchService start(String name) {
    return TestService.named(name, folder).onCluster(BROKER.bootstrapServers()).start(Role.ALL);
  }

  private static void awaitClock(BoundwatchService service) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(() -> service.status().contains("the clock stands at"));
  }

  private static void write(List<RawRecord> records, long seed) throws Exception {
    try (HubWriter hubs = new HubWriter(BROKER.bootstrapServers())) {
      hubs.write(Delivery.batch(records, seed));
    }
  }

  /** For two seconds, so that nothing is counted beyond what should be. */
  private static void awaitResults(Runnable assertion) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .during(Duration.ofSeconds(2))
        .pollInterval(Duration.ofMillis(500))
        .untilAsserted(assertion::run);
  }

  /** Windows whose lateness was over when the test began are final, and no younger ones. */
  private static void checkFinal(JsonNode cell, long began) {
    long finalAt = Instant.parse(cell.get("windowEnd").asText()).toEpochMilli() + LATENESS;
    boolean mayGoEitherWay = finalAt >= began && finalAt <= began + TEST_TAKES.toMillis();
    if (!mayGoEitherWay) {
      assertThat(cell.get("final").asBoolean()).as("final of %s", cell).isEqualTo(finalAt < began);
    }
  }
}
