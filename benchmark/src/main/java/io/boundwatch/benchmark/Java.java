package io.boundwatch.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program of the benchmark in a JVM of its own, on this JVM's class path. It says something on
 * its standard output, and ends when its standard input does: with us, whatever becomes of us.
 */
final class Java implements AutoCloseable {
  private final Process process;
  private final BufferedReader out;

  private Java(Process process) {
    this.process = process;
    this.out = process.inputReader();
  }

  /**
   * @param options of the JVM
   * @param log gets its standard error
   */
  static Java start(Class<?> program, List<String> options, List<String> arguments, Path log) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add(program.getName());
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
    withoutOurSettings(builder.environment());
    try {
      return new Java(builder.start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is set for whoever calls the benchmark must not change what is measured. */
  static void withoutOurSettings(Map<String, String> environment) {
    environment.keySet().removeIf(name -> name.startsWith("BOUNDWATCH_"));
    environment.keySet().removeAll(List.of("JAVA_OPTS", "JDK_JAVA_OPTIONS", "JAVA_TOOL_OPTIONS"));
  }

  /** The next line that it says; throws if it ends before. */
  String line() {
    try {
      String line = out.readLine();
      if (line == null) {
        throw new IllegalStateException(
            "a process ended with status " + process.waitFor() + "; its log tells why");
      }
      return line;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Waits for the end of this program's standard input. */
  static void awaitEndOfInput() throws IOException {
    while (System.in.read() >= 0) {
      // nothing is said that way
    }
  }

  @Override
  public void close() {
    try {
      process.getOutputStream().close();
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
