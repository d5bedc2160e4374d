package io.boundwatch.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;

/**
 * Reads {@code appliedConditionalAccessPolicies} and keeps the entries that have token protection
 * among their session controls. Half of a record's bytes and more are other policies.
 */
final class PolicyReader implements EmbeddedJson.ValueReader {
  private final List<PolicyFact> facts;
  private final TextSlot id = new TextSlot();
  private final TextSlot name = new TextSlot();
  private final TextSlot result = new TextSlot();
  private ControlNaming enforced = ControlNaming.ABSENT;
  private ControlNaming notSatisfied = ControlNaming.ABSENT;

  PolicyReader(List<PolicyFact> facts) {
    this.facts = facts;
  }

  /** A single object in place of the list is a list of one: some shells collapse such lists. */
  @Override
  public void read(JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.START_ARRAY) {
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        readEntry(parser);
      }
    } else {
      readEntry(parser);
    }
  }

  private void readEntry(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      parser.skipChildren();
      return;
    }
    clear();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String field = parser.currentName();
      parser.nextToken();
      readField(field, parser);
    }
    if (enforced == ControlNaming.NAMED || notSatisfied == ControlNaming.NAMED) {
      facts.add(PolicyFact.of(id.toString(), name.toString(), result.toString(), notSatisfied));
    }
  }

  private void clear() {
    id.clear();
    name.clear();
    result.clear();
    enforced = ControlNaming.ABSENT;
    notSatisfied = ControlNaming.ABSENT;
  }

  private void readField(String field, JsonParser parser) throws IOException {
    switch (field) {
      case "id" -> id.read(parser);
      case "displayName" -> name.read(parser);
      case "result" -> result.read(parser);
      case "enforcedSessionControls" -> enforced = ControlNaming.read(parser);
      case "sessionControlsNotSatisfied" -> notSatisfied = ControlNaming.read(parser);
      default -> parser.skipChildren();
    }
  }
}
