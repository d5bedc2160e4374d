package io.boundwatch.replay;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.boundwatch.kafka.Cluster;
import io.boundwatch.kafka.ResultsConsumer;
import io.boundwatch.kafka.TopicNames;
import io.boundwatch.schemas.AppCounts;
import io.boundwatch.schemas.DetectionFinding;
import io.boundwatch.schemas.SignInDecision;
import io.boundwatch.schemas.UserCounts;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Reads what the pipeline published, up to its end: writes every value to its file if files are
 * wanted, and keeps the last of each key that the report shows.
 */
final class Outputs {
  /** Where the values of each topic go. */
  static final Map<String, String> FILES =
      Map.of(
          TopicNames.DECISIONS, "decisions.ndjson",
          TopicNames.APP_COUNTS, "app-counts.ndjson",
          TopicNames.USER_COUNTS, "user-counts.ndjson",
          TopicNames.POLICY_COUNTS, "policy-counts.ndjson",
          TopicNames.ALERTS, "alerts.ndjson");

  private static final ObjectMapper JSON = new ObjectMapper();

  private final String appWindow;
  private final String userWindow;
  private final Map<String, AppCounts> apps = new LinkedHashMap<>();
  private final Map<String, UserCounts> users = new LinkedHashMap<>();
  private final Map<String, SignInDecision> blocked = new LinkedHashMap<>();
  private final Map<String, DetectionFinding> alerts = new HashMap<>();
  private final Map<String, Boolean> decided = new HashMap<>();

  /**
   * @param appWindow size of the app windows that the report shows
   * @param userWindow size of the user windows that the report shows
   */
  Outputs(String appWindow, String userWindow) {
    this.appWindow = appWindow;
    this.userWindow = userWindow;
  }

  /**
   * Reads all that is committed.
   *
   * @param files an open stream for each topic whose values are wanted
   */
  void read(Cluster cluster, Map<String, OutputStream> files) throws IOException {
    try (KafkaConsumer<byte[], byte[]> consumer =
        ResultsConsumer.fromTheBeginning(cluster, "boundwatch-replay", FILES.keySet())) {
      Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
      while (ends.entrySet().stream().anyMatch(e -> consumer.position(e.getKey()) < e.getValue())) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
          take(record, files);
        }
      }
    }
  }

  private void take(ConsumerRecord<byte[], byte[]> record, Map<String, OutputStream> files)
      throws IOException {
    OutputStream file = files.get(record.topic());
    if (file != null) {
      file.write(record.value());
      file.write('\n');
    }
    String key = new String(record.key(), StandardCharsets.UTF_8);
    switch (record.topic()) {
      case TopicNames.DECISIONS -> keep(key, JSON.readValue(record.value(), SignInDecision.class));
      case TopicNames.APP_COUNTS -> keep(key, JSON.readValue(record.value(), AppCounts.class));
      case TopicNames.USER_COUNTS -> keep(key, JSON.readValue(record.value(), UserCounts.class));
      case TopicNames.ALERTS -> keep(JSON.readValue(record.value(), DetectionFinding.class));
      default -> {}
    }
  }

  private void keep(String key, SignInDecision decision) {
    boolean unbound = decision.verdict().equals("unbound");
    decided.put(key, unbound);
    if (decision.outcome().equals("blocked") || decision.outcome().equals("wouldBlock")) {
      blocked.put(key, decision);
    } else {
      blocked.remove(key);
    }
  }

  private void keep(String key, AppCounts counts) {
    if (counts.windowSize().equals(appWindow)) {
      apps.put(key, counts);
    }
  }

  private void keep(String key, UserCounts counts) {
    if (counts.windowSize().equals(userWindow)) {
      users.put(key, counts);
    }
  }

  /** A key has one alert after the other; a report shows all of them. */
  private void keep(DetectionFinding finding) {
    alerts.put(finding.findingInfo().uid(), finding);
  }

  /** The last that was told of each alert, by when it began. */
  List<DetectionFinding> alerts() {
    return alerts.values().stream()
        .sorted(
            Comparator.comparing((DetectionFinding f) -> f.findingInfo().firstSeenTime())
                .thenComparing(f -> f.findingInfo().uid()))
        .toList();
  }

  List<AppCounts> apps() {
    return List.copyOf(apps.values());
  }

  List<UserCounts> users() {
    return List.copyOf(users.values());
  }

  /** The sign-ins that were or would be blocked. */
  List<SignInDecision> blocked() {
    return List.copyOf(blocked.values());
  }

  long signIns() {
    return decided.size();
  }

  long unboundSignIns() {
    return decided.values().stream().filter(unbound -> unbound).count();
  }
}
