package io.boundwatch.topology;

import static io.boundwatch.signin.RequestBuilder.aRequest;
import static io.boundwatch.signin.RequestBuilder.moment;
import static org.assertj.core.api.Assertions.assertThat;

import io.boundwatch.metrics.Metrics;
import io.boundwatch.schemas.SignInDecision;
import io.boundwatch.signin.DetailLevel;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code decisions.details}, through the topology. */
class DetailLevelTest {
  @ParameterizedTest
  @CsvSource({"ALL, 2, 1", "UNBOUND, 2, 0", "NONE, 0, 0"})
  void levelSaysWhichDecisionsDescribeTheirRequests(DetailLevel level, int unbound, int bound) {
    try (TestMonitor monitor = new TestMonitor(settings(level), Metrics.NOOP)) {
      monitor.clock(moment("08:00"));
      monitor.put(aRequest("r1").of("c1", "u1").unbound(1002).at("08:00").build());
      monitor.put(aRequest("r2").of("c1", "u1").bound().at("08:01").build());
      monitor.put(aRequest("r3").of("c2", "u2").bound().at("08:01").build());
      monitor.clock(moment("08:30"));

      Map<String, Integer> details =
          monitor.decisions().last().values().stream()
              .collect(Collectors.toMap(SignInDecision::verdict, d -> d.details().size()));
      assertThat(details).isEqualTo(Map.of("unbound", unbound, "bound", bound));
    }
  }

  private static MonitorSettings settings(DetailLevel level) {
    return TestMonitor.settings(
        MonitorSettings.Pace.WATERMARK, Map.of("decisions.details", level.name()));
  }
}
