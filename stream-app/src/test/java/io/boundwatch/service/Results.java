package io.boundwatch.service;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.boundwatch.reference.Comparison;
import io.boundwatch.reference.ReferenceResult;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The last values of all result topics by key; every value is checked against its schema. */
public final class Results {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_SHOWN = 20;

  private final Map<ResultTopic, Map<String, JsonNode>> last = new EnumMap<>(ResultTopic.class);

  Results() {
    for (ResultTopic topic : ResultTopic.values()) {
      last.put(topic, new TreeMap<>());
    }
  }

  /** What a replay wrote to its output folder. */
  public static Results ofFolder(Path folder) throws IOException {
    Results results = new Results();
    for (ResultTopic topic : ResultTopic.values()) {
      try (BufferedReader lines = Files.newBufferedReader(folder.resolve(topic.file()))) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          results.add(topic, JSON.readTree(line));
        }
      }
    }
    return results;
  }

  /** Takes a record of a topic; its key must be the one that its value makes. */
  void add(String topicName, byte[] key, byte[] value) {
    ResultTopic topic = ResultTopic.of(topicName);
    try {
      String made = add(topic, JSON.readTree(value));
      assertThat(new String(key, StandardCharsets.UTF_8)).isEqualTo(made);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String add(ResultTopic topic, JsonNode value) {
    topic.check(value);
    String key = topic.keyOf(value);
    last.get(topic).put(key, value);
    return key;
  }

  /** The last value of each key. */
  Map<String, JsonNode> last(ResultTopic topic) {
    return last.get(topic);
  }

  public int decisionCount() {
    return last.get(ResultTopic.DECISIONS).size();
  }

  /** What differs from the model in the sense of the design's "equal results" (section 5). */
  public void assertEqualTo(ReferenceResult expected, String... ignoredFields) {
    List<String> differences = new ArrayList<>();
    for (ResultTopic topic : ResultTopic.values()) {
      if (!topic.isInTheModel()) {
        continue;
      }
      Comparison.with(topic.expected(expected))
          .ignoring(ignoredFields)
          .except(expected.open())
          .withUsersWhere(expected::hasExactUsers)
          .withNamesWhere(expected::hasExactUsers)
          .differences(last.get(topic))
          .forEach(difference -> differences.add(topic.topic() + " " + difference));
    }
    assertThat(differences.subList(0, Math.min(MOST_SHOWN, differences.size())))
        .as("%d differences from the reference model", differences.size())
        .isEmpty();
  }
}
