package io.boundwatch.ingest;

import static io.boundwatch.kafka.TestConfig.aConfig;
import static org.assertj.core.api.Assertions.assertThat;

import io.boundwatch.broker.BrokerExtension;
import io.boundwatch.config.BoundwatchConfig;
import io.boundwatch.event.EncodedRequest;
import io.boundwatch.event.Request;
import io.boundwatch.kafka.Clusters;
import io.boundwatch.kafka.TopicNames;
import io.boundwatch.kafka.TopicSetup;
import io.boundwatch.metrics.Metrics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class IngestServiceTest {
  @RegisterExtension static final BrokerExtension BROKER = new BrokerExtension();

  private static final Duration NEAR = Duration.ofSeconds(5);
  private static final BoundwatchConfig CONFIG = aConfig().topics("hub").build();

  private final BlockingQueue<String> failures = new LinkedBlockingQueue<>();

  @BeforeEach
  void createTopics() {
    TopicSetup.ensure(CONFIG, clusters(CONFIG));
  }

  @AfterEach
  void deleteTopics() {
    BROKER.deleteAllTopics();
  }

  @Test
  void acceptedRequestsAndRejectedPartsAreHandedOn() throws Exception {
    write("hub", 1, "request r1 c1\nother AuditLogs\nbroken\nrequest r2 c2");

    try (IngestService ingest = start(CONFIG, new LineReader())) {
      awaitRequests("r1", "r2");
      Awaitility.await()
          .until(() -> ingest.health().equals(IngestHealth.of(IngestHealth.State.RUNNING)));
      assertThat(ingest.alive()).isTrue();
    }

    assertThat(records())
        .allSatisfy(
            record ->
                assertThat(requestsOf(record))
                    .extracting(Request::correlationId)
                    .allMatch(id -> RequestsPartitioner.partition(id, 2) == record.partition()));
    assertThat(BROKER.reader().read(TopicNames.DEAD_LETTERS))
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.value()).asString(StandardCharsets.UTF_8).isEqualTo("broken");
              assertThat(header(letter, "source-topic")).isEqualTo("hub");
              assertThat(header(letter, "source-partition")).isEqualTo("1");
              assertThat(header(letter, "source-offset")).isEqualTo("0");
              DeadLetterHeaders.assertValid(letter.headers());
            });
  }

  @Test
  void aQuietSourceIsAtNowAndATopicThatDoesNotExistIsNotWaitedFor() throws Exception {
    BoundwatchConfig config = aConfig().topics("hub", "later").build();

    try (IngestService ingest = start(config, new LineReader())) {
      awaitNearNow("hub-0", "hub-1");

      BROKER.createTopic("later", 1);
      awaitNearNow("hub-0", "hub-1", "later-0");
      assertThat(ingest.health().problem()).isEmpty();
    }
  }

  @Test
  void aCleanRestartReadsNothingTwice() throws Exception {
    write("hub", 0, "request r1 c1");
    try (IngestService first = start(CONFIG, new LineReader())) {
      awaitRequests("r1");
      assertThat(first.alive()).isTrue();
    }
    write("hub", 0, "request r2 c2");

    try (IngestService second = start(CONFIG, new LineReader())) {
      awaitRequests("r1", "r2");
      assertThat(second.alive()).isTrue();
    }

    assertThat(requests()).hasSize(2);
    assertThat(failures).isEmpty();
  }

  @Test
  void whatFailsIsReadAgainFromTheCommittedOffsets() throws Exception {
    LineReader lines = new LineReader();
    AtomicBoolean hasFailed = new AtomicBoolean();
    MessageReader failsOnce =
        (message, appendTime, arrivedAt, handler) -> {
          String text = StandardCharsets.UTF_8.decode(message.duplicate()).toString();
          if (text.startsWith("request r2") && hasFailed.compareAndSet(false, true)) {
            throw new IllegalStateException("a fault of the reader");
          }
          lines.read(message, appendTime, arrivedAt, handler);
        };
    write("hub", 0, "request r1 c1");
    write("hub", 0, "request r2 c2");
    write("hub", 1, "request r3 c3");

    try (IngestService ingest = start(CONFIG, failsOnce)) {
      awaitRequests("r1", "r2", "r3");
      assertThat(ingest.alive()).isTrue();
    }

    assertThat(hasFailed).isTrue();
  }

  @Test
  void aBrokerThatComesBackIsGoneOnWith() throws Exception {
    try (IngestService ingest = start(CONFIG, new LineReader())) {
      write("hub", 0, "request r1 c1");
      awaitRequests("r1");

      BROKER.stop();
      BROKER.resume();
      write("hub", 0, "request r2 c2");

      awaitRequests("r1", "r2");
      assertThat(ingest.alive()).isTrue();
    }
  }

  @Test
  void itClosesQuicklyAlsoWhenTheBrokerIsGone() throws Exception {
    IngestService ingest = start(CONFIG, new LineReader());
    write("hub", 0, "request r1 c1");
    awaitRequests("r1");
    BROKER.stop();

    long start = System.nanoTime();
    ingest.close();
    long taken = System.nanoTime() - start;

    BROKER.resume();
    assertThat(Duration.ofNanos(taken)).isLessThan(Duration.ofMillis(5_500));
    assertThat(ingest.health().state()).isEqualTo(IngestHealth.State.STOPPED);
  }

  @Test
  void aMissingRequestsTopicEndsIngestForGood() throws Exception {
    BROKER.deleteTopics(TopicNames.REQUESTS);

    try (IngestService ingest = start(CONFIG, new LineReader())) {
      assertThat(failures.poll(20, TimeUnit.SECONDS))
          .startsWith("topic boundwatch-requests is missing on the monitor's Kafka cluster");
      assertThat(ingest.alive()).isFalse();
      assertThat(ingest.health().state()).isEqualTo(IngestHealth.State.FAILED);
    }
  }

  private IngestService start(BoundwatchConfig config, MessageReader reader) {
    IngestService ingest =
        new IngestService(
            config,
            clusters(config),
            reader,
            UnaryOperator.identity(),
            Metrics.NOOP,
            failures::add);
    ingest.start();
    return ingest;
  }

  private static void awaitRequests(String... ids) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(() -> assertThat(requests()).extracting(Request::requestId).contains(ids));
  }

  private static void awaitNearNow(String... partitions) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              Map<SourcePartition, OptionalLong> positions = lastWatermark().positions();
              assertThat(positions.keySet())
                  .extracting(SourcePartition::toString)
                  .containsExactly(partitions);
              assertThat(positions.values()).allMatch(IngestServiceTest::isNearNow);
            });
  }

  private static boolean isNearNow(OptionalLong position) {
    long age = System.currentTimeMillis() - position.orElse(0);
    return age >= 0 && age < NEAR.toMillis();
  }

  private static List<ConsumerRecord<byte[], byte[]>> records() {
    return BROKER.reader().read(TopicNames.REQUESTS);
  }

  private static List<Request> requests() {
    return records().stream().flatMap(record -> requestsOf(record).stream()).toList();
  }

  /** None where it is a watermark. */
  private static List<Request> requestsOf(ConsumerRecord<byte[], byte[]> record) {
    return RequestsMessageCodec.decode(record.value()) instanceof RequestsMessage.OfRequests message
        ? message.requests().stream().map(EncodedRequest::request).toList()
        : List.of();
  }

  /** Of partition 1, to see that every partition is told. */
  private static Watermark lastWatermark() {
    List<Watermark> watermarks = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : records()) {
      if (record.partition() == 1
          && RequestsMessageCodec.decode(record.value())
              instanceof RequestsMessage.OfWatermark message) {
        watermarks.add(message.watermark());
      }
    }
    return watermarks.isEmpty() ? new Watermark(Map.of()) : watermarks.get(watermarks.size() - 1);
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
  }

  private static void write(String topic, int partition, String message) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(address(), new ByteArraySerializer(), new ByteArraySerializer())) {
      byte[] value = message.getBytes(StandardCharsets.UTF_8);
      producer.send(new ProducerRecord<>(topic, partition, null, value)).get();
    }
  }

  private static Clusters clusters(BoundwatchConfig config) {
    return Clusters.of(config, BROKER.bootstrapServers());
  }

  private static Map<String, Object> address() {
    return Map.of("bootstrap.servers", BROKER.bootstrapServers());
  }
}
