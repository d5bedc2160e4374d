package io.boundwatch.event;

import java.util.Objects;

/**
 * A part of a message that cannot be read.
 *
 * @param detail what is wrong and where in the message, in plain words and without user data
 * @param from first byte of the part in the message
 * @param to byte after the last of the part
 */
public record Rejection(RejectReason reason, String detail, int from, int to) {
  public Rejection {
    Objects.requireNonNull(reason, "reason");
    Objects.requireNonNull(detail, "detail");
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("bad range " + from + " to " + to);
    }
  }
}
