package io.boundwatch.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The examples of the schemas are what the records read and write. */
class ExamplesTest {
  private static final Set<String> MAPS = Set.of("statusCodes", "status_codes", "counts");

  static Stream<Arguments> allExamples() {
    return Schemas.all().flatMap(ExamplesTest::examplesOf);
  }

  static Stream<Arguments> recordExamples() {
    return Schemas.RECORDS.keySet().stream().sorted().flatMap(ExamplesTest::examplesOf);
  }

  private static Stream<Arguments> examplesOf(SchemaFile file) {
    List<JsonNode> examples = Schemas.examples(file);
    assertThat(examples).as("examples of " + file).isNotEmpty();
    return examples.stream().map(example -> Arguments.of(file, example));
  }

  @ParameterizedTest
  @MethodSource("allExamples")
  void exampleIsValid(SchemaFile file, JsonNode example) {
    assertThat(Schemas.validate(file, example)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("recordExamples")
  void recordWritesWhatItRead(SchemaFile file, JsonNode example) throws JsonProcessingException {
    Record value = Schemas.JSON.treeToValue(example, Schemas.RECORDS.get(file));

    assertThat(Schemas.JSON.writeValueAsString(value)).isEqualTo(example.toString());
  }

  @ParameterizedTest
  @MethodSource("recordExamples")
  void recordEqualsItsCopy(SchemaFile file, JsonNode example) throws IOException {
    Class<? extends Record> type = Schemas.RECORDS.get(file);
    Record value = Schemas.JSON.treeToValue(example, type);

    Record copy = Schemas.JSON.readValue(Schemas.JSON.writeValueAsBytes(value), type);

    assertThat(copy).isEqualTo(value);
  }

  @ParameterizedTest
  @MethodSource("recordExamples")
  void unknownFieldsAreIgnoredWhereverTheyStand(SchemaFile file, JsonNode example)
      throws JsonProcessingException {
    Class<? extends Record> type = Schemas.RECORDS.get(file);
    JsonNode newer = example.deepCopy();
    addFieldOfALaterRelease(newer);

    assertThat(Schemas.JSON.treeToValue(newer, type))
        .isEqualTo(Schemas.JSON.treeToValue(example, type));
  }

  /** To every object but the maps of counts, where each name is data. */
  private static void addFieldOfALaterRelease(JsonNode node) {
    node.properties().stream()
        .filter(field -> !field.getKey().endsWith("ByStatusCode"))
        .filter(field -> !MAPS.contains(field.getKey()))
        .forEach(field -> addFieldOfALaterRelease(field.getValue()));
    if (node instanceof ObjectNode object) {
      object.put("addedLater", "x");
    } else {
      node.elements().forEachRemaining(ExamplesTest::addFieldOfALaterRelease);
    }
  }
}
