package io.boundwatch.benchmark;

import io.boundwatch.benchmark.micro.Samples;
import io.boundwatch.config.BoundwatchConfig;
import io.boundwatch.config.ConfigLoader;
import io.boundwatch.event.Request;
import io.boundwatch.ingest.SourcePartition;
import io.boundwatch.kafka.ClientSettings;
import io.boundwatch.kafka.Clusters;
import io.boundwatch.replay.RequestsFeed;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * Sign-ins of another tenant that fill the state before something is measured: written past the
 * source, they are settled before and open for as long as the run lasts. All of their requests are
 * in scope, so every user has a cell.
 *
 * @param signIns how many, of two requests each
 * @param users who make them in turn
 */
record Prefill(int signIns, int users) {
  private static final int REQUESTS_EACH = 2;
  private static final int TEMPLATES = 2_000;
  private static final Duration LASTS = Duration.ofMinutes(30);
  private static final Duration WATERMARK_EVERY = Duration.ofSeconds(10);

  /** Parses {@code signIns:users}. */
  static Prefill of(String text) {
    String[] parts = text.split(":");
    return new Prefill(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
  }

  /**
   * Writes them.
   *
   * @param end the clock stands here afterwards, and what is measured comes after it; milliseconds
   *     since the epoch
   * @param settle when a sign-in is settled
   */
  void write(String bootstrapServers, long end, Duration settle) {
    BoundwatchConfig config = ConfigLoader.of(Map.of("kafka.bootstrap-servers", bootstrapServers));
    Clusters clusters = Clusters.of(config, bootstrapServers);
    List<Request> templates =
        Samples.signIns(TEMPLATES).stream()
            .flatMap(Collection::stream)
            .filter(Request::isInScope)
            .toList();
    SplittableRandom random = new SplittableRandom(1);
    String tenant = uuid(random);
    long begin = end - settle.toMillis() - WATERMARK_EVERY.toMillis() - LASTS.toMillis();
    try (RequestsFeed feed =
        new RequestsFeed(
            ClientSettings.producer(clusters.monitor(), "prefill"),
            Hubs.PARTITIONS,
            hubs(),
            WATERMARK_EVERY.toMillis())) {
      for (int i = 0; i < signIns; i++) {
        long at = begin + LASTS.toMillis() * i / signIns;
        int user = i % users;
        String correlation = uuid(random);
        for (int j = 0; j < REQUESTS_EACH; j++) {
          Request template = templates.get(user % templates.size());
          feed.write(like(template, tenant, uuid(random), correlation, userId(user), at));
        }
      }
      feed.mark(end);
      feed.flush();
    }
  }

  private static Request like(
      Request template, String tenant, String id, String correlation, String user, long at) {
    return new Request(
        id,
        tenant,
        correlation,
        user,
        at,
        at,
        at,
        at,
        template.binding(),
        template.statusCode(),
        template.outcome(),
        template.policies(),
        template.details());
  }

  private static String userId(int user) {
    return new UUID(0x1234_5678_9abc_4defL, 0x8000_0000_0000_0000L | user).toString();
  }

  private static String uuid(SplittableRandom random) {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }

  private static List<SourcePartition> hubs() {
    return Hubs.TOPICS.stream()
        .flatMap(
            topic ->
                IntStream.range(0, Hubs.PARTITIONS)
                    .mapToObj(partition -> new SourcePartition(topic, partition)))
        .toList();
  }
}
