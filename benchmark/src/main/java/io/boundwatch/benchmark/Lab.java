package io.boundwatch.benchmark;

import io.boundwatch.config.BoundwatchConfig;
import io.boundwatch.config.ConfigLoader;
import io.boundwatch.kafka.Clusters;
import io.boundwatch.kafka.TopicSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaFuture;

/** A folder of our own with a broker in its own JVM, made for one call and removed at its end. */
final class Lab implements AutoCloseable {
  private static final List<String> BROKER_OPTIONS = List.of("-Xms1g", "-Xmx1g");

  private final Path folder;
  private final Java broker;
  private final String bootstrapServers;
  private final Admin admin;
  private int folders;

  private Lab(Path folder) throws IOException {
    this.folder = folder;
    Path data = Files.createDirectory(folder.resolve("broker"));
    broker =
        Java.start(
            BrokerProgram.class,
            BROKER_OPTIONS,
            List.of(data.toString()),
            folder.resolve("broker.log"));
    bootstrapServers = broker.line();
    admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers));
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
  }

  static Lab open() {
    try {
      return new Lab(Files.createTempDirectory("boundwatch-benchmark"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  String bootstrapServers() {
    return bootstrapServers;
  }

  Admin admin() {
    return admin;
  }

  /** A new folder for one process. */
  Path newFolder() {
    try {
      return Files.createDirectory(folder.resolve("run-" + folders++));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  void createHubs(Hubs.Time time) {
    done(admin.createTopics(Hubs.topics(time)).all());
  }

  /** Leaves nothing but the hubs' topics and Kafka's own, and creates the program's anew. */
  void renewTopics() {
    Set<String> others = new HashSet<>(done(admin.listTopics().names()));
    others.removeAll(Hubs.TOPICS);
    done(admin.deleteTopics(others).all());
    Waiting.until("old topics are gone", () -> disjoint(done(admin.listTopics().names()), others));
    BoundwatchConfig config = ConfigLoader.of(Map.of("kafka.bootstrap-servers", bootstrapServers));
    TopicSetup.ensure(config, Clusters.of(config, bootstrapServers));
  }

  private static boolean disjoint(Collection<String> some, Collection<String> others) {
    return some.stream().noneMatch(others::contains);
  }

  /** The answer of the broker. */
  static <T> T done(KafkaFuture<T> asked) {
    try {
      return asked.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    admin.close();
    broker.close();
    removeFolder();
  }

  /** Also where the benchmark is interrupted: a data set has gigabytes. */
  private void removeFolder() {
    for (int attempt = 0; attempt < 50 && Files.exists(folder); attempt++) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      } catch (IOException | UncheckedIOException e) {
        // a process that is just ending still writes there
        Waiting.pause();
      }
    }
  }
}
