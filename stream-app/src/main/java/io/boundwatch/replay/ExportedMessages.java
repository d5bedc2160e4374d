package io.boundwatch.replay;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
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

  /** Longer lines are not looked at for whether they are blank: that one is told as no JSON. */
  private static final int MAX_BLANK = 1024;

  private static final JsonFactory JSON = new JsonFactory();

  /** What the parser was within when a line was cut short in a string. */
  private static final Set<JsonToken> CUT_SHORT =
      EnumSet.of(JsonToken.VALUE_STRING, JsonToken.FIELD_NAME);

  private final InputStream in;
  private final byte[] chunk = new byte[1 << 16];
  private int position;
  private int limit;
  private Optional<byte[]> first = Optional.empty();

  private ExportedMessages(InputStream in) {
    this.in = in;
  }

  static ExportedMessages of(InputStream stream) throws IOException {
    ExportedMessages messages = new ExportedMessages(stream);
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
    while (fill()) {
      int end = endOfLine();
      bounded(line.size());
      line.write(chunk, position, end - position);
      boolean ended = end < limit;
      position = ended ? end + 1 : end;
      if (ended) {
        if (!isBlank(line)) {
          break;
        }
        line.reset();
      }
    }
    return isBlank(line) ? Optional.empty() : Optional.of(line.toByteArray());
  }

  /** Reads on if all was taken; whether there is anything. */
  private boolean fill() throws IOException {
    if (position < limit) {
      return true;
    }
    position = 0;
    limit = in.read(chunk);
    return limit > 0;
  }

  private int endOfLine() {
    int end = position;
    while (end < limit && chunk[end] != '\n') {
      end++;
    }
    return end;
  }

  private static boolean isBlank(ByteArrayOutputStream line) {
    return line.size() < MAX_BLANK && line.toString(StandardCharsets.ISO_8859_1).isBlank();
  }

  private byte[] withRest(byte[] firstLine) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream(1 << 20);
    all.write(firstLine);
    all.write('\n');
    while (fill()) {
      bounded(all.size());
      all.write(chunk, position, limit - position);
      position = limit;
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
