package io.boundwatch.ops;

import com.fasterxml.jackson.databind.JsonNode;
import io.boundwatch.deploy.DeployFiles;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The queries of a dashboard's panels, with its variables filled in as Grafana does. */
final class PanelQueries {
  private static final Pattern LABEL_VALUES = Pattern.compile("label_values\\((.*), ([a-z_]+)\\)");

  /** Of a scrape each second; Grafana makes it of the scrape interval. */
  private static final String RATE_INTERVAL = "20s";

  /**
   * A query of a panel.
   *
   * @param dashboard name of its file
   * @param refId its letter
   */
  record PanelQuery(String dashboard, String panel, String refId, String expression) {
    String name() {
      return dashboard + " / " + panel + " / " + refId;
    }
  }

  private final Path file;
  private final JsonNode dashboard;
  private final PrometheusServer prometheus;

  PanelQueries(Path file, PrometheusServer prometheus) {
    this.file = file;
    this.dashboard = DeployFiles.tree(file);
    this.prometheus = prometheus;
  }

  List<PanelQuery> filledIn() {
    Map<String, String> values = variables();
    List<PanelQuery> queries = new ArrayList<>();
    for (JsonNode panel : DeployFiles.panels(dashboard)) {
      for (JsonNode target : panel.get("targets")) {
        queries.add(
            new PanelQuery(
                file.getFileName().toString(),
                panel.get("title").asText(),
                target.get("refId").asText(),
                fill(target.get("expr").asText(), values)));
      }
    }
    return queries;
  }

  /** In their order, as later ones use earlier ones. */
  private Map<String, String> variables() {
    Map<String, String> values = new TreeMap<>();
    values.put("__rate_interval", RATE_INTERVAL);
    DeployFiles.each(dashboard.at("/templating/list"))
        .filter(variable -> variable.get("type").asText().equals("query"))
        .forEach(variable -> values.put(variable.get("name").asText(), value(variable, values)));
    return values;
  }

  /** All of them where that is the choice; else the one that is preset, else the first. */
  private String value(JsonNode variable, Map<String, String> known) {
    List<String> found = found(variable.get("definition").asText(), known);
    if (variable.get("includeAll").asBoolean()) {
      return variable.get("allValue").asText();
    }
    String preset = variable.at("/current/value").asText();
    return Optional.of(preset)
        .filter(found::contains)
        .or(() -> found.stream().findFirst())
        .orElse("none");
  }

  private List<String> found(String definition, Map<String, String> known) {
    Matcher matcher = LABEL_VALUES.matcher(definition);
    if (!matcher.matches()) {
      throw new IllegalStateException("not understood: " + definition);
    }
    return DeployFiles.each(prometheus.labelValues(matcher.group(2), fill(matcher.group(1), known)))
        .map(JsonNode::asText)
        .toList();
  }

  private static String fill(String text, Map<String, String> values) {
    String filled = text;
    for (Map.Entry<String, String> value : values.entrySet()) {
      filled = filled.replaceAll("\\$" + value.getKey() + "\\b", value.getValue());
    }
    return filled;
  }
}
