package io.boundwatch.metrics;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The text of {@code /metrics}, read as a scraper does. */
record Scrape(List<Series> series, String text) {
  private static final Pattern LINE =
      Pattern.compile("([a-zA-Z_:][a-zA-Z0-9_:]*)(?:\\{(.*)})? (\\S+)");
  private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"([^\"]*)\"");

  record Series(String name, Map<String, String> labels, double value) {}

  static Scrape of(PrometheusMetrics metrics) {
    String text = metrics.scrape();
    List<Series> series =
        Arrays.stream(text.split("\n"))
            .filter(line -> !line.startsWith("#"))
            .map(Scrape::series)
            .toList();
    return new Scrape(series, text);
  }

  private static Series series(String line) {
    Matcher matcher = LINE.matcher(line);
    if (!matcher.matches()) {
      throw new IllegalArgumentException(line);
    }
    return new Series(
        matcher.group(1),
        labels(Optional.ofNullable(matcher.group(2)).orElse("")),
        Double.parseDouble(matcher.group(3)));
  }

  private static Map<String, String> labels(String text) {
    Map<String, String> labels = new TreeMap<>();
    LABEL.matcher(text).results().forEach(label -> labels.put(label.group(1), label.group(2)));
    return labels;
  }

  Set<String> names(String prefix) {
    Set<String> names = new TreeSet<>();
    series.stream().map(Series::name).filter(name -> name.startsWith(prefix)).forEach(names::add);
    return names;
  }

  Stream<Map<String, String>> labelsOf(String name) {
    return series.stream().filter(one -> one.name().equals(name)).map(Series::labels);
  }

  /** The value of the series with these labels, given as name, value, name, value. */
  Optional<Double> value(String name, String... labels) {
    Map<String, String> wanted = new TreeMap<>();
    for (int i = 0; i < labels.length; i += 2) {
      wanted.put(labels[i], labels[i + 1]);
    }
    return series.stream()
        .filter(one -> one.name().equals(name) && one.labels().equals(wanted))
        .map(Series::value)
        .findFirst();
  }
}
