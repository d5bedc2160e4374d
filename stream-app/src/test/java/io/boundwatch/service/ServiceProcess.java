package io.boundwatch.service;

import io.boundwatch.cli.Boundwatch;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code boundwatch run} in a process of its own, with its embedded broker. */
final class ServiceProcess implements AutoCloseable {
  private static final Pattern KAFKA = Pattern.compile("\\s*Kafka\\s+(127\\.0\\.0\\.1:\\d+) .*");
  private static final Pattern METRICS =
      Pattern.compile("\\s*metrics\\s+http://127\\.0\\.0\\.1:(\\d+)/metrics");

  private final Process process;
  private final Path errors;
  private final String bootstrapServers;
  private final int httpPort;

  private ServiceProcess(Process process, Path errors, List<String> greeting) {
    this.process = process;
    this.errors = errors;
    this.bootstrapServers = find(KAFKA, greeting);
    this.httpPort = Integer.parseInt(find(METRICS, greeting));
  }

  /**
   * Starts it and waits until it has said where it can be reached.
   *
   * @param folder its working folder; gets its configuration and what it writes to standard error
   */
  static ServiceProcess start(TestService service, Path folder) throws IOException {
    Path config = Files.writeString(folder.resolve("test.yaml"), service.yaml());
    Path errors = folder.resolve("stderr-" + System.nanoTime() + ".txt");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                Boundwatch.class.getName(),
                "run",
                "--config",
                config.toString())
            .directory(folder.toFile())
            .redirectError(errors.toFile())
            .start();
    try {
      return new ServiceProcess(process, errors, greeting(process.inputReader()));
    } catch (RuntimeException | IOException e) {
      process.destroyForcibly();
      throw new IllegalStateException(Files.readString(errors), e);
    }
  }

  /** The lines up to the last address. */
  private static List<String> greeting(BufferedReader out) throws IOException {
    List<String> lines = new ArrayList<>();
    for (String line = out.readLine(); line != null; line = out.readLine()) {
      lines.add(line);
      if (line.contains("/health/ready")) {
        return lines;
      }
    }
    throw new IllegalStateException("it ended after " + lines);
  }

  private static String find(Pattern pattern, List<String> lines) {
    return lines.stream()
        .map(pattern::matcher)
        .filter(Matcher::matches)
        .map(matcher -> matcher.group(1))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException(pattern + " is not in " + lines));
  }

  String bootstrapServers() {
    return bootstrapServers;
  }

  int httpPort() {
    return httpPort;
  }

  Process process() {
    return process;
  }

  /** What it has written to standard error. */
  String errors() throws IOException {
    return Files.readString(errors);
  }

  /** Ends it at once, as {@code kill -9} does. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  @Override
  public void close() {
    kill();
  }
}
