package io.boundwatch.benchmark;

import com.sun.management.ThreadMXBean;
import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * A running service, started as users start it: through the launcher, with its JVM options. It is
 * asked nothing while it is measured but what the operating system knows.
 */
final class Instance implements AutoCloseable {
  private final Process process;
  private final Path log;
  private final int port;

  private Instance(Process process, Path log, int port) {
    this.process = process;
    this.log = log;
    this.port = port;
  }

  /**
   * Starts it and does not wait for it.
   *
   * @param home folder of the launcher
   * @param role as on the command line
   * @param settings of its configuration; the HTTP port is chosen here
   * @param jvm options of the JVM besides the launcher's
   * @param folder a new one, for its configuration, state and log
   */
  static Instance start(
      Path home, String role, Map<String, String> settings, String jvm, Path folder) {
    try {
      int port = freePort();
      Map<String, String> all = new TreeMap<>(settings);
      all.put("data-dir", folder.resolve("data").toString());
      all.put("http.port", Integer.toString(port));
      Path config = Files.writeString(folder.resolve("boundwatch.yaml"), yaml(all));
      Path log = folder.resolve("log.txt");
      ProcessBuilder builder =
          new ProcessBuilder(
                  home.resolve("boundwatch").toString(),
                  "run",
                  "--role=" + role,
                  "--config",
                  config.toString())
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile());
      Java.withoutOurSettings(builder.environment());
      builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
      builder.environment().put("JAVA_OPTS", jvm);
      Process process = builder.start();
      // nothing goes on where the benchmark is interrupted
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      return new Instance(process, log, port);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static String yaml(Map<String, String> settings) {
    StringBuilder yaml = new StringBuilder();
    settings.forEach((key, value) -> yaml.append(key).append(": '").append(value).append("'\n"));
    return yaml.toString();
  }

  /** Throws if it has ended, with the end of its log. */
  void requireAlive() {
    if (!process.isAlive()) {
      throw new IllegalStateException(
          "the service ended with status " + process.exitValue() + ":\n" + logEnd());
    }
  }

  private String logEnd() {
    try {
      List<String> lines = Files.readAllLines(log);
      return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
    } catch (IOException e) {
      return "(no log: " + e + ")";
    }
  }

  /** Seconds on a processor so far. */
  double cpuSeconds() {
    requireAlive();
    return Usage.cpuSeconds(process.toHandle());
  }

  /** Resident memory now, in bytes. */
  long residentBytes() {
    requireAlive();
    return Usage.residentBytes(process.toHandle());
  }

  /** Seconds on a processor so far, by kind of thread. */
  Map<String, Double> threadTimes() {
    requireAlive();
    return ThreadTimes.of(process.toHandle());
  }

  /** What it has used so far. Costs it something: to be asked when the measured time is over. */
  Usage usage() {
    return new Usage(cpuSeconds(), Usage.peakBytes(process.toHandle()), allocated());
  }

  private long allocated() {
    try {
      VirtualMachine jvm = VirtualMachine.attach(Long.toString(process.pid()));
      try (JMXConnector connector =
          JMXConnectorFactory.connect(new JMXServiceURL(jvm.startLocalManagementAgent()))) {
        return Usage.allocated(
            ManagementFactory.newPlatformMXBeanProxy(
                connector.getMBeanServerConnection(),
                ManagementFactory.THREAD_MXBEAN_NAME,
                ThreadMXBean.class));
      } finally {
        jvm.detach();
      }
    } catch (AttachNotSupportedException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The greatest value of a gauge over its labels; empty while it is not there. */
  OptionalDouble gauge(String name) {
    return page()
        .lines()
        .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .max();
  }

  private String page() {
    return get("/metrics").map(HttpResponse::body).orElse("");
  }

  /** Whether it says that all is restored and at work. */
  boolean isReady() {
    requireAlive();
    return get("/health/ready").filter(answer -> answer.statusCode() == 200).isPresent();
  }

  /** Empty while it does not listen yet. */
  private Optional<HttpResponse<String>> get(String path) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build();
    try {
      return Optional.of(
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()));
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Stops it as a termination signal does. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
