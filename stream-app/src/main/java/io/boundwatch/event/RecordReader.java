package io.boundwatch.event;

import io.boundwatch.codec.TextCache;
import io.boundwatch.event.RecordDraft.Guise;
import java.util.Locale;

/**
 * Reads one record after the other into the same draft. The names of a record's own fields are
 * matched without regard to case.
 */
final class RecordReader {
  private final RecordDraft draft = new RecordDraft();
  private final TextCache names = new TextCache(JsonText::decode);
  private final TextCache lowerCaseNames =
      new TextCache((bytes, from, to) -> JsonText.decode(bytes, from, to).toLowerCase(Locale.ROOT));
  private final TextCache values = new TextCache(JsonText::decode);
  private final PropertiesReader properties = new PropertiesReader(draft, names, values);

  /** Reads the whole object that the scanner stands at. */
  RecordDraft read(JsonScanner scanner) throws BrokenJsonException {
    begin();
    scanner.enter();
    while (scanner.nextField()) {
      readField(scanner);
    }
    return draft;
  }

  /** The draft of a new record, to be filled field by field. */
  RecordDraft begin() {
    draft.clear();
    return draft;
  }

  /**
   * Reads the field at whose value the scanner stands. Once the category is known to be another
   * than those read, it is passed over.
   */
  void readField(JsonScanner scanner) throws BrokenJsonException {
    if (draft.isIgnored()) {
      scanner.skip();
      return;
    }
    switch (scanner.name(lowerCaseNames)) {
      case "category" -> readCategory(scanner);
      case "properties" -> properties.read(scanner);
      case "time" -> draft.time = JsonValues.text(scanner);
      case "tenantid" -> draft.tenantId = JsonValues.text(scanner, values);
      case "correlationid" -> draft.outerCorrelationId = JsonValues.text(scanner);
      case "resulttype" -> draft.resultType = JsonValues.errorCode(scanner);
      case "calleripaddress" -> draft.callerIpAddress = JsonValues.text(scanner);
      case "location" -> draft.outerLocation = JsonValues.text(scanner, values);
      default -> {
        draft.guise = guise(scanner.name(names), draft.guise);
        scanner.skip();
      }
    }
  }

  /** Whether the array at which the scanner stands is one of records: an envelope's. */
  boolean isListOfRecords(JsonScanner scanner) {
    return "records".equalsIgnoreCase(scanner.name(names));
  }

  private void readCategory(JsonScanner scanner) throws BrokenJsonException {
    draft.categoryName = JsonValues.text(scanner, values);
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
