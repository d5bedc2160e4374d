package io.boundwatch.ops;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.boundwatch.deploy.DeployFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A real Prometheus with the configuration and the rules of {@code deploy/}, but quicker. */
final class PrometheusServer implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Program program;

  private PrometheusServer(Program program) {
    this.program = program;
  }

  /**
   * @param scraped port of the service
   * @param alertmanager port that alerts are sent to
   */
  static PrometheusServer start(Path folder, int scraped, int alertmanager) throws IOException {
    Path rules = Files.createDirectories(folder.resolve("rules"));
    for (Path file : DeployFiles.files(DeployFiles.RULES, ".yml")) {
      Files.writeString(rules.resolve(file.getFileName()), quicker(DeployFiles.text(file)));
    }
    Path config = folder.resolve("prometheus.yml");
    Files.writeString(
        config,
        DeployFiles.text(DeployFiles.DEPLOY.resolve("prometheus/prometheus.yml"))
            .replace("interval: 15s", "interval: 1s")
            .replace("localhost:8080", "127.0.0.1:" + scraped)
            .replace("localhost:9093", "127.0.0.1:" + alertmanager));
    return new PrometheusServer(
        Program.start(
            folder,
            port ->
                List.of(
                    Program.find("prometheus"),
                    "--config.file=" + config,
                    "--storage.tsdb.path=" + folder.resolve("data"),
                    "--web.listen-address=127.0.0.1:" + port)));
  }

  private static String quicker(String rules) {
    return rules.replace("keep_firing_for: 1m", "keep_firing_for: 2s");
  }

  /** What an instant query gives; a query that Prometheus refuses is a failure. */
  JsonNode query(String expression) {
    return data("/api/v1/query?query=" + encode(expression)).get("result");
  }

  /** The values of a label of the series that match, ascending. */
  JsonNode labelValues(String label, String match) {
    return data("/api/v1/label/" + label + "/values?match[]=" + encode(match));
  }

  private JsonNode data(String path) {
    try {
      JsonNode answer = JSON.readTree(program.get(path.replace("[]", "%5B%5D")).body());
      if (!answer.path("status").asText().equals("success")) {
        throw new IllegalStateException(path + " gives " + answer);
      }
      return answer.get("data");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    program.close();
  }
}
