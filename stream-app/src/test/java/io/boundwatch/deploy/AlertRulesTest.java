package io.boundwatch.deploy;

import static io.boundwatch.deploy.DeployFiles.each;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.boundwatch.config.ConfigLoader;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Prometheus' alert rules and their tests; that they fire is for promtool to show. */
class AlertRulesTest {
  private static final String BASE = ConfigLoader.of(Map.of()).alerts().runbookBase() + "/";

  static List<JsonNode> alerts() {
    return DeployFiles.rules("alert");
  }

  @ParameterizedTest
  @MethodSource("alerts")
  void anAlertSaysHowUrgentItIsWhatItIsAndWhatToDo(JsonNode alert) {
    assertThat(alert.at("/labels/severity").asText()).isIn("critical", "warning", "info");
    assertThat(alert.at("/labels/component").asText()).isIn("finding", "pipeline");
    assertThat(alert.at("/annotations/summary").asText()).isNotBlank();
    assertThat(alert.at("/annotations/description").asText()).isNotBlank();
    assertThat(alert.at("/annotations/runbook_url").asText()).startsWith(BASE);
  }

  @ParameterizedTest
  @MethodSource("alerts")
  void anAlertHasARunbook(JsonNode alert) {
    String page = alert.at("/annotations/runbook_url").asText().substring(BASE.length());

    if (alert.at("/labels/component").asText().equals("finding")) {
      assertThat(page).isEqualTo("{{ $labels.rule }}");
    } else {
      assertThat(Files.exists(DeployFiles.RUNBOOKS.resolve(page + ".md"))).as(page).isTrue();
      assertThat(DeployFiles.text(DeployFiles.RUNBOOKS.resolve(page + ".md")))
          .contains(alert.get("alert").asText());
    }
  }

  @ParameterizedTest
  @MethodSource("alerts")
  void anAlertIsTestedToFireAndNotTo(JsonNode alert) {
    List<Integer> expected =
        tests()
            .filter(test -> test.get("alertname").equals(alert.get("alert")))
            .map(test -> test.get("exp_alerts").size())
            .toList();

    assertThat(expected).contains(0).anyMatch(count -> count > 0);
  }

  private static Stream<JsonNode> tests() {
    return DeployFiles.files(DeployFiles.PROMETHEUS_TESTS, ".yml").stream()
        .flatMap(file -> each(DeployFiles.tree(file).get("tests")))
        .flatMap(test -> each(test.path("alert_rule_test")));
  }

  @Test
  void everySeverityOfTheRulesHasAnAlert() {
    assertThat(
            alerts().stream()
                .filter(alert -> alert.at("/labels/component").asText().equals("finding"))
                .map(alert -> alert.at("/labels/severity").asText()))
        .containsExactlyInAnyOrder("critical", "warning", "info");
  }

  @Test
  void everyMetricExists() {
    String rules =
        DeployFiles.files(DeployFiles.RULES, ".yml").stream()
            .map(DeployFiles::text)
            .collect(Collectors.joining());

    assertThat(DeployFiles.metricsIn(rules)).contains("boundwatch_alerts_active");
    assertThat(DeployFiles.unknownMetricsIn(rules)).isEmpty();
  }
}
