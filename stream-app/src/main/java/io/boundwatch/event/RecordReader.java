package io.boundwatch.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.boundwatch.event.RecordDraft.Guise;
import java.io.IOException;
import java.util.Locale;

/**
 * Reads one record after the other into the same draft. The names of a record's own fields are
 * matched without regard to case.
 */
final class RecordReader {
  private final RecordDraft draft = new RecordDraft();
  private final PropertiesReader properties;

  RecordReader(JsonFactory factory) {
    this.properties = new PropertiesReader(draft, new EmbeddedJson(factory));
  }

  /** Reads the whole object that the parser stands on. */
  RecordDraft read(JsonParser parser) throws IOException {
    begin();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      parser.nextToken();
      readField(name, parser);
    }
    return draft;
  }

  /** The draft of a new record, to be filled field by field. */
  RecordDraft begin() {
    draft.clear();
    return draft;
  }

  /**
   * Reads a field's value, on which the parser stands. Once the category is known to be another
   * than those read, it is passed over.
   */
  void readField(String name, JsonParser parser) throws IOException {
    if (draft.isIgnored()) {
      parser.skipChildren();
      return;
    }
    switch (name.toLowerCase(Locale.ROOT)) {
      case "category" -> readCategory(parser);
      case "properties" -> properties.read(parser);
      case "time" -> draft.time = JsonValues.text(parser);
      case "tenantid" -> draft.tenantId = JsonValues.text(parser);
      case "correlationid" -> draft.outerCorrelationId = JsonValues.text(parser);
      case "resulttype" -> draft.resultType = JsonValues.errorCode(parser);
      case "calleripaddress" -> draft.callerIpAddress = JsonValues.text(parser);
      case "location" -> draft.outerLocation = JsonValues.text(parser);
      default -> {
        draft.guise = guise(name, draft.guise);
        parser.skipChildren();
      }
    }
  }

  private void readCategory(JsonParser parser) throws IOException {
    draft.categoryName = JsonValues.text(parser);
    draft.category = Category.of(draft.categoryName);
  }

  private static Guise guise(String name, Guise otherwise) {
    return switch (name) {
      case "createdDateTime", "userPrincipalName", "@odata.context" -> Guise.GRAPH_OBJECT;
      case "TimeGenerated", "AADTenantId" -> Guise.LOG_ANALYTICS_ROW;
      case "records", "Records" -> Guise.RECORDS_NO_ARRAY;
      default -> otherwise;
    };
  }
}
