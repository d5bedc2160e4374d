package io.boundwatch.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.boundwatch.config.BoundwatchConfig;
import io.boundwatch.ingest.SourcePartition;
import io.boundwatch.kafka.ClientSettings;
import io.boundwatch.kafka.ResultsConsumer;
import io.boundwatch.kafka.TopicNames;
import io.boundwatch.kafka.TopicSetup;
import io.boundwatch.replay.LocalConfig;
import io.boundwatch.replay.TemporaryFolder;
import io.boundwatch.schemas.AppCounts;
import io.boundwatch.schemas.DetectionFinding;
import io.boundwatch.service.BoundwatchService;
import io.boundwatch.service.Role;
import io.boundwatch.sim.App;
import io.boundwatch.sim.PublishDelay;
import io.boundwatch.sim.Rhythm;
import io.boundwatch.sim.SimulatedTenant;
import io.boundwatch.sim.Spike;
import io.boundwatch.sim.TenantProfile;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/**
 * A simulated tenant in front of the real service: first its past day, written past the source with
 * watermarks of the source's own partitions, then live through the hubs' topics.
 */
public final class Demo implements AutoCloseable {
  private static final long SEED = 7;
  private static final Duration PAST = Duration.ofDays(1);
  private static final Duration SPIKE_AFTER = Duration.ofSeconds(60);
  private static final Duration SPIKE_LENGTH = Duration.ofMinutes(2);

  /** Blocked clients try again and again. */
  private static final double SPIKE_RATE = 8;

  private static final TenantProfile TENANT =
      TenantProfile.CONTOSO.withTraffic(600, 100_000).withTiming(Rhythm.STEADY, PublishDelay.SHORT);
  private static final Duration READ_FOR = Duration.ofMillis(800);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final TemporaryFolder folder;
  private final BoundwatchConfig config;
  private final BoundwatchService service;
  private final DemoTable table = new DemoTable();
  private long spikeAt;
  private LiveFeed live;
  private KafkaConsumer<byte[], byte[]> results;

  private Demo(TemporaryFolder folder, BoundwatchConfig config, BoundwatchService service) {
    this.folder = folder;
    this.config = config;
    this.service = service;
  }

  /**
   * Starts the service and feeds it the past day.
   *
   * @param cancelled asked meanwhile; the demo then goes on to be closed
   * @param tell what is being done
   */
  public static Demo start(
      BoundwatchConfig config, String version, BooleanSupplier cancelled, Consumer<String> tell)
      throws IOException {
    TemporaryFolder folder = TemporaryFolder.create("boundwatch-demo");
    BoundwatchConfig local = LocalConfig.of(config, "boundwatch-demo", folder.path());
    tell.accept("Starting an embedded broker and the service ...");
    Demo demo = new Demo(folder, local, startService(folder, local, version));
    try {
      demo.begin(cancelled, tell);
      return demo;
    } catch (RuntimeException | IOException e) {
      demo.close();
      throw e;
    }
  }

  private static BoundwatchService startService(
      TemporaryFolder folder, BoundwatchConfig local, String version) throws IOException {
    try {
      return BoundwatchService.start(local, Role.MONITOR, version);
    } catch (RuntimeException e) {
      folder.close();
      throw e;
    }
  }

  private void begin(BooleanSupplier cancelled, Consumer<String> tell) throws IOException {
    results =
        ResultsConsumer.fromTheBeginning(
            service.clusters().monitor(),
            "boundwatch-demo",
            List.of(TopicNames.APP_COUNTS, TopicNames.ALERTS));
    long start = System.currentTimeMillis();
    spikeAt = start + SPIKE_AFTER.toMillis();
    Spike spike = new Spike(spikeAt, SPIKE_LENGTH, App.OUTLOOK, 1003, 0.8, SPIKE_RATE);
    SimulatedTenant tenant = new SimulatedTenant(TENANT, SEED, List.of(spike));
    tell.accept("Feeding a past day of a simulated tenant ...");
    Map<String, Object> producer =
        ClientSettings.producer(service.clusters().monitor(), "boundwatch-demo");
    PastFeed past = new PastFeed(config, producer, hubPartitions());
    long requests = past.feed(tenant, start - PAST.toMillis(), start, cancelled);
    tell.accept(String.format("%,d requests of the past day written; going live.", requests));
    live = new LiveFeed(config.source().topics(), producer, tenant, start);
    service.startIngest();
  }

  private List<SourcePartition> hubPartitions() {
    List<SourcePartition> partitions = new ArrayList<>();
    for (String topic : config.source().topics()) {
      int count = TopicSetup.partitions(service.clusters().source(), topic).orElse(0);
      for (int i = 0; i < count; i++) {
        partitions.add(new SourcePartition(topic, i));
      }
    }
    return partitions;
  }

  /** Publishes what the tenant did since the last call, and reads the newest counts and alerts. */
  public void tick() throws IOException {
    live.publishUntil(System.currentTimeMillis());
    long until = System.nanoTime() + READ_FOR.toNanos();
    ConsumerRecords<byte[], byte[]> read;
    do {
      read = results.poll(Duration.ofMillis(200));
      for (ConsumerRecord<byte[], byte[]> record : read) {
        take(record);
      }
      // a past day has far more results than one poll gives
    } while (!read.isEmpty() && System.nanoTime() < until);
  }

  private void take(ConsumerRecord<byte[], byte[]> record) throws IOException {
    if (record.topic().equals(TopicNames.ALERTS)) {
      table.take(JSON.readValue(record.value(), DetectionFinding.class));
    } else {
      table.take(JSON.readValue(record.value(), AppCounts.class));
    }
  }

  public DemoTable table() {
    return table;
  }

  public CompletableFuture<String> failure() {
    return service.failure();
  }

  /** What it is doing and where it can be looked at. */
  public List<String> addresses() {
    String address = "http://127.0.0.1:" + service.httpPort();
    return List.of(
        "Boundwatch demo on a simulated tenant; Ctrl-C ends it",
        "  now      " + service.status(),
        "  spike    " + spikeInWords(),
        "  metrics  " + address + "/metrics",
        "  health   " + address + "/health/ready",
        "  Kafka    " + service.clusters().monitor().address() + ", topics boundwatch-…");
  }

  private String spikeInWords() {
    Instant from = Instant.ofEpochMilli(spikeAt).truncatedTo(ChronoUnit.SECONDS);
    return "unbound " + App.OUTLOOK.displayName() + ", " + from + " to " + from.plus(SPIKE_LENGTH);
  }

  @Override
  public void close() throws IOException {
    if (live != null) {
      live.close();
    }
    if (results != null) {
      results.close();
    }
    service.close();
    folder.close();
  }
}
