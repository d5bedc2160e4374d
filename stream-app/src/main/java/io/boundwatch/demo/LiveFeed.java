package io.boundwatch.demo;

import io.boundwatch.sim.Envelope;
import io.boundwatch.sim.SimulatedRecord;
import io.boundwatch.sim.SimulatedTenant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Publishes what a simulated tenant does to the hubs' topics, as a diagnostic setting would. */
final class LiveFeed implements AutoCloseable {
  private final List<String> topics;
  private final KafkaProducer<byte[], byte[]> producer;
  private final SimulatedTenant tenant;
  private long published;

  /**
   * @param topics one for all categories, or one for each
   * @param from what was published before has been fed
   */
  LiveFeed(List<String> topics, Map<String, Object> producer, SimulatedTenant tenant, long from) {
    this.topics = topics;
    this.producer =
        new KafkaProducer<>(producer, new ByteArraySerializer(), new ByteArraySerializer());
    this.tenant = tenant;
    this.published = from;
  }

  void publishUntil(long now) {
    Map<String, List<byte[]>> byTopic =
        tenant.next(published, now).stream()
            .collect(
                Collectors.groupingBy(
                    this::topic, Collectors.mapping(SimulatedRecord::json, Collectors.toList())));
    byTopic.forEach(
        (topic, records) ->
            Envelope.wrap(records)
                .forEach(message -> producer.send(new ProducerRecord<>(topic, message))));
    published = now;
  }

  /** The hub that is named for the record's category, else the first. */
  private String topic(SimulatedRecord record) {
    String hub = "insights-logs-" + record.topicCategory().toLowerCase(Locale.ROOT);
    return topics.contains(hub) ? hub : topics.get(0);
  }

  @Override
  public void close() {
    producer.close();
  }
}
