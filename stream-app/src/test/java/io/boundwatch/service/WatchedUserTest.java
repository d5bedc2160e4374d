package io.boundwatch.service;

import static io.boundwatch.event.Records.aRecord;
import static org.assertj.core.api.Assertions.assertThat;

import io.boundwatch.broker.BrokerExtension;
import io.boundwatch.event.Records;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** From a record in the hub to the committed alert, under exactly-once with default intervals. */
class WatchedUserTest {
  @RegisterExtension static final BrokerExtension BROKER = new BrokerExtension();

  private static final String HUB = "insights-logs-signinlogs";
  private static final int USERS = 7;
  private static final Duration PROMISED = Duration.ofSeconds(3);

  @TempDir Path folder;

  @Test
  void aRequestOfAWatchedUserIsAnAlertWithinThreeSeconds() throws Exception {
    HubWriter.HUBS.values().forEach(hub -> BROKER.createTopic(hub, 1));
    try (BoundwatchService service = start();
        KafkaProducer<byte[], byte[]> hub =
            new KafkaProducer<>(
                Map.of("bootstrap.servers", BROKER.bootstrapServers()),
                new ByteArraySerializer(),
                new ByteArraySerializer());
        ResultReader results = new ResultReader(BROKER.bootstrapServers())) {
      List<Duration> delays = new ArrayList<>();
      for (int user = 0; user < USERS; user++) {
        hub.send(new ProducerRecord<>(HUB, 0, null, message(user))).get();
        delays.add(untilToldOf(user, results));
      }

      // the first one also waits for the start of the service
      assertThat(delays.stream().sorted().toList().get(USERS / 2)).isLessThan(PROMISED);
      assertThat(service.failure()).isNotDone();
    }
  }

  private BoundwatchService start() {
    String watched =
        IntStream.range(0, USERS)
            .mapToObj(WatchedUserTest::userId)
            .collect(Collectors.joining(","));
    return TestService.named("watched", folder)
        .with("counts.publish-interval", "PT2S")
        .with("monitor.commit-interval", "PT0.5S")
        .with("alerts.watch-list", watched)
        .onCluster(BROKER.bootstrapServers())
        .start(Role.ALL);
  }

  private static String userId(int user) {
    return "90000000-0000-4000-8000-00000000000" + user;
  }

  private static byte[] message(int user) {
    String now = Instant.now().toString();
    return Records.message(
        aRecord()
            .id("a0000000-0000-4000-8000-00000000000" + user)
            .user(userId(user))
            .at(now)
            .publishedAt(now)
            .unbound(1003)
            .policy("p1", "reportOnlyFailure"));
  }

  private static Duration untilToldOf(int user, ResultReader results) {
    Instant sent = Instant.now();
    Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .pollInterval(Duration.ofMillis(20))
        .until(
            () ->
                results.read().last(ResultTopic.ALERTS).keySet().stream()
                    .anyMatch(key -> key.endsWith("|watched-user-in-scope|" + userId(user))));
    return Duration.between(sent, Instant.now());
  }
}
