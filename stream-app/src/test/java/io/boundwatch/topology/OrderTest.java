package io.boundwatch.topology;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.boundwatch.chaos.ChaosGenerator;
import io.boundwatch.chaos.Delivery;
import io.boundwatch.chaos.NotSatisfied;
import io.boundwatch.event.EventHandler;
import io.boundwatch.event.EventReader;
import io.boundwatch.event.EventRules;
import io.boundwatch.event.Rejection;
import io.boundwatch.event.Request;
import io.boundwatch.metrics.Metrics;
import io.boundwatch.reference.Comparison;
import io.boundwatch.reference.RawRecord;
import io.boundwatch.reference.ReferenceModel;
import io.boundwatch.reference.ReferenceParameters;
import io.boundwatch.reference.ReferenceResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Order, duplication and split of the input do not matter: whatever way the records take, the last
 * results equal those of the reference model. Here in the driver, with the clock as far as a slow
 * source would allow; through a real broker in {@code ServiceOrderTest}.
 */
class OrderTest {
  private static final long NOW = Instant.parse("2026-11-03T02:30:00Z").toEpochMilli();
  private static final Duration RANGE = Duration.ofHours(7);
  private static final int REQUESTS = 1_500;
  private static final int CHUNK = 100;
  private static final int MOST_OF_A_MESSAGE = 7;
  private static final ObjectMapper JSON = new ObjectMapper();

  @ParameterizedTest(name = "seed {0}, sessionControlsNotSatisfied {1}")
  @CsvSource({"1, PRESENT", "2, ABSENT", "3, MIXED", "4, MIXED"})
  void orderOfArrivalDoesNotMatter(long seed, NotSatisfied notSatisfied) {
    List<RawRecord> records = new ChaosGenerator(seed, notSatisfied).generate(REQUESTS, NOW, RANGE);
    long firstClock = Instant.parse("2026-11-02T20:00:00Z").toEpochMilli();
    ReferenceResult expected =
        new ReferenceModel(ReferenceParameters.DEFAULT.withState(firstClock, true))
            .compute(records);
    assertThat(expected.decisions()).hasSizeGreaterThan(100);

    for (List<RawRecord> order :
        List.of(Delivery.shuffle(records, seed), Delivery.inAppendOrder(records, seed))) {
      try (TestMonitor monitor =
          new TestMonitor(TestMonitor.settings(MonitorSettings.Pace.WATERMARK), Metrics.NOOP)) {
        deliver(order, firstClock, monitor);
        compare(expected.decisions(), monitor.decisions().last(), expected);
        compare(expected.appCounts(), monitor.appCounts().last(), expected);
        compare(expected.userCounts(), monitor.userCounts().last(), expected);
        compare(expected.policyCounts(), monitor.policyCounts().last(), expected);
        assertThat(monitor.storeSize(JoinProcessor.STORE, Part.SIGN_INS)).isZero();
        assertThat(monitor.storeSize(CountStage.APPS.store(), Part.CELLS)).isZero();
        assertThat(monitor.storeSize(CountStage.USERS.store(), Part.CELLS)).isZero();
      }
    }
  }

  /** After every chunk the clock goes on as far as the records that are still to come allow. */
  private static void deliver(List<RawRecord> records, long firstClock, TestMonitor monitor) {
    long[] leastToCome = new long[records.size() + 1];
    leastToCome[records.size()] = Long.MAX_VALUE;
    for (int i = records.size() - 1; i >= 0; i--) {
      leastToCome[i] = Math.min(leastToCome[i + 1], records.get(i).appendTime());
    }
    monitor.clock(firstClock);
    EventReader reader = new EventReader(EventRules.DEFAULT);
    List<Request> message = new ArrayList<>();
    for (int i = 0; i < records.size(); i++) {
      RawRecord record = records.get(i);
      reader.read(record.json(), record.appendTime(), record.appendTime(), into(message));
      if (message.size() > i % MOST_OF_A_MESSAGE || i % CHUNK == 0 || i == records.size() - 1) {
        monitor.put(message);
        message.clear();
      }
      if (i % CHUNK == 0) {
        monitor.clock(Math.min(leastToCome[i + 1], NOW));
      }
    }
    monitor.clock(NOW).clock(NOW + Duration.ofDays(2).toMillis());
  }

  private static EventHandler into(List<Request> message) {
    return new EventHandler() {
      @Override
      public void accepted(Request request, int unjudgedPolicies) {
        message.add(request);
      }

      @Override
      public void ignored(String category) {}

      @Override
      public void rejected(Rejection rejection) {}
    };
  }

  private static <T> void compare(
      Map<String, Map<String, Object>> expected, Map<String, T> actual, ReferenceResult result) {
    Map<String, JsonNode> json = new TreeMap<>();
    actual.forEach((key, value) -> json.put(key, JSON.valueToTree(value)));
    Comparison.with(expected)
        .except(result.open())
        .withUsersWhere(result::hasExactUsers)
        .withNamesWhere(result::hasExactUsers)
        .assertEqualTo(json);
  }
}
