package io.boundwatch.broker;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
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
}
