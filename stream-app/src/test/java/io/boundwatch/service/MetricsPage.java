package io.boundwatch.service;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** A service's {@code /metrics} as it is now. */
record MetricsPage(List<String> lines) {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final Pattern LABEL = Pattern.compile("([a-z_]+)=\"([^\"]*)\"");

  /** A series of a metric: its labels and its value. */
  record Series(Map<String, String> labels, double value) {}

  static MetricsPage of(int port) throws IOException, InterruptedException {
    URI address = URI.create("http://127.0.0.1:" + port + "/metrics");
    HttpResponse<String> response =
        HTTP.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != 200) {
      throw new IOException(address + " answers " + response.statusCode());
    }
    return new MetricsPage(response.body().lines().toList());
  }

  /** All series of a metric that has labels. */
  List<Series> series(String metric) {
    return lines.stream()
        .filter(line -> line.startsWith(metric + "{"))
        .map(MetricsPage::parse)
        .toList();
  }

  private static Series parse(String line) {
    int end = line.lastIndexOf('}');
    Map<String, String> labels = new TreeMap<>();
    LABEL
        .matcher(line.substring(0, end))
        .results()
        .forEach(label -> labels.put(label.group(1), label.group(2)));
    return new Series(labels, Double.parseDouble(line.substring(end + 1).strip()));
  }
}
