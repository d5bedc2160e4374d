package io.boundwatch.sim;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The policies of a record together with their JSON. Few different lists occur, and they make most
 * of every record: so each is written once.
 */
record PolicyList(List<PolicyEntry> entries, SerializableString json) {

  static PolicyList of(List<PolicyEntry> entries) {
    ByteArrayOutputStream out = new ByteArrayOutputStream(8192);
    try (JsonGenerator json = RecordWriter.FACTORY.createGenerator(out)) {
      json.writeStartArray();
      for (PolicyEntry entry : entries) {
        entry.writeTo(json);
      }
      json.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return new PolicyList(
        List.copyOf(entries), new SerializedString(out.toString(StandardCharsets.UTF_8)));
  }

  PolicyList firstHalf() {
    return of(entries.subList(0, entries.size() / 2));
  }

  PolicyList secondHalf() {
    return of(entries.subList(entries.size() / 2, entries.size()));
  }
}
