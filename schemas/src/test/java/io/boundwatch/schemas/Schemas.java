package io.boundwatch.schemas;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import com.networknt.schema.ValidationMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** The schema files as the tests need them: parsed, as validators, and with their examples. */
final class Schemas {
  static final ObjectMapper JSON = new ObjectMapper();

  static final Map<SchemaFile, Class<? extends Record>> RECORDS =
      Map.of(
          SchemaFile.SIGN_IN_DECISION, SignInDecision.class,
          SchemaFile.APP_COUNTS, AppCounts.class,
          SchemaFile.USER_COUNTS, UserCounts.class,
          SchemaFile.POLICY_COUNTS, PolicyCounts.class,
          SchemaFile.DETECTION_FINDING, DetectionFinding.class);

  private static final JsonSchemaFactory FACTORY =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012);

  private Schemas() {}

  /** All files but the AsyncAPI document. */
  static Stream<SchemaFile> all() {
    return Arrays.stream(SchemaFile.values()).filter(file -> file != SchemaFile.ASYNCAPI);
  }

  static JsonNode read(SchemaFile file) {
    try (InputStream in = file.open()) {
      return JSON.readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static JsonSchema validator(SchemaFile file) {
    return FACTORY.getSchema(read(file));
  }

  static Set<ValidationMessage> validate(SchemaFile file, JsonNode instance) {
    return validator(file).validate(instance);
  }

  static List<JsonNode> examples(SchemaFile file) {
    return StreamSupport.stream(read(file).path("examples").spliterator(), false).toList();
  }
}
