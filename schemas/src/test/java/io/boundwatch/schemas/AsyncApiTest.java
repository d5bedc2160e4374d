package io.boundwatch.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class AsyncApiTest {
  private static JsonNode document;

  @BeforeAll
  static void read() throws IOException {
    try (InputStream in = SchemaFile.ASYNCAPI.open()) {
      document = new YAMLMapper().readTree(in);
    }
  }

  @Test
  void isOfVersion3() {
    assertThat(document.path("asyncapi").textValue()).isEqualTo("3.0.0");
  }

  @Test
  void namesEachTopicOnce() {
    assertThat(document.path("channels").findValuesAsText("address"))
        .containsExactlyInAnyOrder(
            "boundwatch-requests",
            "boundwatch-dead-letters",
            "boundwatch-decisions",
            "boundwatch-app-counts",
            "boundwatch-user-counts",
            "boundwatch-policy-counts",
            "boundwatch-alerts");
  }

  @ParameterizedTest
  @CsvSource({
    "boundwatch-requests, delete, P3D",
    "boundwatch-dead-letters, delete, P7D",
    "boundwatch-decisions, 'compact,delete', P7D",
    "boundwatch-app-counts, 'compact,delete', P30D",
    "boundwatch-user-counts, 'compact,delete', P30D",
    "boundwatch-policy-counts, 'compact,delete', P30D",
    "boundwatch-alerts, 'compact,delete', P30D",
  })
  void topicIsKeptAsDesigned(String topic, String cleanup, Duration retention) {
    JsonNode config = channel(topic).at("/bindings/kafka/topicConfiguration");

    assertThat(elements(config.path("cleanup.policy")).map(JsonNode::textValue))
        .containsExactly(cleanup.split(","));
    assertThat(config.path("retention.ms").longValue()).isEqualTo(retention.toMillis());
    assertThat(config.path("message.timestamp.type").textValue()).isEqualTo("LogAppendTime");
  }

  @ParameterizedTest
  @CsvSource({
    "boundwatch-decisions, SIGN_IN_DECISION, payload",
    "boundwatch-app-counts, APP_COUNTS, payload",
    "boundwatch-user-counts, USER_COUNTS, payload",
    "boundwatch-policy-counts, POLICY_COUNTS, payload",
    "boundwatch-alerts, DETECTION_FINDING, payload",
    "boundwatch-dead-letters, DEAD_LETTER_HEADERS, headers",
  })
  void topicHasTheSchemaOfItsValue(String topic, SchemaFile file, String part) {
    assertThat(message(topic).path(part).path("$ref").textValue())
        .isEqualTo("./" + file.fileName());
  }

  @Test
  void everyFileReferredToExists() {
    List<String> files = Arrays.stream(SchemaFile.values()).map(SchemaFile::fileName).toList();

    assertThat(document.findValuesAsText("$ref"))
        .filteredOn(ref -> !ref.startsWith("#"))
        .hasSize(6)
        .allMatch(ref -> files.contains(ref.substring("./".length())));
  }

  @Test
  void everythingReferredToInsideExists() {
    assertThat(document.findValuesAsText("$ref"))
        .filteredOn(ref -> ref.startsWith("#"))
        .isNotEmpty()
        .allMatch(ref -> document.at(ref.substring(1)).isObject());
  }

  static Stream<Arguments> keys() {
    String cell = "windowStart windowSize";
    return Stream.of(
        Arguments.of("boundwatch-decisions", SchemaFile.SIGN_IN_DECISION, "signInId"),
        Arguments.of("boundwatch-app-counts", SchemaFile.APP_COUNTS, "tenantId appId " + cell),
        Arguments.of(
            "boundwatch-user-counts",
            SchemaFile.USER_COUNTS,
            "tenantId userId appId resourceId " + cell),
        Arguments.of(
            "boundwatch-policy-counts",
            SchemaFile.POLICY_COUNTS,
            "tenantId policyId appId " + cell),
        Arguments.of(
            "boundwatch-alerts",
            SchemaFile.DETECTION_FINDING,
            "unmapped/token_protection/alert_key"));
  }

  @ParameterizedTest
  @MethodSource("keys")
  void keyOfEveryExampleHasTheFormThatIsTold(String topic, SchemaFile file, String fields) {
    Pattern pattern = Pattern.compile(message(topic).at("/bindings/kafka/key/pattern").textValue());

    for (JsonNode example : Schemas.examples(file)) {
      assertThat(keyOf(example, fields)).matches(pattern);
      assertThat(keyOf(example, fields) + "|more").doesNotMatch(pattern);
    }
  }

  private static String keyOf(JsonNode example, String fields) {
    return Arrays.stream(fields.split(" "))
        .map(field -> example.at("/" + field).textValue())
        .collect(Collectors.joining("|"));
  }

  private static JsonNode channel(String topic) {
    return elements(document.path("channels"))
        .filter(channel -> channel.path("address").textValue().equals(topic))
        .findFirst()
        .orElseThrow();
  }

  private static JsonNode message(String topic) {
    JsonNode ref = elements(channel(topic).path("messages")).findFirst().orElseThrow().path("$ref");
    return document.at(ref.textValue().substring(1));
  }

  private static Stream<JsonNode> elements(JsonNode node) {
    return StreamSupport.stream(node.spliterator(), false);
  }
}
