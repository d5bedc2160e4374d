package io.boundwatch.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.boundwatch.config.ConfigLoader;
import io.boundwatch.demo.Demo;
import io.boundwatch.deploy.DeployFiles;
import io.boundwatch.ops.PanelQueries.PanelQuery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Every panel of every dashboard, asked of a real Prometheus that scrapes the demo. */
@Tag("ops")
class DashboardsOpsTest {
  /** The panels that have no data in the demo, with the reason. */
  private static final Path RIGHTLY_EMPTY = Path.of("src/test/resources/ops/empty-panels.yml");

  private static final Pattern ADDRESS = Pattern.compile("http://127\\.0\\.0\\.1:(\\d+)/metrics");

  /** The intervals of the command {@code demo}. */
  private static final Map<String, String> SHORT_INTERVALS =
      Map.of(
          "http.port", "0",
          "sign-in.settle", "PT30S",
          "counts.publish-interval", "PT1S",
          "counts.close-delay", "PT15S");

  /** The spike comes after a minute, and Kafka's metrics of tasks are looked for once a minute. */
  private static final Duration ALL_THERE = Duration.ofSeconds(210);

  @TempDir private Path folder;

  @Test
  void everyPanelHasDataOrARightlyNamedReason() throws Exception {
    Set<String> without = new TreeSet<>();
    try (Demo demo = Demo.start(ConfigLoader.of(SHORT_INTERVALS), "test", () -> false, s -> {});
        Ticks ticks = new Ticks(demo);
        PrometheusServer prometheus = PrometheusServer.start(folder, port(demo), 1)) {
      queries(prometheus).forEach(query -> without.add(query.name()));
      assertThat(without).as("names on the list of %s", RIGHTLY_EMPTY).containsAll(listed(false));

      Awaitility.await()
          .atMost(ALL_THERE)
          .pollInterval(Duration.ofSeconds(2))
          .untilAsserted(
              () -> {
                ticks.check();
                without.removeAll(withData(prometheus));
                assertThat(without).isSubsetOf(listed(false));
              });
    }

    assertThat(without)
        .as("those surely without data; what is missing here has some: take it off the list")
        .containsAll(listed(true));
  }

  private static Set<String> withData(PrometheusServer prometheus) {
    return queries(prometheus).stream()
        .filter(query -> hasData(prometheus.query(query.expression())))
        .map(PanelQuery::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** A series of which nothing is known is no data. */
  private static boolean hasData(JsonNode series) {
    return DeployFiles.each(series).anyMatch(one -> !one.at("/value/1").asText().equals("NaN"));
  }

  private static List<PanelQuery> queries(PrometheusServer prometheus) {
    return DeployFiles.files(DeployFiles.DASHBOARDS, ".json").stream()
        .flatMap(file -> new PanelQueries(file, prometheus).filledIn().stream())
        .toList();
  }

  /**
   * @param surely only those that cannot have data in the demo; the others may or may not
   */
  private static Set<String> listed(boolean surely) {
    return DeployFiles.each(DeployFiles.tree(RIGHTLY_EMPTY))
        .filter(entry -> !surely || entry.get("surely").asBoolean())
        .map(DashboardsOpsTest::name)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String name(JsonNode entry) {
    assertThat(entry.path("reason").asText()).isNotBlank();
    return entry.get("dashboard").asText()
        + " / "
        + entry.get("panel").asText()
        + " / "
        + entry.get("query").asText();
  }

  private static int port(Demo demo) {
    return demo.addresses().stream()
        .map(ADDRESS::matcher)
        .filter(matcher -> matcher.find())
        .map(matcher -> Integer.parseInt(matcher.group(1)))
        .findFirst()
        .orElseThrow();
  }

  /** Lets the simulated tenant go on, once a second. */
  private static final class Ticks implements AutoCloseable {
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor();
    private final ScheduledFuture<?> ticks;

    Ticks(Demo demo) {
      ticks = clock.scheduleWithFixedDelay(() -> tick(demo), 0, 1, TimeUnit.SECONDS);
    }

    private static void tick(Demo demo) {
      try {
        demo.tick();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    void check() {
      assertThat(ticks.isDone()).as("the simulated tenant has stopped").isFalse();
    }

    @Override
    public void close() {
      clock.shutdown();
      Awaitility.await().until(clock::isTerminated);
    }
  }
}
