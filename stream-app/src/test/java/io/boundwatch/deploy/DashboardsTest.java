package io.boundwatch.deploy;

import static io.boundwatch.deploy.DeployFiles.each;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The conventions of the dashboards (files, so that they can be provisioned and reviewed). */
class DashboardsTest {
  private static final Map<String, List<String>> VARIABLES =
      Map.of(
          "soc-overview.json", List.of("datasource", "tenant", "app", "window", "runbooks"),
          "policy-rollout.json",
              List.of("datasource", "tenant", "policy", "app", "window", "runbooks"),
          // what tells of the program itself knows no app and no window
          "pipeline.json", List.of("datasource", "tenant", "instance", "runbooks"));

  private static final int CURRENT_SCHEMA = 41;
  private static final Pattern RANGE = Pattern.compile("\\[([^\\]]*)]");
  private static final Pattern RUNBOOK = Pattern.compile("\\$\\{runbooks}/([^\"]*)");

  static List<Path> dashboards() {
    return DeployFiles.files(DeployFiles.DASHBOARDS, ".json");
  }

  @Test
  void thereAreThree() {
    assertThat(dashboards().stream().map(file -> file.getFileName().toString()))
        .containsExactlyInAnyOrderElementsOf(VARIABLES.keySet());
    assertThat(dashboards().stream().map(file -> DeployFiles.tree(file).get("uid").asText()))
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void everyPanelSaysWhatItShowsAndInWhatUnit(Path file) {
    assertThat(DeployFiles.tree(file).get("schemaVersion").asInt())
        .isGreaterThanOrEqualTo(CURRENT_SCHEMA);
    assertThat(DeployFiles.panels(DeployFiles.tree(file)))
        .isNotEmpty()
        .allSatisfy(
            panel -> {
              assertThat(panel.path("title").asText()).isNotBlank();
              assertThat(panel.path("description").asText()).endsWith(".");
              assertThat(panel.at("/fieldConfig/defaults/unit").asText()).isNotBlank();
            })
        .extracting(panel -> panel.get("id").asInt())
        .doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void panelsDoNotOverlap(Path file) {
    List<String> cells = new ArrayList<>();
    for (JsonNode panel : DeployFiles.tree(file).get("panels")) {
      JsonNode place = panel.get("gridPos");
      assertThat(place.get("x").asInt() + place.get("w").asInt()).isLessThanOrEqualTo(24);
      for (int x = 0; x < place.get("w").asInt(); x++) {
        for (int y = 0; y < place.get("h").asInt(); y++) {
          cells.add((place.get("x").asInt() + x) + "," + (place.get("y").asInt() + y));
        }
      }
    }
    assertThat(cells).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void everyQueryGoesToTheSourceThatWasChosen(Path file) {
    assertThat(targets(file))
        .isNotEmpty()
        .allSatisfy(
            target -> {
              assertThat(target.at("/datasource/uid").asText()).isEqualTo("${datasource}");
              assertThat(target.get("refId").asText()).isNotBlank();
            });
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void ratesAreOfTheIntervalThatFitsTheScrapes(Path file) {
    List<String> ranges =
        targets(file).stream()
            .map(target -> target.get("expr").asText())
            .flatMap(expr -> RANGE.matcher(expr).results())
            .map(range -> range.group(1))
            .toList();

    assertThat(ranges).isNotEmpty().containsOnly("$__rate_interval");
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void theVariablesAreThereAndAllAreUsed(Path file) {
    JsonNode dashboard = DeployFiles.tree(file);
    List<String> names =
        each(dashboard.at("/templating/list"))
            .map(variable -> variable.get("name").asText())
            .toList();
    String used = dashboard.get("panels").toString() + dashboard.get("links");

    assertThat(names).containsExactlyElementsOf(VARIABLES.get(file.getFileName().toString()));
    assertThat(names)
        .allSatisfy(name -> assertThat(used).containsAnyOf("$" + name, "${" + name + "}"));
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void linksToRunbooksLeadToPagesThatExist(Path file) {
    Set<String> pages =
        RUNBOOK
            .matcher(DeployFiles.text(file))
            .results()
            .map(link -> link.group(1))
            .filter(page -> !page.contains("${"))
            .map(page -> page.isEmpty() ? "README" : page)
            .collect(Collectors.toSet());

    assertThat(pages)
        .isNotEmpty()
        .allSatisfy(
            page -> assertThat(Files.exists(DeployFiles.RUNBOOKS.resolve(page + ".md"))).isTrue());
  }

  @ParameterizedTest
  @MethodSource("dashboards")
  void everyMetricExists(Path file) {
    String queries =
        Stream.concat(
                targets(file).stream().map(target -> target.get("expr").asText()),
                each(DeployFiles.tree(file).at("/templating/list")).map(JsonNode::toString))
            .collect(Collectors.joining("\n"));

    assertThat(DeployFiles.metricsIn(queries)).isNotEmpty();
    assertThat(DeployFiles.unknownMetricsIn(queries)).isEmpty();
  }

  /** What has no data where a tenant has one category or no policy is told, not drawn as 100 %. */
  @Test
  void whatIsMissingIsTold() {
    String all = dashboards().stream().map(DeployFiles::text).collect(Collectors.joining());

    assertThat(all)
        .contains("One category only: figures are incomplete")
        .contains("No token-protection policy at work")
        .contains("No token-protection policy judged a request");
    assertThat(
            dashboards().stream()
                .flatMap(file -> DeployFiles.panels(DeployFiles.tree(file)).stream())
                .filter(panel -> panel.toString().contains("_pct_allowed{"))
                .map(JsonNode::toString))
        .isNotEmpty()
        .allSatisfy(panel -> assertThat(panel).contains("No token-protection policy"));
  }

  private static List<JsonNode> targets(Path file) {
    return DeployFiles.panels(DeployFiles.tree(file)).stream()
        .flatMap(panel -> each(panel.get("targets")))
        .toList();
  }
}
