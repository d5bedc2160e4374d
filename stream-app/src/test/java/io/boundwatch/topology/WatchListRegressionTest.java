package io.boundwatch.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundwatch.config.BoundwatchConfig;
import io.boundwatch.config.ConfigLoader;
import io.boundwatch.ingest.Privacy;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Rules meet pseudonyms only: a watch list of real users would match nobody. */
class WatchListRegressionTest {
  @Test
  void theRulesAreGivenThePseudonymsOfTheWatchList() {
    BoundwatchConfig config =
        ConfigLoader.of(
            Map.of(
                "alerts.watch-list", "glass@contoso.example",
                "privacy.pseudonymise-key", "0123456789abcdef0123456789abcdef"));

    MonitorSettings settings = MonitorSettings.of(config, MonitorSettings.Pace.WALL_CLOCK);

    assertThat(settings.alerts().watchList())
        .isEqualTo(Privacy.alerts(config).watchList())
        .doesNotContain("glass@contoso.example");
  }
}
