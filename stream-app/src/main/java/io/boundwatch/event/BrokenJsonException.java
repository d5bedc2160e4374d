package io.boundwatch.event;

/**
 * Bytes that cannot be read as JSON. Says what is wrong in words of our own, which quote nothing of
 * the message; has no stack trace, as damage is the sender's and may come in any amount.
 */
final class BrokenJsonException extends Exception {
  static final String CUT_SHORT = "cut short";
  static final String INVALID = "not valid JSON";
  static final String BEYOND_LIMITS = "beyond the limits of depth and length";

  private static final long serialVersionUID = 1;

  BrokenJsonException(String problem) {
    super(problem, null, false, false);
  }
}
