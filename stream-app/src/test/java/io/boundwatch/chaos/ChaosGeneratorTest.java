package io.boundwatch.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.boundwatch.reference.RawRecord;
import io.boundwatch.reference.ReferenceModel;
import io.boundwatch.reference.ReferenceParameters;
import io.boundwatch.reference.ReferenceResult;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChaosGeneratorTest {
  private static final long NOW = Instant.parse("2026-11-03T02:00:00Z").toEpochMilli();
  private static final Duration RANGE = Duration.ofHours(8);
  private static final ReferenceModel MODEL = new ReferenceModel(ReferenceParameters.DEFAULT);

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void theModelDoesNotDependOnTheOrder(long seed) {
    List<RawRecord> records = generate(seed, NotSatisfied.MIXED);
    ReferenceResult result = MODEL.compute(records);
    List<RawRecord> shuffled = Delivery.shuffle(records, seed);
    List<RawRecord> ordered = Delivery.inAppendOrder(records, seed);
    assertThat(result.differences(MODEL.compute(shuffled))).as("seed %d", seed).isEmpty();
    assertThat(result.differences(MODEL.compute(ordered))).as("seed %d", seed).isEmpty();
    assertThat(MODEL.compute(shuffled).moved()).as("seed %d", seed).isEqualTo(result.moved());
  }

  @Test
  void theModelDoesNotCountARecordTwice() {
    List<RawRecord> records = generate(4, NotSatisfied.MIXED);
    List<RawRecord> twice = new ArrayList<>(records);
    twice.addAll(records);
    assertThat(MODEL.compute(records).differences(MODEL.compute(twice))).isEmpty();
  }

  @Test
  void theSameSeedMakesTheSameRecords() {
    assertThat(texts(generate(5, NotSatisfied.MIXED)))
        .isEqualTo(texts(generate(5, NotSatisfied.MIXED)));
  }

  @ParameterizedTest
  @EnumSource
  void everyOutcomeAndVerdictOccursAndEverySignInIsDecided(NotSatisfied notSatisfied) {
    ReferenceResult result = MODEL.compute(generate(6, notSatisfied));
    Set<Object> outcomes = new HashSet<>();
    Set<Object> verdicts = new HashSet<>();
    for (Map<String, Object> decision : result.decisions().values()) {
      outcomes.add(decision.get("outcome"));
      verdicts.add(decision.get("verdict"));
    }
    assertThat(outcomes).hasSize(5);
    assertThat(verdicts).hasSize(3);
    assertThat(result.open()).isEmpty();
    assertThat(result.moved()).isNotEmpty();
  }

  @Test
  void nothingIsAppendedBeforeItHappenedOrAfterNow() {
    assertThat(generate(7, NotSatisfied.MIXED))
        .allSatisfy(
            record ->
                assertThat(record.appendTime()).isBetween(NOW - RANGE.toMillis() - 60_000, NOW));
  }

  @Test
  void batchesHoldEveryRecordOnceUnderItsTopicAndTime() throws IOException {
    List<RawRecord> records = generate(8, NotSatisfied.MIXED);
    Map<String, Integer> left = new HashMap<>();
    for (RawRecord record : records) {
      left.merge(identity(record.category(), record.appendTime(), record.text()), 1, Integer::sum);
    }
    List<SourceMessage> messages = Delivery.batch(Delivery.shuffle(records, 8), 8);
    assertThat(messages.size()).isLessThan(records.size());
    for (SourceMessage message : messages) {
      for (JsonNode record : split(message.value())) {
        String identity = identity(message.category(), message.appendTime(), record.toString());
        left.merge(identity, -1, Integer::sum);
      }
    }
    assertThat(left.values()).containsOnly(0);
  }

  private static String identity(String category, long appendTime, String text) {
    return category + appendTime + text;
  }

  private static Iterable<JsonNode> split(byte[] message) throws IOException {
    String text = new String(message, StandardCharsets.UTF_8);
    String json = text.startsWith("2026") ? text.substring(text.indexOf('{')) : text;
    JsonNode node = new ObjectMapper().readTree(json);
    if (node.has("records")) {
      return node.get("records");
    }
    return node.isArray() ? node : List.of(node);
  }

  private static List<String> texts(List<RawRecord> records) {
    return records.stream().map(RawRecord::text).toList();
  }

  private static List<RawRecord> generate(long seed, NotSatisfied notSatisfied) {
    return new ChaosGenerator(seed, notSatisfied).generate(400, NOW, RANGE);
  }
}
