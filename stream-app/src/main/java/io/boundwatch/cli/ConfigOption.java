package io.boundwatch.cli;

import io.boundwatch.config.BoundwatchConfig;
import io.boundwatch.config.ConfigLoader;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The option {@code --config}, for every command that reads the configuration: a mixin. */
final class ConfigOption {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "The configuration file; without it boundwatch.yaml in this folder, if there is one."
              + " Environment variables win over it.")
  private Path file;

  private final Map<String, String> environment;

  ConfigOption() {
    this(System.getenv());
  }

  /** For tests: an environment of their own. */
  ConfigOption(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  /** The configuration; throws {@link io.boundwatch.config.ConfigException} if it is unusable. */
  BoundwatchConfig load() {
    return load(Map.of());
  }

  /** As {@link #load()}, with settings of the command that win over file and environment. */
  BoundwatchConfig load(Map<String, String> overrides) {
    return ConfigLoader.load(Optional.ofNullable(file), environment, overrides);
  }
}
