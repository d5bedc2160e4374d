package io.boundwatch.ingest;

import io.boundwatch.event.EventHandler;

/** Reads the records of one source message; a method reference to the event reader fits. */
@FunctionalInterface
public interface MessageReader {
  /**
   * @param appendTime when the message was appended to the source, milliseconds since the epoch
   * @param arrivedAt when ingest read it
   * @param handler told of every record and every unreadable part, in the order of the message
   */
  void read(byte[] message, long appendTime, long arrivedAt, EventHandler handler);
}
