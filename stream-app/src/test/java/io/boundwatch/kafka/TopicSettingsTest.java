package io.boundwatch.kafka;

import static io.boundwatch.kafka.TestConfig.aConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.boundwatch.schemas.SchemaFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** Topics are made with the settings that the AsyncAPI document promises to their readers. */
class TopicSettingsTest {
  @Test
  void everyTopicIsMadeAsItIsDescribed() throws IOException {
    Map<String, Map<String, String>> described = described();

    Map<String, Map<String, String>> made = new HashMap<>();
    for (TopicSpec topic : TopicSpec.ours(aConfig().build().kafka())) {
      Map<String, String> settings = new HashMap<>(topic.config());
      settings.keySet().retainAll(described.getOrDefault(topic.name(), Map.of()).keySet());
      made.put(topic.name(), settings);
    }

    assertThat(described).hasSize(TopicNames.ALL.size());
    assertThat(made).isEqualTo(described);
  }

  /** The settings of each described topic, in Kafka's words. */
  private static Map<String, Map<String, String>> described() throws IOException {
    try (InputStream in = SchemaFile.ASYNCAPI.open()) {
      Map<String, Map<String, String>> topics = new HashMap<>();
      for (JsonNode channel : new YAMLMapper().readTree(in).path("channels")) {
        JsonNode settings = channel.at("/bindings/kafka/topicConfiguration");
        topics.put(channel.path("address").textValue(), texts(settings));
      }
      return topics;
    }
  }

  private static Map<String, String> texts(JsonNode settings) {
    Map<String, String> texts = new HashMap<>();
    settings.properties().forEach(entry -> texts.put(entry.getKey(), text(entry.getValue())));
    return texts;
  }

  private static String text(JsonNode value) {
    return value.isArray()
        ? StreamSupport.stream(value.spliterator(), false)
            .map(JsonNode::asText)
            .collect(Collectors.joining(","))
        : value.asText();
  }
}
