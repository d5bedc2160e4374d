package io.boundwatch.benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that say how the service is started. */
final class ServiceOptions {
  @Option(
      names = "--set",
      paramLabel = "KEY=VALUE",
      description = "A key of the service's configuration; may be given again.")
  private Map<String, String> settings = new HashMap<>();

  @Option(
      names = "--jvm",
      defaultValue = "",
      description = "Options of the service's JVM besides the launcher's, in one text.")
  private String jvm;

  @Option(
      names = "--profile",
      paramLabel = "FOLDER",
      description = "Gets a flight recording of every run of the service.")
  private Optional<Path> profiles = Optional.empty();

  ServiceSetup setup(int instances) {
    profiles.ifPresent(ServiceOptions::create);
    Path home = Path.of(System.getProperty("boundwatch.home"));
    return new ServiceSetup(settings, jvm, profiles, instances, home);
  }

  private static void create(Path folder) {
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
