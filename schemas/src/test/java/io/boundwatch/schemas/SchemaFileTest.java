package io.boundwatch.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class SchemaFileTest {
  private static final String DIALECT = "https://json-schema.org/draft/2020-12/schema";

  @ParameterizedTest
  @EnumSource
  void isPackedOnTheClassPath(SchemaFile file) throws IOException {
    try (InputStream in = file.open()) {
      assertThat(in.read()).isNotNegative();
    }
  }

  @ParameterizedTest
  @MethodSource("io.boundwatch.schemas.Schemas#all")
  void isAValidSchemaOfDraft202012(SchemaFile file) {
    JsonNode schema = Schemas.read(file);

    assertThat(schema.path("$schema").textValue()).isEqualTo(DIALECT);
    assertThat(
            JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                .getSchema(SchemaLocation.of(DIALECT))
                .validate(schema))
        .isEmpty();
  }

  @Test
  void idsDiffer() {
    assertThat(Schemas.all().map(file -> Schemas.read(file).path("$id").textValue()))
        .doesNotHaveDuplicates()
        .allMatch(id -> id.startsWith("urn:boundwatch:schemas:"));
  }

  @ParameterizedTest
  @MethodSource("io.boundwatch.schemas.Schemas#all")
  void everyFieldIsDescribed(SchemaFile file) {
    assertThat(fieldsWithoutDescription(objects(file))).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("io.boundwatch.schemas.Schemas#all")
  void everyObjectOfTheSchemaRefusesUnknownFields(SchemaFile file) {
    assertThat(objects(file).findParents("properties"))
        .isNotEmpty()
        .allMatch(object -> !object.path("additionalProperties").asBoolean(true));
  }

  /**
   * The schema without the conditions between its fields, which describe no object of their own.
   */
  private static JsonNode objects(SchemaFile file) {
    return ((ObjectNode) Schemas.read(file)).without("allOf");
  }

  private static List<String> fieldsWithoutDescription(JsonNode schema) {
    List<String> bare = new ArrayList<>();
    for (JsonNode properties : schema.findValues("properties")) {
      properties
          .properties()
          .forEach(
              field -> {
                if (field.getValue().path("description").asText().isBlank()) {
                  bare.add(field.getKey());
                }
              });
    }
    return bare;
  }
}
