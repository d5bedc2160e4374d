package io.boundwatch.topology;

import static io.boundwatch.signin.RequestBuilder.aRequest;
import static io.boundwatch.signin.RequestBuilder.moment;
import static org.assertj.core.api.Assertions.assertThat;

import io.boundwatch.metrics.Metrics;
import io.boundwatch.metrics.NoMetrics;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClosedWindowsRegressionTest {
  private final List<String> shown = new ArrayList<>();

  @Test
  void windowThatIsNoLongerTheNewestIsNotShownAgainWhenItIsMendedOrFinal() {
    try (TestMonitor monitor =
        new TestMonitor(TestMonitor.settings(MonitorSettings.Pace.WATERMARK), new Shown())) {
      monitor.clock(moment("08:00")).put(aRequest("r1").bound().at("08:00").build());
      monitor.clock(moment("08:10"));
      assertThat(shown).contains("outlook PT5M");

      monitor.clock(moment("08:30"));
      shown.clear();
      monitor.put(aRequest("r2").bound().at("08:00").appended("08:31").build());
      monitor.clock(moment("08:32")).clock(moment("11:06"));

      assertThat(monitor.appCounts().last().values())
          .filteredOn(c -> c.windowSize().equals("PT5M"))
          .allSatisfy(c -> assertThat(c.requests().total()).isEqualTo(2))
          .allSatisfy(c -> assertThat(c.isFinal()).isTrue());
      assertThat(shown).contains("outlook PT1H").doesNotContain("outlook PT5M", "* PT5M");
    }
  }

  private final class Shown extends NoMetrics {
    @Override
    public WindowGauges windowGauges(int partition) {
      return new WindowGauges() {
        @Override
        public void set(Metrics.ClosedWindow window) {
          shown.add(window.appId() + " " + window.windowSize());
        }

        @Override
        public void remove(String tenantId, String appId, String windowSize) {}

        @Override
        public void close() {}
      };
    }
  }
}
