package io.boundwatch.event;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.Arrays;

/**
 * Holds the characters of a string until it is known whether it is wanted: a record lists every
 * policy of the tenant and hardly any is kept, so no String is made before.
 */
final class TextSlot {
  private char[] chars = new char[128];
  private int length;

  void clear() {
    length = 0;
  }

  /** Takes the string that the parser stands on; empty if missing. */
  void read(JsonParser parser) throws IOException {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      parser.skipChildren();
      length = 0;
      return;
    }
    length = parser.getTextLength();
    if (length > chars.length) {
      chars = Arrays.copyOf(chars, length);
    }
    System.arraycopy(parser.getTextCharacters(), parser.getTextOffset(), chars, 0, length);
  }

  @Override
  public String toString() {
    return new String(chars, 0, length);
  }
}
