package io.boundwatch.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * An embedded broker in a temporary folder, for all tests of a class: {@code @RegisterExtension
 * static final BrokerExtension BROKER = new BrokerExtension();}
 */
public final class BrokerExtension implements BeforeAllCallback, AfterAllCallback {
  private Path folder;
  private EmbeddedBroker broker;

  @Override
  public void beforeAll(ExtensionContext context) throws IOException {
    folder = Files.createTempDirectory("boundwatch-broker");
    broker = EmbeddedBroker.start(folder);
  }

  @Override
  public void afterAll(ExtensionContext context) throws IOException {
    stop();
    delete(folder);
  }

  public String bootstrapServers() {
    return broker.bootstrapServers();
  }

  /** Reads what topics of this broker hold. */
  public TopicReader reader() {
    return new TopicReader(bootstrapServers());
  }

  /** Creates a topic with the broker's defaults, and waits until it is seen. */
  public void createTopic(String name, int partitions) {
    withAdmin(
        admin -> {
          NewTopic topic = new NewTopic(name, Optional.of(partitions), Optional.empty());
          admin.createTopics(List.of(topic)).all().get();
          Awaitility.await().until(() -> admin.listTopics().names().get().contains(name));
        });
  }

  /** Deletes topics, and waits until they are no longer seen. */
  public void deleteTopics(String... names) {
    withAdmin(admin -> delete(admin, Set.of(names)));
  }

  /** Deletes all topics but Kafka's own, and waits until they are no longer seen. */
  public void deleteAllTopics() {
    withAdmin(admin -> delete(admin, admin.listTopics().names().get()));
  }

  private static void delete(Admin admin, Set<String> names) throws Exception {
    admin.deleteTopics(names).all().get();
    Awaitility.await().until(() -> Collections.disjoint(admin.listTopics().names().get(), names));
  }

  private void withAdmin(AdminAction action) {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", bootstrapServers()))) {
      action.run(admin);
    } catch (Exception e) {
      throw new IllegalStateException("the broker does not do as it is told", e);
    }
  }

  /** Stops the broker; {@link #resume} starts it again on the same folder and port. */
  public void stop() {
    broker.close();
  }

  public void resume() {
    broker = EmbeddedBroker.start(folder);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(BrokerExtension::deleteOne);
    }
  }

  private static void deleteOne(Path file) {
    try {
      Files.deleteIfExists(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private interface AdminAction {
    void run(Admin admin) throws Exception;
  }
}
