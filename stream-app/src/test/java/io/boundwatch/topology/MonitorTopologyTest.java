package io.boundwatch.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundwatch.metrics.Metrics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The names of operators, stores and topics are part of the stored state: changing one loses or
 * strands what the last release wrote. {@code topology.txt} is compared by default, written anew
 * with {@code -Dboundwatch.regenerate=true}.
 */
class MonitorTopologyTest {
  private static final Path GOLDEN = Path.of("src", "test", "resources", "topology.txt");

  @Test
  void namesAndShapeAreThoseOfTheLastRelease() throws IOException {
    String topology =
        withStoresInOrder(
            new MonitorTopology(
                    TestMonitor.settings(MonitorSettings.Pace.WALL_CLOCK),
                    Metrics.NOOP,
                    ClockListener.NONE,
                    Stores.PERSISTENT)
                .build()
                .describe()
                .toString());

    if (Boolean.getBoolean("boundwatch.regenerate")) {
      Files.createDirectories(GOLDEN.getParent());
      Files.writeString(GOLDEN, topology);
    }
    assertThat(GOLDEN)
        .as(
            "run: mvn -q -pl stream-app -am test -Dtest=MonitorTopologyTest"
                + " -Dboundwatch.regenerate=true -Dsurefire.failIfNoSpecifiedTests=false")
        .hasContent(topology);
    assertThat(topology).as("a name made up by Kafka Streams").doesNotContainPattern("-\\d{10}");
  }

  /** Kafka Streams lists the stores of a processor as its hash table has them. */
  private static String withStoresInOrder(String topology) {
    return Pattern.compile("stores: \\[(.*?)]")
        .matcher(topology)
        .replaceAll(
            stores ->
                Stream.of(stores.group(1).split(", "))
                    .sorted()
                    .collect(Collectors.joining(", ", "stores: [", "]")));
  }
}
