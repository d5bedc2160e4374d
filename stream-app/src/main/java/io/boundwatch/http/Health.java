package io.boundwatch.http;

/** What the process says of its own state (design, section 8). Asked at every call, so cheap. */
public interface Health {
  /** Whether it is alive and makes progress; if not, restarting it may help. */
  Status live();

  /** Whether its state is restored and it works; if not, it should not be counted on. */
  Status ready();

  /**
   * An answer.
   *
   * @param detail why, in words for an operator; names no user
   */
  record Status(boolean ok, String detail) {}
}
