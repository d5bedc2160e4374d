package io.boundwatch.deploy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The files below {@code deploy/}, and what the generated pages say of metrics and keys. */
public final class DeployFiles {
  public static final Path DEPLOY = Path.of("..", "deploy");
  public static final Path DASHBOARDS = DEPLOY.resolve("grafana/dashboards");
  public static final Path RULES = DEPLOY.resolve("prometheus/rules");
  public static final Path PROMETHEUS_TESTS = DEPLOY.resolve("prometheus/tests");
  public static final Path RUNBOOKS = DEPLOY.resolve("runbooks");

  private static final Path DOCS = Path.of("..", "docs");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final ObjectMapper YAML = new ObjectMapper(new YAMLFactory());

  /** A name of ours, of the JVM, of the process or of Kafka's, recorded ones too. */
  private static final Pattern METRIC =
      Pattern.compile("\\b(?:boundwatch[_:]|kafka_|jvm_|process_|system_)[a-z0-9_:]*[a-z0-9]\\b");

  /** On the reference page of the metrics: {@code `name`}, or {@code `prefix_*`}. */
  private static final Pattern DOCUMENTED = Pattern.compile("`([a-z0-9_]+?)(_\\*)?`");

  private DeployFiles() {}

  /** The files of a folder with this ending, by name. */
  public static List<Path> files(Path folder, String ending) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static JsonNode tree(Path file) {
    try {
      return (file.toString().endsWith(".json") ? JSON : YAML).readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Stream<JsonNode> each(JsonNode list) {
    return StreamSupport.stream(list.spliterator(), false);
  }

  /** The panels of a dashboard that ask for something. */
  public static List<JsonNode> panels(JsonNode dashboard) {
    return each(dashboard.get("panels"))
        .filter(panel -> !panel.get("type").asText().equals("row"))
        .toList();
  }

  /** All rules of a kind ({@code alert} or {@code record}) of all rule files. */
  public static List<JsonNode> rules(String kind) {
    return files(RULES, ".yml").stream()
        .flatMap(file -> each(tree(file).get("groups")))
        .flatMap(group -> each(group.get("rules")))
        .filter(rule -> rule.has(kind))
        .toList();
  }

  /** The names of metrics in a text. */
  static Set<String> metricsIn(String text) {
    Set<String> names = new TreeSet<>();
    METRIC.matcher(text).results().forEach(found -> names.add(found.group()));
    return names;
  }

  /** Of the metrics in a text those that neither the program nor a recording rule makes. */
  static Set<String> unknownMetricsIn(String text) {
    String page = text(DOCS.resolve("metrics.md"));
    Set<String> known = new TreeSet<>();
    Set<String> prefixes = new TreeSet<>();
    DOCUMENTED
        .matcher(page)
        .results()
        .forEach(one -> (one.group(2) == null ? known : prefixes).add(one.group(1)));
    rules("record").forEach(rule -> known.add(rule.get("record").asText()));
    Set<String> unknown = metricsIn(text);
    unknown.removeIf(
        name ->
            known.contains(name)
                || known.contains(name.replaceFirst("_(bucket|sum|count|max)$", ""))
                || prefixes.stream().anyMatch(prefix -> name.startsWith(prefix + "_")));
    return unknown;
  }

  /** Whether the reference page of the configuration lists a key. */
  static boolean isKey(String key) {
    return text(DOCS.resolve("configuration.md")).contains("`" + key + "`");
  }
}
