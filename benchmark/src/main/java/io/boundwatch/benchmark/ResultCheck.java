package io.boundwatch.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.boundwatch.config.BoundwatchConfig;
import io.boundwatch.config.ConfigLoader;
import io.boundwatch.kafka.Clusters;
import io.boundwatch.kafka.ResultsConsumer;
import io.boundwatch.kafka.TopicNames;
import io.boundwatch.reference.Comparison;
import io.boundwatch.reference.ReferenceResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Compares the last committed value of every key of the result topics with the reference model, as
 * the design's "equal results" (section 5) says. Not compared are {@code final} and {@code
 * partial}, which tell of the time of the run.
 */
final class ResultCheck {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** Up to here the program lists distinct users, and its count is exact. */
  private static final long EXACT_USERS = 512;

  /** How far it may be off above: six times its standard error. */
  private static final double USERS_TOLERANCE = 0.05;

  private final ReferenceResult expected;
  private final Map<String, Map<String, Map<String, Object>>> topics = new LinkedHashMap<>();

  ResultCheck(ReferenceResult expected) {
    this.expected = expected;
    topics.put(TopicNames.DECISIONS, expected.decisions());
    topics.put(TopicNames.APP_COUNTS, expected.appCounts());
    topics.put(TopicNames.USER_COUNTS, expected.userCounts());
    topics.put(TopicNames.POLICY_COUNTS, expected.policyCounts());
  }

  /** The only tenant of the data set; what others have is not looked at. */
  String tenantId() {
    String anyCell = expected.appCounts().keySet().iterator().next();
    return anyCell.substring(0, anyCell.indexOf('|'));
  }

  /** Distinct requests of the data set. */
  long requests() {
    return expected.appCounts().entrySet().stream()
        .filter(cell -> cell.getKey().contains("|*|") && cell.getKey().endsWith("|P1D"))
        .mapToLong(cell -> total(cell.getValue()))
        .sum();
  }

  private static long total(Map<String, Object> cell) {
    return ((Number) ((Map<?, ?>) cell.get("requests")).get("total")).longValue();
  }

  /** One line for each difference; empty if there is none. */
  List<String> differences(String bootstrapServers) {
    Map<String, Map<String, byte[]>> last = read(bootstrapServers);
    List<String> differences = new ArrayList<>();
    topics.forEach(
        (topic, values) -> {
          Map<String, JsonNode> actual = new ParsedLate(last.get(topic));
          Comparison.with(values)
              .ignoring("final", "partial")
              .except(expected.open())
              .withUsersWhere(key -> hasExactUsers(key, values.get(key)))
              .withNamesWhere(expected::hasExactUsers)
              .differences(actual)
              .forEach(difference -> differences.add(topic + " " + difference));
          values.forEach((key, value) -> compareUsers(topic, key, value, actual, differences));
        });
    return differences;
  }

  private boolean hasExactUsers(String key, Map<String, Object> value) {
    return expected.hasExactUsers(key) && value != null && users(value) <= EXACT_USERS;
  }

  private static long users(Map<String, Object> value) {
    return value.get("users") instanceof Number users ? users.longValue() : 0;
  }

  private static void compareUsers(
      String topic,
      String key,
      Map<String, Object> value,
      Map<String, JsonNode> actual,
      List<String> differences) {
    long should = users(value);
    if (should > EXACT_USERS && actual.containsKey(key)) {
      long is = actual.get(key).path("users").asLong();
      if (Math.abs(is - should) > USERS_TOLERANCE * should) {
        differences.add(topic + " " + key + " users: expected about " + should + " but was " + is);
      }
    }
  }

  private Map<String, Map<String, byte[]>> read(String bootstrapServers) {
    String tenantId = tenantId();
    Map<String, Map<String, byte[]>> last = new HashMap<>();
    topics.keySet().forEach(topic -> last.put(topic, new HashMap<>()));
    BoundwatchConfig config = ConfigLoader.of(Map.of("kafka.bootstrap-servers", bootstrapServers));
    try (KafkaConsumer<byte[], byte[]> consumer =
        ResultsConsumer.fromTheBeginning(
            Clusters.of(config, bootstrapServers).monitor(), "check", topics.keySet())) {
      Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
      while (ends.entrySet().stream()
          .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(100))) {
          String key = new String(record.key(), StandardCharsets.UTF_8);
          if (key.contains(tenantId)) {
            last.get(record.topic()).put(key, record.value());
          }
        }
      }
    }
    return last;
  }

  /** As trees, all of them would take many times their bytes. */
  private static final class ParsedLate extends AbstractMap<String, JsonNode> {
    private final Map<String, byte[]> values;

    ParsedLate(Map<String, byte[]> values) {
      this.values = values;
    }

    @Override
    public Set<String> keySet() {
      return values.keySet();
    }

    @Override
    public boolean containsKey(Object key) {
      return values.containsKey(key);
    }

    @Override
    public JsonNode get(Object key) {
      byte[] value = values.get(key);
      try {
        return value == null ? null : JSON.readTree(value);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public Set<Entry<String, JsonNode>> entrySet() {
      throw new UnsupportedOperationException("only single keys are looked up");
    }
  }
}
