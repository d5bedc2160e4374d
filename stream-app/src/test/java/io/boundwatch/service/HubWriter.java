package io.boundwatch.service;

import io.boundwatch.chaos.SourceMessage;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Writes messages to the hubs' topics, spread over their partitions, each partition in order. */
final class HubWriter implements AutoCloseable {
  static final Map<String, String> HUBS =
      Map.of(
          "SignInLogs", "insights-logs-signinlogs",
          "NonInteractiveUserSignInLogs", "insights-logs-noninteractiveusersigninlogs");

  private final KafkaProducer<byte[], byte[]> producer;
  private int sent;

  HubWriter(String bootstrapServers) {
    producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", bootstrapServers),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /**
   * Writes messages and waits until they are acknowledged. Their append times stand where the topic
   * has {@code CreateTime}.
   */
  void write(List<SourceMessage> messages) throws InterruptedException, ExecutionException {
    List<Future<RecordMetadata>> sends = messages.stream().map(this::send).toList();
    for (Future<RecordMetadata> send : sends) {
      send.get();
    }
  }

  private Future<RecordMetadata> send(SourceMessage message) {
    String topic = HUBS.get(message.category());
    int partition = sent++ % producer.partitionsFor(topic).size();
    return producer.send(
        new ProducerRecord<>(topic, partition, message.appendTime(), null, message.value()));
  }

  @Override
  public void close() {
    producer.close();
  }
}
