package io.boundwatch.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;

/**
 * Reads one message: finds its records and hands them on one by one, so that complete records count
 * whatever comes behind them.
 *
 * <p>Behind damage inside a record the search goes on by braces and quotes: where they show beyond
 * doubt where the record ends (a separator follows), only that record is rejected, else all that is
 * left of the message.
 */
final class MessageReader {
  private final JsonFactory factory;
  private final RecordReader records;
  private final RecordRules rules;
  private final byte[] bytes;
  private final Arrival arrival;
  private final EventHandler handler;

  /** Where the parser began whose offsets are read. */
  private int origin;

  /** Where what has not been handed on begins. */
  private int mark;

  private boolean inArray;
  private boolean inEnvelope;

  MessageReader(
      JsonFactory factory,
      RecordReader records,
      RecordRules rules,
      byte[] bytes,
      Arrival arrival,
      EventHandler handler) {
    this.factory = factory;
    this.records = records;
    this.rules = rules;
    this.bytes = bytes;
    this.arrival = arrival;
    this.handler = handler;
  }

  void read() {
    int next = JsonBytes.begin(bytes);
    if (next == bytes.length) {
      reject(RejectReason.BROKEN_JSON, "no JSON in the message", 0, bytes.length);
    }
    while (next < bytes.length) {
      next = readDocument(next);
    }
  }

  /** Returns where the next document begins. */
  private int readDocument(int from) {
    origin = from;
    mark = from;
    inArray = false;
    inEnvelope = false;
    if (bytes[from] != '{' && bytes[from] != '[') {
      return rejectRest("text behind the JSON");
    }
    try (JsonParser parser = factory.createParser(bytes, from, bytes.length - from)) {
      if (parser.nextToken() == JsonToken.START_ARRAY) {
        readElements(parser);
      } else {
        readObject(parser);
      }
      return JsonBytes.skipBlanks(bytes, end(parser));
    } catch (IOException e) {
      return inArray ? salvageArray(problem(e)) : salvageDocument(problem(e));
    }
  }

  /** An object at the top is an envelope if it has a list of records, else a record itself. */
  private void readObject(JsonParser parser) throws IOException {
    RecordDraft draft = records.begin();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = parser.currentName();
      JsonToken value = parser.nextToken();
      if (value == JsonToken.START_ARRAY && "records".equalsIgnoreCase(name)) {
        inEnvelope = true;
        readElements(parser);
      } else if (inEnvelope) {
        parser.skipChildren();
      } else {
        records.readField(name, parser);
      }
    }
    if (!inEnvelope) {
      rules.apply(draft, arrival, origin, end(parser), handler);
    }
  }

  private void readElements(JsonParser parser) throws IOException {
    inArray = true;
    mark = end(parser);
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      mark = begin(parser);
      readElement(parser);
      mark = end(parser);
    }
    inArray = false;
    mark = end(parser);
  }

  private void readElement(JsonParser parser) throws IOException {
    if (parser.currentToken() == JsonToken.START_OBJECT) {
      RecordDraft draft = records.read(parser);
      rules.apply(draft, arrival, mark, end(parser), handler);
      return;
    }
    parser.skipChildren();
    parser.finishToken();
    String detail = "record at byte " + mark + ": not an object";
    reject(RejectReason.UNKNOWN_SHAPE, detail, mark, end(parser));
  }

  private int begin(JsonParser parser) {
    return origin + (int) parser.currentTokenLocation().getByteOffset();
  }

  private int end(JsonParser parser) {
    return origin + (int) parser.currentLocation().getByteOffset();
  }

  private int salvageDocument(String problem) {
    int to = mark < bytes.length && bytes[mark] == '{' ? JsonBytes.endOfValue(bytes, mark) : -1;
    int next = to < 0 ? bytes.length : JsonBytes.skipBlanks(bytes, to);
    if (to < 0 || next < bytes.length && bytes[next] != '{' && bytes[next] != '[') {
      return rejectRest(problem);
    }
    rejectBroken(problem, to);
    return next;
  }

  private int salvageArray(String problem) {
    while (true) {
      skipSeparator();
      if (mark < bytes.length && bytes[mark] == ']') {
        mark++;
        return endOfArray();
      }
      int to = mark < bytes.length ? endOfElement() : -1;
      if (to < 0) {
        return rejectRest(problem);
      }
      salvageElement(to);
      mark = to;
    }
  }

  private void skipSeparator() {
    mark = JsonBytes.skipBlanks(bytes, mark);
    if (mark < bytes.length && bytes[mark] == ',') {
      mark = JsonBytes.skipBlanks(bytes, mark + 1);
    }
  }

  /** Where the element ends that begins at the mark; -1 if that is in doubt. */
  private int endOfElement() {
    int to = JsonBytes.endOfValue(bytes, mark);
    int next = to < 0 ? bytes.length : JsonBytes.skipBlanks(bytes, to);
    boolean separated = next < bytes.length && (bytes[next] == ',' || bytes[next] == ']');
    return separated ? to : -1;
  }

  private void salvageElement(int to) {
    try (JsonParser parser = factory.createParser(bytes, mark, to - mark)) {
      origin = mark;
      parser.nextToken();
      readElement(parser);
    } catch (IOException e) {
      rejectBroken(problem(e), to);
    }
  }

  private int endOfArray() {
    int next = JsonBytes.skipBlanks(bytes, mark);
    if (!inEnvelope) {
      return next;
    }
    if (next < bytes.length && bytes[next] == '}') {
      return JsonBytes.skipBlanks(bytes, next + 1);
    }
    mark = next;
    return rejectRest("the envelope does not end behind its records");
  }

  private int rejectRest(String problem) {
    rejectBroken(problem, bytes.length);
    return bytes.length;
  }

  private void rejectBroken(String problem, int to) {
    reject(RejectReason.BROKEN_JSON, "from byte " + mark + " on: " + problem, mark, to);
  }

  private void reject(RejectReason reason, String detail, int from, int to) {
    handler.rejected(new Rejection(reason, detail, from, to));
  }

  /** In our own words: those of the parser may quote the message. */
  private static String problem(IOException e) {
    if (e instanceof JsonEOFException) {
      return "cut short";
    }
    return e instanceof StreamConstraintsException
        ? "beyond the limits of depth and length"
        : "not valid JSON";
  }
}
