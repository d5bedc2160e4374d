package io.boundwatch.demo;

import io.boundwatch.config.BoundwatchConfig;
import io.boundwatch.config.ConfigLoader;
import io.boundwatch.kafka.ClientSettings;
import io.boundwatch.kafka.ResultsConsumer;
import io.boundwatch.kafka.TopicNames;
import io.boundwatch.replay.LocalConfig;
import io.boundwatch.replay.TemporaryFolder;
import io.boundwatch.service.BoundwatchService;
import io.boundwatch.service.Role;
import io.boundwatch.sim.PublishDelay;
import io.boundwatch.sim.Rhythm;
import io.boundwatch.sim.SimulatedTenant;
import io.boundwatch.sim.TenantProfile;
import java.io.IOException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/**
 * Has the whole service work for some seconds, on an embedded broker in a temporary folder, until
 * it has published something of each kind: then Java has loaded what a service needs, and can keep
 * it for the next start.
 */
public final class Rehearsal {
  static final long SEED = 11;

  /** Busy enough for results of each kind at any time: what it publishes depends on the clock. */
  static final TenantProfile TENANT =
      TenantProfile.CONTOSO.withTraffic(600, 200_000).withTiming(Rhythm.STEADY, PublishDelay.SHORT);

  private static final Duration PATIENCE = Duration.ofMinutes(1);
  private static final Duration POLL = Duration.ofMillis(200);
  static final Duration PUBLISHED_BEFORE = Duration.ofMinutes(1);

  private static final Map<String, String> SHORT_INTERVALS =
      Map.of("http.port", "0", "sign-in.settle", "PT1S", "counts.user-publish-interval", "PT1S");

  private static final List<String> RESULTS =
      List.of(
          TopicNames.DECISIONS,
          TopicNames.APP_COUNTS,
          TopicNames.POLICY_COUNTS,
          TopicNames.USER_COUNTS);

  private Rehearsal() {}

  /**
   * Runs it.
   *
   * @return whether all kinds of results were seen in time
   */
  public static boolean run(String version) throws IOException {
    try (TemporaryFolder folder = TemporaryFolder.create("boundwatch-rehearsal")) {
      BoundwatchConfig config =
          LocalConfig.of(ConfigLoader.of(SHORT_INTERVALS), "boundwatch-rehearsal", folder.path());
      try (BoundwatchService service = BoundwatchService.start(config, Role.ALL, version)) {
        return play(config, service);
      }
    }
  }

  private static boolean play(BoundwatchConfig config, BoundwatchService service) {
    long begins = System.currentTimeMillis() - PUBLISHED_BEFORE.toMillis();
    SimulatedTenant tenant = new SimulatedTenant(TENANT, SEED, List.of());
    Map<String, Object> producer =
        ClientSettings.producer(service.clusters().monitor(), "boundwatch-rehearsal");
    try (LiveFeed feed = new LiveFeed(config.source().topics(), producer, tenant, begins);
        KafkaConsumer<byte[], byte[]> results =
            ResultsConsumer.fromTheBeginning(
                service.clusters().monitor(), "boundwatch-rehearsal", RESULTS)) {
      return seesAll(feed, results);
    }
  }

  private static boolean seesAll(LiveFeed feed, KafkaConsumer<byte[], byte[]> results) {
    Set<String> awaited = new HashSet<>(RESULTS);
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (!awaited.isEmpty() && System.nanoTime() < until) {
      feed.publishUntil(System.currentTimeMillis());
      for (ConsumerRecord<byte[], byte[]> result : results.poll(POLL)) {
        awaited.remove(result.topic());
      }
    }
    return awaited.isEmpty();
  }
}
