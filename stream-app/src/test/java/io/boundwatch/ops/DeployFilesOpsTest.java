package io.boundwatch.ops;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.boundwatch.deploy.DeployFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The configurations, the rules and their tests, as the vendors' own tools see them. */
@Tag("ops")
class DeployFilesOpsTest {
  private static final Path PROMETHEUS = DeployFiles.DEPLOY.resolve("prometheus");
  private static final Path ALERTMANAGER = DeployFiles.DEPLOY.resolve("alertmanager");

  @Test
  void promtoolTakesConfigurationAndRules() {
    assertFine("promtool", "check", "config", PROMETHEUS.resolve("prometheus.yml").toString());
    DeployFiles.files(DeployFiles.RULES, ".yml")
        .forEach(rules -> assertFine("promtool", "check", "rules", rules.toString()));
  }

  @Test
  void theRulesPassTheirTests() {
    DeployFiles.files(DeployFiles.PROMETHEUS_TESTS, ".yml")
        .forEach(tests -> assertFine("promtool", "test", "rules", tests.toString()));
  }

  @Test
  void amtoolTakesTheRouting() {
    assertFine("amtool", "check-config", ALERTMANAGER.resolve("alertmanager.yml").toString());
  }

  static List<JsonNode> routes() {
    return DeployFiles.each(DeployFiles.tree(ALERTMANAGER.resolve("routes.yml"))).toList();
  }

  @ParameterizedTest
  @MethodSource("routes")
  void alertsReachThoseWhoCanActOnThem(JsonNode route) {
    List<String> command =
        new ArrayList<>(List.of(Program.find("amtool"), "config", "routes", "test"));
    command.add("--config.file=" + ALERTMANAGER.resolve("alertmanager.yml"));
    command.add("--verify.receivers=" + route.get("receivers").asText());
    route
        .get("labels")
        .properties()
        .forEach(label -> command.add(label.getKey() + "=" + label.getValue().asText()));

    assertFine(command);
  }

  private static void assertFine(String program, String... arguments) {
    List<String> command = new ArrayList<>(List.of(Program.find(program)));
    command.addAll(List.of(arguments));
    assertFine(command);
  }

  private static void assertFine(List<String> command) {
    Program.Said said = Program.run(command);
    assertThat(said.status()).as(said.output()).isZero();
  }
}
