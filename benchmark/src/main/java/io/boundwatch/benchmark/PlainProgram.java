package io.boundwatch.benchmark;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.boundwatch.config.BoundwatchConfig;
import io.boundwatch.config.ConfigLoader;
import io.boundwatch.event.EventHandler;
import io.boundwatch.event.EventReader;
import io.boundwatch.event.Rejection;
import io.boundwatch.event.Request;
import io.boundwatch.ingest.RequestsWriter;
import io.boundwatch.kafka.ClientSettings;
import io.boundwatch.kafka.Clusters;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A plain consumer with one thread that reads the hubs' topics once, does one thing with each
 * message, and says what it read and used. Arguments: what to do, and the broker's address.
 */
final class PlainProgram {
  private PlainProgram() {}

  /** What is done with a message. */
  private interface Work extends AutoCloseable {
    void take(ConsumerRecord<byte[], byte[]> message) throws IOException;

    /** What it found; asked once, at the end, when all of it has been acknowledged. */
    long found();

    @Override
    void close();
  }

  /**
   * What a program of this kind says at its end.
   *
   * @param found tokens or requests
   */
  record Answer(long messages, long bytes, long found, Usage usage) {}

  public static void main(String[] arguments) throws IOException {
    Answer answer;
    try (Work work = work(Program.valueOf(arguments[0]), arguments[1])) {
      answer = read(arguments[1], work);
    }
    System.out.println(new ObjectMapper().writeValueAsString(answer));
  }

  private static Work work(Program program, String bootstrapServers) {
    return switch (program) {
      case READ -> new Nothing();
      case LIMIT -> new Tokenise();
      case LEAST -> new Extract(bootstrapServers);
      default -> throw new IllegalArgumentException(program.name());
    };
  }

  private static Answer read(String bootstrapServers, Work work) throws IOException {
    long messages = 0;
    long bytes = 0;
    Map<String, Object> settings =
        Map.of(
            "bootstrap.servers", bootstrapServers,
            "auto.offset.reset", "earliest",
            "enable.auto.commit", "false");
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(partitions(consumer));
      Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
      while (!hasReached(consumer, ends)) {
        for (ConsumerRecord<byte[], byte[]> message : consumer.poll(Duration.ofMillis(100))) {
          messages++;
          bytes += message.value().length;
          work.take(message);
        }
      }
    }
    return new Answer(messages, bytes, work.found(), Usage.ofSelf());
  }

  private static List<TopicPartition> partitions(KafkaConsumer<byte[], byte[]> consumer) {
    return Hubs.TOPICS.stream()
        .flatMap(topic -> consumer.partitionsFor(topic).stream())
        .map(info -> new TopicPartition(info.topic(), info.partition()))
        .toList();
  }

  private static boolean hasReached(
      KafkaConsumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
  }

  private static final class Nothing implements Work {
    @Override
    public void take(ConsumerRecord<byte[], byte[]> message) {}

    @Override
    public long found() {
      return 0;
    }

    @Override
    public void close() {}
  }

  private static final class Tokenise implements Work {
    private final JsonFactory factory = new JsonFactory();
    private long tokens;

    @Override
    public void take(ConsumerRecord<byte[], byte[]> message) throws IOException {
      try (JsonParser parser = factory.createParser(message.value())) {
        while (parser.nextToken() != null) {
          tokens++;
        }
      }
    }

    @Override
    public long found() {
      return tokens;
    }

    @Override
    public void close() {}
  }

  private static final class Extract implements Work, EventHandler {
    private final EventReader reader;
    private final KafkaProducer<byte[], byte[]> producer;
    private final RequestsWriter writer;
    private final AtomicReference<Exception> failure = new AtomicReference<>();
    private long extracted;

    Extract(String bootstrapServers) {
      BoundwatchConfig config =
          ConfigLoader.of(Map.of("kafka.bootstrap-servers", bootstrapServers));
      Clusters clusters = Clusters.of(config, bootstrapServers);
      reader = new EventReader(config.eventRules());
      producer =
          new KafkaProducer<>(
              ClientSettings.producer(clusters.monitor(), "least"),
              new ByteArraySerializer(),
              new ByteArraySerializer());
      writer =
          new RequestsWriter(
              producer,
              config.kafka().partitions(),
              (metadata, problem) -> {
                if (problem != null) {
                  failure.set(problem);
                }
              });
    }

    @Override
    public void take(ConsumerRecord<byte[], byte[]> message) {
      reader.read(message.value(), message.timestamp(), System.currentTimeMillis(), this);
      writer.send();
    }

    @Override
    public void accepted(Request request, int unjudgedPolicies) {
      extracted++;
      writer.add(request);
    }

    @Override
    public void ignored(String category) {
      throw new IllegalStateException("a simulated record was ignored");
    }

    @Override
    public void rejected(Rejection rejection) {
      throw new IllegalStateException("a simulated record was rejected: " + rejection);
    }

    @Override
    public long found() {
      writer.flush();
      if (failure.get() != null) {
        throw new IllegalStateException("a request could not be written", failure.get());
      }
      return extracted;
    }

    @Override
    public void close() {
      producer.close();
    }
  }
}
