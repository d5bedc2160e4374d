package io.boundwatch.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The messages of an exported file: one a line, or the whole file is one JSON document. Which of
 * the two is told by the first line that is not blank: whether it holds complete JSON.
 */
final class ExportedMessages {
  /** Bytes that one message may have; Event Hubs sends at most 1 MB, a document may be larger. */
  static final int MAX_MESSAGE_BYTES = 512 * 1024 * 1024;

  private static final JsonFactory JSON = new JsonFactory();

  /** What the parser was within when a line was cut short in a string. */
  private static final Set<JsonToken> CUT_SHORT =
      EnumSet.of(JsonToken.VALUE_STRING, JsonToken.FIELD_NAME);

  private final InputStream in;
  private Optional<byte[]> first = Optional.empty();

  private ExportedMessages(InputStream in) {
    this.in = in;
  }

  static ExportedMessages of(InputStream stream) throws IOException {
    ExportedMessages messages = new ExportedMessages(new BufferedInputStream(stream, 1 << 16));
    messages.begin();
    return messages;
  }

  private void begin() throws IOException {
    first = line();
    if (first.isPresent() && !isMessage(first.get())) {
      first = Optional.of(withRest(first.get()));
    }
  }

  /** The next message; empty at the end. */
  Optional<byte[]> next() throws IOException {
    Optional<byte[]> next = first.isPresent() ? first : line();
    first = Optional.empty();
    return next;
  }

  /** The next line that is not blank, without its end. */
  private Optional<byte[]> line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream(8192);
    boolean blank = true;
    for (int b = in.read(); b >= 0; b = in.read()) {
      if (b == '\n') {
        if (!blank) {
          return Optional.of(line.toByteArray());
        }
        line.reset();
        continue;
      }
      blank &= Character.isWhitespace(b);
      bounded(line.size());
      line.write(b);
    }
    return blank ? Optional.empty() : Optional.of(line.toByteArray());
  }

  private byte[] withRest(byte[] firstLine) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream(1 << 20);
    all.write(firstLine);
    all.write('\n');
    byte[] chunk = new byte[1 << 16];
    for (int n = in.read(chunk); n >= 0; n = in.read(chunk)) {
      bounded(all.size());
      all.write(chunk, 0, n);
    }
    return all.toByteArray();
  }

  private static void bounded(int size) throws IOException {
    if (size >= MAX_MESSAGE_BYTES) {
      throw new IOException(
          "a JSON document of over 512 MiB cannot be read at once; write one record a line");
    }
  }

  /**
   * Whether a line is a message of its own: its first JSON value ends in it, or it was cut short
   * within a string, where no line of a document ends.
   */
  private static boolean isMessage(byte[] line) {
    int from = 0;
    while (from < line.length && line[from] != '{' && line[from] != '[') {
      from++;
    }
    try (JsonParser parser = JSON.createParser(line, from, line.length - from)) {
      if (parser.nextToken() == null) {
        return true;
      }
      parser.skipChildren();
      JsonToken end = parser.currentToken();
      return end == JsonToken.END_OBJECT || end == JsonToken.END_ARRAY;
    } catch (JsonEOFException e) {
      return CUT_SHORT.contains(e.getTokenBeingDecoded());
    } catch (IOException e) {
      return false;
    }
  }
}
