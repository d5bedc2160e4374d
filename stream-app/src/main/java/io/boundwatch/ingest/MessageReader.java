package io.boundwatch.ingest;

import io.boundwatch.event.EventHandler;
import java.nio.ByteBuffer;

/** Reads the records of one source message; a method reference to the event reader fits. */
@FunctionalInterface
public interface MessageReader {
  /**
   * @param message may stand in a larger array of bytes; null for a message without a value
   * @param appendTime when the message was appended to the source, milliseconds since the epoch
   * @param arrivedAt when ingest read it
   * @param handler told of every record and every unreadable part, in the order of the message
   */
  void read(ByteBuffer message, long appendTime, long arrivedAt, EventHandler handler);
}
