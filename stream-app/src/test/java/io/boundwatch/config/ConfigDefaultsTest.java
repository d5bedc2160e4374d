package io.boundwatch.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundwatch.alert.AlertSettings;
import io.boundwatch.alert.rule.Rules;
import io.boundwatch.event.EventRules;
import io.boundwatch.signin.DetailLevel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConfigDefaultsTest {
  private static final Duration DAY = Duration.ofDays(1);

  @Test
  void withoutAnySettingTheDefaultsStand() {
    BoundwatchConfig config = ConfigLoader.of(Map.of());

    assertThat(config)
        .isEqualTo(
            new BoundwatchConfig(
                "boundwatch",
                Path.of("boundwatch-data"),
                new KafkaConfig(Optional.empty(), Map.of(), true, 4, (short) -1),
                source(),
                new MonitorConfig(
                    1, MonitorConfig.Guarantee.EXACTLY_ONCE_V2, Duration.ofMillis(500), 0, 256),
                new SignInConfig(
                    Duration.ofHours(3),
                    Duration.ofMinutes(10),
                    Duration.ofMinutes(30),
                    500,
                    DetailLevel.ALL),
                counts(),
                EventRules.DEFAULT,
                new HttpConfig("127.0.0.1", 8080, Optional.empty()),
                new MetricsConfig(50, 200, 100, 50),
                config.alerts(),
                Optional.empty()));
  }

  @Test
  void withoutAnySettingEveryRuleIsOnAndUnlimited() {
    AlertSettings alerts = ConfigLoader.of(Map.of()).alerts();

    assertThat(alerts.watchList()).isEmpty();
    assertThat(alerts.trustedNetworks().hasRanges()).isFalse();
    assertThat(alerts.runbookBase()).isEqualTo("http://localhost:8080/runbooks");
    assertThat(alerts.maxEntries()).isEqualTo(500_000);
    assertThat(alerts.window()).isEqualTo(Duration.ofMinutes(5));
    assertThat(alerts.rules()).hasSameSizeAs(Rules.ALL);
    assertThat(alerts.rules().values())
        .allMatch(rule -> rule.enabled() && rule.tenants().isEmpty() && rule.apps().isEmpty());
  }

  private static SourceConfig source() {
    return new SourceConfig(
        Optional.empty(),
        Map.of(),
        List.of("insights-logs-signinlogs", "insights-logs-noninteractiveusersigninlogs"),
        "boundwatch-ingest",
        Optional.empty(),
        Optional.empty(),
        Duration.ZERO);
  }

  private static CountsConfig counts() {
    return new CountsConfig(
        List.of(Duration.ofMinutes(5), Duration.ofHours(1), DAY),
        List.of(DAY),
        List.of(DAY),
        Duration.ofSeconds(2),
        Duration.ofSeconds(30),
        Duration.ofMinutes(5));
  }
}
