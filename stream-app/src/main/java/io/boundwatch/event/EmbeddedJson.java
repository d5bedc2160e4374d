package io.boundwatch.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;

/** Reads values that may arrive as JSON or as a string that holds JSON (design, section 4). */
final class EmbeddedJson {
  /** Reads the value that a parser stands on, to its end. */
  interface ValueReader {
    void read(JsonParser parser) throws IOException;
  }

  private final JsonFactory factory;

  EmbeddedJson(JsonFactory factory) {
    this.factory = factory;
  }

  /**
   * Whether the value could be read. False for a string that holds broken JSON, of which a part may
   * have been read already; a blank string holds nothing and is fine.
   *
   * @throws IOException if the document around it is broken
   */
  boolean read(JsonParser parser, ValueReader reader) throws IOException {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      reader.read(parser);
      return true;
    }
    // outside of the try: here it is the document that may be broken
    char[] chars = parser.getTextCharacters();
    return readString(chars, parser.getTextOffset(), parser.getTextLength(), reader);
  }

  private boolean readString(char[] chars, int from, int length, ValueReader reader)
      throws IOException {
    try (JsonParser inner = factory.createParser(chars, from, length)) {
      if (inner.nextToken() == null) {
        return true;
      }
      reader.read(inner);
      return inner.nextToken() == null;
    } catch (JsonProcessingException e) {
      return false;
    }
  }
}
