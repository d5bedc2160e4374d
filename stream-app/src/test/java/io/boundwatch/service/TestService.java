package io.boundwatch.service;

import io.boundwatch.config.BoundwatchConfig;
import io.boundwatch.config.ConfigLoader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** Configurations for tests: short intervals, a free port, and nothing shared between tests. */
final class TestService {
  private final Map<String, String> settings = new HashMap<>();

  private TestService(String name, Path dataDir) {
    settings.put("application-id", name);
    settings.put("source.group-id", name + "-ingest");
    settings.put("data-dir", dataDir.toString());
    settings.put("http.port", "0");
    settings.put("sign-in.settle", "PT2S");
    settings.put("counts.publish-interval", "PT0.2S");
    settings.put("counts.user-publish-interval", "PT0.5S");
    settings.put("monitor.commit-interval", "PT0.2S");
  }

  /**
   * @param name of the application and of ingest's group
   */
  static TestService named(String name, Path dataDir) {
    return new TestService(name, dataDir);
  }

  TestService onCluster(String bootstrapServers) {
    return with("kafka.bootstrap-servers", bootstrapServers);
  }

  TestService with(String key, String value) {
    settings.put(key, value);
    return this;
  }

  /** The settings as a configuration file has them. */
  String yaml() {
    StringBuilder yaml = new StringBuilder();
    settings.forEach((key, value) -> yaml.append(key).append(": '").append(value).append("'\n"));
    return yaml.toString();
  }

  BoundwatchConfig config() {
    return ConfigLoader.of(settings);
  }

  BoundwatchService start(Role role) {
    return BoundwatchService.start(config(), role, "test");
  }
}
