package io.boundwatch.service;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.boundwatch.broker.EmbeddedBroker;
import io.boundwatch.broker.TopicReader;
import io.boundwatch.config.BoundwatchConfig;
import io.boundwatch.config.ConfigLoader;
import io.boundwatch.kafka.ClientSettings;
import io.boundwatch.kafka.Clusters;
import io.boundwatch.kafka.TopicNames;
import io.boundwatch.kafka.TopicSetup;
import io.boundwatch.replay.TemporaryFolder;
import io.boundwatch.schemas.AppCounts;
import io.boundwatch.sim.Envelope;
import io.boundwatch.sim.RecordTemplate;
import io.boundwatch.sim.SimulatedRecord;
import io.boundwatch.sim.SimulatedTenant;
import io.boundwatch.sim.TenantProfile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * A first figure of the service's speed, by hand: so many requests (two of a sign-in) stand in the
 * hubs' topics, then the service starts and reads them until all are counted. Broker, generator's
 * topics and service share one JVM; untuned. The argument is how many requests, 300,000 by default.
 */
final class RawThroughput {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int BATCH = 30;

  private RawThroughput() {}

  public static void main(String[] args) throws Exception {
    int requests = args.length > 0 ? Integer.parseInt(args[0]) : 300_000;
    try (TemporaryFolder folder = TemporaryFolder.create("boundwatch-throughput");
        EmbeddedBroker broker = EmbeddedBroker.start(folder.path())) {
      BoundwatchConfig config =
          ConfigLoader.of(
              Map.of(
                  "kafka.bootstrap-servers",
                  broker.bootstrapServers(),
                  "data-dir",
                  folder.path().toString(),
                  "kafka.partitions",
                  "4",
                  "http.port",
                  "0"));
      long bytes = load(config, broker, requests);
      long start = System.nanoTime();
      try (BoundwatchService service = BoundwatchService.start(config, Role.ALL, "throughput")) {
        awaitCounted(broker, requests);
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(
            "%,d requests of %,d bytes in %.1f s: %,.0f requests/s, start of the service and"
                + " publishing included; %s%n",
            requests, bytes / requests, seconds, requests / seconds, service.status());
      }
    }
  }

  private static long load(BoundwatchConfig config, EmbeddedBroker broker, int requests) {
    Clusters clusters = Clusters.of(config, broker.bootstrapServers());
    Clusters embedded = new Clusters(clusters.monitor(), clusters.source(), true, true);
    TopicSetup.ensure(config, embedded);
    SimulatedTenant tenant = new SimulatedTenant(TenantProfile.CONTOSO, 1);
    List<RecordTemplate> templates = tenant.templates(2_000, System.currentTimeMillis());
    SplittableRandom random = new SplittableRandom(1);
    List<byte[]> batch = new ArrayList<>();
    long bytes = 0;
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            ClientSettings.producer(clusters.monitor(), "load"),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      UUID correlation = null;
      for (int i = 0; i < requests; i++) {
        RecordTemplate template = templates.get(i / 2 % templates.size());
        correlation = i % 2 == 0 ? uuid(random) : correlation;
        long now = System.currentTimeMillis();
        SimulatedRecord record = template.fill(uuid(random), correlation, now - 60_000, now);
        bytes += record.json().length;
        batch.add(record.json());
        if (batch.size() == BATCH || i == requests - 1) {
          String topic = config.source().topics().get(i / BATCH % 2);
          Envelope.wrap(batch).forEach(m -> producer.send(new ProducerRecord<>(topic, m)));
          batch.clear();
        }
      }
    }
    return bytes;
  }

  private static UUID uuid(SplittableRandom random) {
    return new UUID(random.nextLong(), random.nextLong());
  }

  private static void awaitCounted(EmbeddedBroker broker, int requests) throws Exception {
    TopicReader reader = new TopicReader(broker.bootstrapServers());
    long counted = 0;
    while (counted < requests) {
      Thread.sleep(200);
      Map<String, Long> days = new HashMap<>();
      for (String value : reader.values(TopicNames.APP_COUNTS)) {
        AppCounts counts = JSON.readValue(value, AppCounts.class);
        if (counts.appId().equals("*") && counts.windowSize().equals("P1D")) {
          days.put(counts.windowStart(), counts.requests().total());
        }
      }
      counted = days.values().stream().mapToLong(Long::longValue).sum();
    }
  }
}
