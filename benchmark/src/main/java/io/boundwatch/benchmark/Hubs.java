package io.boundwatch.benchmark;

import io.boundwatch.sim.Envelope;
import io.boundwatch.sim.SimulatedRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Fills the hubs' topics as an export does: messages of many records, spread over the partitions,
 * uncompressed as Event Hubs keeps them.
 */
final class Hubs implements AutoCloseable {
  static final String INTERACTIVE = "insights-logs-signinlogs";
  static final String NON_INTERACTIVE = "insights-logs-noninteractiveusersigninlogs";
  static final List<String> TOPICS = List.of(INTERACTIVE, NON_INTERACTIVE);
  static final int PARTITIONS = 4;

  private static final int MESSAGE_BYTES = 200 * 1024;

  private final KafkaProducer<byte[], byte[]> producer;
  private final Map<String, Message> open = new HashMap<>();
  private final AtomicReference<Exception> failure = new AtomicReference<>();
  private final Volume volume;
  private int messages;
  private int records;
  private long bytes;

  Hubs(String bootstrapServers, Volume volume) {
    this.volume = volume;
    producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers", bootstrapServers,
                "max.request.size", "2000000",
                "batch.size", "1000000",
                "linger.ms", "5"),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  private static final class Message {
    private final List<byte[]> records = new ArrayList<>();
    private int bytes;
    private long publishedAt;
  }

  /** Which hub a record goes to. */
  enum Volume {
    /** That of its category: some 13 % are interactive. */
    BY_CATEGORY,
    /** One in eleven to the first; the category stands in the record, so any hub will do. */
    TEN_TO_ONE
  }

  /** What the time of a message in the hubs' topics is. */
  enum Time {
    /** That of its last record's publication: a backlog. */
    PUBLICATION("CreateTime"),
    /** When the broker appended it: live. */
    APPEND("LogAppendTime");

    private final String wireName;

    Time(String wireName) {
      this.wireName = wireName;
    }
  }

  static List<NewTopic> topics(Time time) {
    return TOPICS.stream()
        .map(
            name ->
                new NewTopic(name, Optional.of(PARTITIONS), Optional.empty())
                    .configs(
                        Map.of(
                            "message.timestamp.type", time.wireName,
                            "max.message.bytes", "2000000",
                            "retention.ms", "604800000")))
        .toList();
  }

  static String topicOf(SimulatedRecord record) {
    return record.topicCategory().equals(SimulatedRecord.INTERACTIVE)
        ? INTERACTIVE
        : NON_INTERACTIVE;
  }

  /** Takes the next record in the order of publication. */
  void add(SimulatedRecord record) {
    String topic = volume == Volume.BY_CATEGORY ? topicOf(record) : nextOfTenToOne();
    Message message = open.computeIfAbsent(topic, any -> new Message());
    if (message.bytes + record.json().length > MESSAGE_BYTES && message.bytes > 0) {
      send(topic, open.remove(topic));
      message = open.computeIfAbsent(topic, any -> new Message());
    }
    message.records.add(record.json());
    message.bytes += record.json().length;
    message.publishedAt = record.publishTime();
  }

  private String nextOfTenToOne() {
    return records++ % 11 == 0 ? INTERACTIVE : NON_INTERACTIVE;
  }

  private void send(String topic, Message message) {
    for (byte[] value : Envelope.wrap(message.records)) {
      bytes += value.length;
      producer.send(
          new ProducerRecord<>(topic, messages++ % PARTITIONS, message.publishedAt, null, value),
          (metadata, problem) -> {
            if (problem != null) {
              failure.compareAndSet(null, problem);
            }
          });
    }
  }

  /** Writes what is left and waits until all is acknowledged. */
  void flush() {
    open.forEach(this::send);
    open.clear();
    producer.flush();
    if (failure.get() != null) {
      throw new IllegalStateException("the hubs' topics could not be filled", failure.get());
    }
  }

  /** Bytes of all messages so far. */
  long bytes() {
    return bytes;
  }

  @Override
  public void close() {
    producer.close();
  }
}
