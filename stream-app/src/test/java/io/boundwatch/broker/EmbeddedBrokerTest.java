package io.boundwatch.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedBrokerTest {
  private static final String TOPIC = "kept";

  @TempDir Path folder;

  @Test
  void aRestartOnTheSameFolderKeepsDataClusterAndPort() throws Exception {
    String address;
    String clusterId;
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder)) {
      address = broker.bootstrapServers();
      clusterId = clusterId(address);
      write(address, "one");
    }

    try (EmbeddedBroker broker = EmbeddedBroker.start(folder)) {
      assertThat(broker.bootstrapServers()).isEqualTo(address);
      assertThat(clusterId(address)).isEqualTo(clusterId);
      assertThat(new TopicReader(address).values(TOPIC)).containsExactly("one");
      assertThat(broker.failure()).isEmpty();
    }
  }

  @Test
  void aFolderInUseIsToldInOneMessage() {
    try (EmbeddedBroker broker = EmbeddedBroker.start(folder)) {
      assertThatThrownBy(() -> EmbeddedBroker.start(folder))
          .isInstanceOf(BrokerException.class)
          .hasMessageContaining(folder.toString())
          .hasMessageContaining("in use by another running process");
      assertThat(broker.failure()).isEmpty();
    }
  }

  @Test
  void whatAKilledProcessAcknowledgedIsThereAfterTheNextStart() throws Exception {
    Process child = startChild();
    String address = child.inputReader().readLine();
    write(address, "acknowledged");
    child.destroyForcibly().waitFor();

    try (EmbeddedBroker broker = EmbeddedBroker.start(folder)) {
      assertThat(new TopicReader(broker.bootstrapServers()).values(TOPIC))
          .containsExactly("acknowledged");
    }
  }

  private Process startChild() throws Exception {
    Path java = Path.of(System.getProperty("java.home"), "bin", "java");
    return new ProcessBuilder(
            java.toString(),
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            BrokerProcess.class.getName(),
            folder.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static String clusterId(String address) throws Exception {
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", address))) {
      return admin.describeCluster().clusterId().get();
    }
  }

  private static void write(String address, String value) throws Exception {
    Map<String, Object> settings = Map.of("bootstrap.servers", address);
    try (Admin admin = Admin.create(settings);
        KafkaProducer<byte[], byte[]> producer =
            new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
      admin
          .createTopics(List.of(new NewTopic(TOPIC, Optional.of(1), Optional.empty())))
          .all()
          .get();
      producer.send(new ProducerRecord<>(TOPIC, value.getBytes())).get();
    }
  }
}
