package io.boundwatch.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.boundwatch.schemas.SchemaFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;

/** The headers of dead letters and the schema that describes them. */
final class DeadLetterHeaders {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final JsonSchema SCHEMA =
      JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
          .getSchema(SchemaFile.DEAD_LETTER_HEADERS.open());

  private DeadLetterHeaders() {}

  static void assertValid(Headers headers) {
    ObjectNode node = JSON.createObjectNode();
    for (Header header : headers) {
      String text = new String(header.value(), StandardCharsets.UTF_8);
      assertThat(node.replace(header.key(), node.textNode(text)))
          .as("header %s once", header.key())
          .isNull();
    }
    assertThat(SCHEMA.validate(node)).as("headers %s", node).isEmpty();
  }

  /** The reasons that the schema knows. */
  static List<String> reasons() throws IOException {
    try (InputStream in = SchemaFile.DEAD_LETTER_HEADERS.open()) {
      JsonNode reasons = JSON.readTree(in).at("/properties/reason/enum");
      return StreamSupport.stream(reasons.spliterator(), false).map(JsonNode::textValue).toList();
    }
  }
}
