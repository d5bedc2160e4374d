package io.boundwatch.ops;

import io.boundwatch.deploy.DeployFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** A program of this machine, as a child process that listens on a port of its own. */
final class Program implements AutoCloseable {
  private static final HttpClient HTTP = HttpClient.newHttpClient();
  private static final int ATTEMPTS = 3;

  private final Process process;
  private final Path log;
  private final int port;

  private Program(Process process, Path log, int port) {
    this.process = process;
    this.log = log;
    this.port = port;
  }

  /**
   * Starts it on a free port and waits until it is ready. The port may be taken before the program
   * binds it, so another is tried then.
   *
   * @param folder for its log and as its working folder
   * @param command by port
   */
  static Program start(Path folder, IntFunction<List<String>> command) throws IOException {
    IllegalStateException failed = new IllegalStateException("not tried");
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      Program program = launch(folder, command);
      try {
        program.awaitReady();
        return program;
      } catch (RuntimeException e) {
        failed = new IllegalStateException(DeployFiles.text(program.log), e);
        program.close();
      }
    }
    throw failed;
  }

  private static Program launch(Path folder, IntFunction<List<String>> command) throws IOException {
    int port = freePort();
    List<String> words = command.apply(port);
    Path log = Files.createTempFile(folder, Path.of(words.get(0)).getFileName() + "-", ".log");
    Process process =
        new ProcessBuilder(words)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    return new Program(process, log, port);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  private void awaitReady() {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .failFast("it has ended", () -> !process.isAlive())
        .ignoreExceptions()
        .until(() -> get("/-/ready").statusCode() == 200);
  }

  HttpResponse<String> get(String path) throws IOException, InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(URI.create(address() + path)).build();
    return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
  }

  String address() {
    return "http://127.0.0.1:" + port;
  }

  int port() {
    return port;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  /** Where a program is; distributions name some differently. */
  static String find(String... names) {
    return Stream.of(names)
        .flatMap(
            name ->
                Stream.of(System.getenv("PATH").split(":")).map(folder -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .map(Path::toString)
        .orElseThrow(
            () ->
                new IllegalStateException(
                    String.join(", ", names)
                        + " is not installed: apt-get install prometheus prometheus-alertmanager"));
  }

  /** What a program that ends by itself says. */
  record Said(int status, String output) {}

  static Said run(List<String> command) {
    try {
      Process process =
          new ProcessBuilder(new ArrayList<>(command)).redirectErrorStream(true).start();
      String output = new String(process.getInputStream().readAllBytes());
      return new Said(process.waitFor(), output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
