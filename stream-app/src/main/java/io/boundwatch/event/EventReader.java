package io.boundwatch.event;

import java.nio.ByteBuffer;

/**
 * Reads sign-in records from the bytes of a message: {@code {"records":[...]}}, a bare record, or
 * an array of records, or several of these one after the other; text before them, as of a syslog
 * server, is passed over (design, section 4). Whatever the bytes are, it does not throw; what
 * cannot be read is told to the handler as a {@link Rejection}.
 *
 * <p>One pass without a tree; depth, lengths and what is kept are bounded. Not safe for use by
 * several threads: a record's draft is reused. An exception of the handler ends the reading.
 */
public final class EventReader {
  /** Levels that a message may nest; real records have eight. */
  static final int MAX_DEPTH = 64;

  /** Characters of a string that is looked at; the whole of a message is at most 1 MB. */
  static final int MAX_STRING_LENGTH = 4 << 20;

  static final int MAX_NAME_LENGTH = 1024;
  static final int MAX_NUMBER_LENGTH = 256;

  private static final ByteBuffer NO_BYTES = ByteBuffer.allocate(0);

  private final JsonScanner scanner = new JsonScanner();
  private final RecordReader records = new RecordReader();
  private final RecordRules rules;

  public EventReader(EventRules rules) {
    this.rules = new RecordRules(rules);
  }

  /**
   * Reads a message of the source.
   *
   * @param message the Kafka value, from an array of bytes that may hold more than it; null or
   *     blank is rejected
   * @param appendTime when it was appended to the source, in milliseconds since the epoch
   * @param arrivedAt when it was read, in milliseconds since the epoch; decides nothing
   */
  public void read(ByteBuffer message, long appendTime, long arrivedAt, EventHandler handler) {
    read(message, Arrival.appended(appendTime, arrivedAt), handler);
  }

  /** The same for a message that has its array of bytes to itself. */
  public void read(byte[] message, long appendTime, long arrivedAt, EventHandler handler) {
    read(ByteBuffer.wrap(message), appendTime, arrivedAt, handler);
  }

  /**
   * Reads a message or document from an exported file, where the time a record was published (else
   * its event time) stands for the append time.
   */
  public void readExported(byte[] document, long arrivedAt, EventHandler handler) {
    read(ByteBuffer.wrap(document), Arrival.exported(arrivedAt), handler);
  }

  private void read(ByteBuffer message, Arrival arrival, EventHandler handler) {
    ByteBuffer bytes = message == null ? NO_BYTES : message;
    new MessageReader(scanner, records, rules, bytes, arrival, handler).read();
  }
}
