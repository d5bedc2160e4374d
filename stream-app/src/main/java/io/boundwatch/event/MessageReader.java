package io.boundwatch.event;

import java.nio.ByteBuffer;

/**
 * Reads one message: finds its records and hands them on one by one, so that complete records count
 * whatever comes behind them.
 *
 * <p>Behind damage inside a record the search goes on by braces and quotes: where they show beyond
 * doubt where the record ends (a separator follows), only that record is rejected, else all that is
 * left of the message.
 */
final class MessageReader {
  private final JsonScanner scanner;
  private final RecordReader records;
  private final RecordRules rules;
  private final Arrival arrival;
  private final EventHandler handler;

  /** Hold the message, among other things: what is told of places counts from its start. */
  private final byte[] bytes;

  private final int start;
  private final int end;

  /** Where what has not been handed on begins. */
  private int mark;

  private boolean inArray;
  private boolean inEnvelope;

  MessageReader(
      JsonScanner scanner,
      RecordReader records,
      RecordRules rules,
      ByteBuffer message,
      Arrival arrival,
      EventHandler handler) {
    this.scanner = scanner;
    this.records = records;
    this.rules = rules;
    this.arrival = arrival;
    this.handler = handler;
    this.bytes = message.array();
    this.start = message.arrayOffset() + message.position();
    this.end = start + message.remaining();
  }

  void read() {
    int next = JsonBytes.begin(bytes, start, end);
    if (next == end) {
      reject(RejectReason.BROKEN_JSON, "no JSON in the message", start, end);
    }
    while (next < end) {
      next = readDocument(next);
    }
  }

  /** Returns where the next document begins. */
  private int readDocument(int from) {
    mark = from;
    inArray = false;
    inEnvelope = false;
    if (bytes[from] != '{' && bytes[from] != '[') {
      return rejectRest("text behind the JSON");
    }
    scanner.reset(bytes, from, end);
    try {
      if (scanner.isArray()) {
        readElements();
      } else {
        readObject();
      }
      return skipBlanks(scanner.at());
    } catch (BrokenJsonException e) {
      return inArray ? salvageArray(e.getMessage()) : salvageDocument(e.getMessage());
    }
  }

  /** An object at the top is an envelope if it has a list of records, else a record itself. */
  private void readObject() throws BrokenJsonException {
    int from = scanner.at();
    RecordDraft draft = records.begin();
    scanner.enter();
    while (scanner.nextField()) {
      if (scanner.isArray() && records.isListOfRecords(scanner)) {
        inEnvelope = true;
        readElements();
      } else if (inEnvelope) {
        scanner.skip();
      } else {
        records.readField(scanner);
      }
    }
    if (!inEnvelope) {
      rules.apply(draft, arrival, from - start, scanner.at() - start, handler);
    }
  }

  private void readElements() throws BrokenJsonException {
    inArray = true;
    scanner.enter();
    mark = scanner.at();
    while (scanner.nextElement()) {
      mark = scanner.at();
      readElement();
      mark = scanner.at();
    }
    inArray = false;
    mark = scanner.at();
  }

  private void readElement() throws BrokenJsonException {
    if (scanner.isObject()) {
      RecordDraft draft = records.read(scanner);
      rules.apply(draft, arrival, mark - start, scanner.at() - start, handler);
      return;
    }
    scanner.skip();
    String detail = "record at byte " + (mark - start) + ": not an object";
    reject(RejectReason.UNKNOWN_SHAPE, detail, mark, scanner.at());
  }

  private int salvageDocument(String problem) {
    int to = mark < end && bytes[mark] == '{' ? JsonBytes.endOfValue(bytes, mark, end) : -1;
    int next = to < 0 ? end : skipBlanks(to);
    if (to < 0 || next < end && bytes[next] != '{' && bytes[next] != '[') {
      return rejectRest(problem);
    }
    rejectBroken(problem, to);
    return next;
  }

  private int salvageArray(String problem) {
    while (true) {
      skipSeparator();
      if (mark < end && bytes[mark] == ']') {
        mark++;
        return endOfArray();
      }
      int to = mark < end ? endOfElement() : -1;
      if (to < 0) {
        return rejectRest(problem);
      }
      salvageElement(to);
      mark = to;
    }
  }

  private void skipSeparator() {
    mark = skipBlanks(mark);
    if (mark < end && bytes[mark] == ',') {
      mark = skipBlanks(mark + 1);
    }
  }

  /** Where the element ends that begins at the mark; -1 if that is in doubt. */
  private int endOfElement() {
    int to = JsonBytes.endOfValue(bytes, mark, end);
    int next = to < 0 ? end : skipBlanks(to);
    boolean separated = next < end && (bytes[next] == ',' || bytes[next] == ']');
    return separated ? to : -1;
  }

  private void salvageElement(int to) {
    scanner.reset(bytes, mark, to);
    try {
      readElement();
    } catch (BrokenJsonException e) {
      rejectBroken(e.getMessage(), to);
    }
  }

  private int endOfArray() {
    int next = skipBlanks(mark);
    if (!inEnvelope) {
      return next;
    }
    if (next < end && bytes[next] == '}') {
      return skipBlanks(next + 1);
    }
    mark = next;
    return rejectRest("the envelope does not end behind its records");
  }

  private int rejectRest(String problem) {
    rejectBroken(problem, end);
    return end;
  }

  private void rejectBroken(String problem, int to) {
    reject(RejectReason.BROKEN_JSON, "from byte " + (mark - start) + " on: " + problem, mark, to);
  }

  private void reject(RejectReason reason, String detail, int from, int to) {
    handler.rejected(new Rejection(reason, detail, from - start, to - start));
  }

  private int skipBlanks(int from) {
    return JsonBytes.skipBlanks(bytes, from, end);
  }
}
