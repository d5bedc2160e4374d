package io.boundwatch.sim;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;
import java.util.UUID;

/**
 * A Conditional Access policy in a record.
 *
 * @param notSatisfied session controls that were not satisfied; written only where listed
 */
record PolicyEntry(
    UUID id,
    String displayName,
    List<String> grantControls,
    List<String> sessionControls,
    boolean listsNotSatisfied,
    List<String> notSatisfied,
    String result,
    int conditionsSatisfied,
    int conditionsNotSatisfied) {

  void writeTo(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("id", id.toString());
    json.writeStringField("displayName", displayName);
    writeStrings(json, "enforcedGrantControls", grantControls);
    writeStrings(json, "enforcedSessionControls", sessionControls);
    if (listsNotSatisfied) {
      writeStrings(json, "sessionControlsNotSatisfied", notSatisfied);
    }
    json.writeStringField("result", result);
    json.writeNumberField("conditionsSatisfied", conditionsSatisfied);
    json.writeNumberField("conditionsNotSatisfied", conditionsNotSatisfied);
    json.writeEndObject();
  }

  private static void writeStrings(JsonGenerator json, String field, List<String> values)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }
}
