package io.boundwatch.service;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundwatch.broker.BrokerExtension;
import io.boundwatch.chaos.ChaosGenerator;
import io.boundwatch.chaos.Delivery;
import io.boundwatch.chaos.NotSatisfied;
import io.boundwatch.event.EventHandler;
import io.boundwatch.event.EventReader;
import io.boundwatch.event.EventRules;
import io.boundwatch.event.Rejection;
import io.boundwatch.event.Request;
import io.boundwatch.ingest.SourcePartition;
import io.boundwatch.reference.RawRecord;
import io.boundwatch.reference.ReferenceModel;
import io.boundwatch.reference.ReferenceParameters;
import io.boundwatch.reference.ReferenceResult;
import io.boundwatch.replay.RequestsFeed;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two instances of the monitor share the keys. Requests and watermarks are written past the source,
 * so that hours pass in seconds and windows close.
 */
class TwoInstancesTest {
  @RegisterExtension static final BrokerExtension BROKER = new BrokerExtension();

  private static final long SEED = 41;
  private static final long NOW = Instant.parse("2026-11-03T02:30:00Z").toEpochMilli();
  private static final int PARTITIONS = 4;
  private static final long CLOSE_DELAY = Duration.ofMinutes(5).toMillis();

  @TempDir Path folder;

  private final List<RawRecord> records =
      Delivery.inAppendOrder(
          new ChaosGenerator(SEED, NotSatisfied.MIXED).generate(1_500, NOW, Duration.ofHours(7)),
          SEED);
  private final EventReader events = new EventReader(EventRules.DEFAULT);

  @Test
  void everySeriesIsExportedOnceAndTheOtherInstanceTakesOverAndCountsOn() throws Exception {
    BoundwatchService one = start("one");
    try (BoundwatchService two = start("two");
        RequestsFeed feed = feed();
        ResultReader results = new ResultReader(BROKER.bootstrapServers())) {
      await(() -> assertShared(one, two));
      int third = records.size() / 3;

      write(feed, 0, third);
      await(
          () -> {
            assertShared(one, two);
            Map<String, Integer> all = new TreeMap<>(windows(one));
            assertThat(all).isNotEmpty();
            assertThat(windows(two)).isNotEmpty().doesNotContainKeys(keys(all));
            all.putAll(windows(two));
            assertThat(all).containsAllEntriesOf(closedAfter(third));
          });

      write(feed, third, 2 * third);
      one.close();
      await(
          () -> {
            assertThat(partitions(two)).hasSize(PARTITIONS);
            assertThat(windows(two)).containsAllEntriesOf(closedAfter(2 * third));
          });

      write(feed, 2 * third, records.size());
      feed.mark(NOW + Duration.ofDays(2).toMillis());
      feed.flush();
      // which windows are partial depends on how far the feed was when the tasks first looked
      await(() -> results.read().assertEqualTo(model(records), "partial"));
      await(() -> assertThat(openSignIns(two)).isZero());
      assertThat(two.failure()).isNotDone();
    } finally {
      one.close();
    }
  }

  private BoundwatchService start(String instance) {
    return TestService.named("two-instances", folder.resolve(instance))
        .onCluster(BROKER.bootstrapServers())
        .with("kafka.partitions", Integer.toString(PARTITIONS))
        .start(Role.MONITOR);
  }

  private static RequestsFeed feed() {
    return new RequestsFeed(
        Map.of("bootstrap.servers", BROKER.bootstrapServers()),
        PARTITIONS,
        List.of(new SourcePartition("hub", 0)),
        Duration.ofMinutes(1).toMillis());
  }

  /** Writes some of the records, and says that the clock is at the next one. */
  private void write(RequestsFeed feed, int from, int to) {
    for (RawRecord record : records.subList(from, to)) {
      events.read(record.json(), record.appendTime(), record.appendTime(), into(feed));
    }
    feed.mark(clockAfter(to));
    feed.flush();
  }

  private long clockAfter(int count) {
    return count < records.size() ? records.get(count).appendTime() : NOW;
  }

  private static EventHandler into(RequestsFeed feed) {
    return new EventHandler() {
      @Override
      public void accepted(Request request, int unjudgedPolicies) {
        feed.write(request);
      }

      @Override
      public void ignored(String category) {}

      @Override
      public void rejected(Rejection rejection) {}
    };
  }

  private static void await(ThrowingRunnable assertion) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(500))
        .untilAsserted(assertion);
  }

  private static ReferenceResult model(List<RawRecord> records) {
    return new ReferenceModel(ReferenceParameters.DEFAULT).compute(records);
  }

  /** Each join partition is told by one instance, and both have some. */
  private static void assertShared(BoundwatchService one, BoundwatchService two) throws Exception {
    Set<String> ofOne = partitions(one);
    Set<String> ofTwo = partitions(two);
    assertThat(ofOne).isNotEmpty();
    assertThat(ofTwo).isNotEmpty();
    assertThat(ofOne).doesNotContainAnyElementsOf(ofTwo);
    assertThat(ofOne.size() + ofTwo.size()).isEqualTo(PARTITIONS);
  }

  private static String[] keys(Map<String, Integer> windows) {
    return windows.keySet().toArray(String[]::new);
  }

  private static Set<String> partitions(BoundwatchService service) throws Exception {
    return MetricsPage.of(service.httpPort()).series("boundwatch_open_sign_ins").stream()
        .map(series -> series.labels().get("partition"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static double openSignIns(BoundwatchService service) throws Exception {
    return MetricsPage.of(service.httpPort()).series("boundwatch_open_sign_ins").stream()
        .mapToDouble(MetricsPage.Series::value)
        .sum();
  }

  /** The windows whose gauges an instance exports: tenant, app and size, and their requests. */
  private static Map<String, Integer> windows(BoundwatchService service) throws Exception {
    Map<String, Integer> windows = new TreeMap<>();
    for (MetricsPage.Series series :
        MetricsPage.of(service.httpPort()).series("boundwatch_window_requests")) {
      Map<String, String> labels = series.labels();
      String window = window(labels.get("tenant"), labels.get("app"), labels.get("window"));
      windows.merge(window, (int) series.value(), Integer::sum);
    }
    return windows;
  }

  private static String window(Object tenant, Object app, Object size) {
    return tenant + "|" + (app.equals("") ? "unknown" : app) + "|" + size;
  }

  /** The windows that must be shown once the clock has reached the next record. */
  private Map<String, Integer> closedAfter(int count) {
    long closedBefore = clockAfter(count) - CLOSE_DELAY;
    Map<String, Integer> windows = new TreeMap<>();
    for (Map<String, Object> cell : model(records.subList(0, count)).appCounts().values()) {
      if (isNewestClosed(cell, closedBefore)) {
        String window = window(cell.get("tenantId"), cell.get("appId"), cell.get("windowSize"));
        windows.put(window, (Integer) ((Map<?, ?>) cell.get("requests")).get("total"));
      }
    }
    return windows;
  }

  private static boolean isNewestClosed(Map<String, Object> cell, long closedBefore) {
    long start = Instant.parse(cell.get("windowStart").toString()).toEpochMilli();
    long end = Instant.parse(cell.get("windowEnd").toString()).toEpochMilli();
    return end <= closedBefore && closedBefore < end + (end - start);
  }
}
