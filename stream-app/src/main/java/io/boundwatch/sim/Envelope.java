package io.boundwatch.sim;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Puts records into messages as a diagnostic setting does: {@code {"records":[…]}}. */
public final class Envelope {
  /** Largest message in bytes; a record that is larger on its own makes a larger message. */
  public static final int MAX_BYTES = 256 * 1024;

  private static final byte[] HEAD = "{\"records\":[".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] TAIL = "]}".getBytes(StandardCharsets.US_ASCII);

  private Envelope() {}

  /** The fewest messages, each at most {@link #MAX_BYTES}, that hold the records in their order. */
  public static List<byte[]> wrap(List<byte[]> records) {
    List<byte[]> messages = new ArrayList<>();
    int from = 0;
    while (from < records.size()) {
      int to = endOfMessage(records, from);
      messages.add(message(records.subList(from, to)));
      from = to;
    }
    return messages;
  }

  private static int endOfMessage(List<byte[]> records, int from) {
    int to = from + 1;
    int size = sizeOf(records.subList(from, to));
    while (to < records.size() && size + 1 + records.get(to).length <= MAX_BYTES) {
      size += 1 + records.get(to).length;
      to++;
    }
    return to;
  }

  private static int sizeOf(List<byte[]> records) {
    int size = HEAD.length + TAIL.length + records.size() - 1;
    for (byte[] each : records) {
      size += each.length;
    }
    return size;
  }

  private static byte[] message(List<byte[]> records) {
    byte[] message = new byte[sizeOf(records)];
    int at = put(HEAD, message, 0);
    for (int i = 0; i < records.size(); i++) {
      if (i > 0) {
        message[at++] = ',';
      }
      at = put(records.get(i), message, at);
    }
    put(TAIL, message, at);
    return message;
  }

  private static int put(byte[] part, byte[] message, int at) {
    System.arraycopy(part, 0, message, at, part.length);
    return at + part.length;
  }
}
