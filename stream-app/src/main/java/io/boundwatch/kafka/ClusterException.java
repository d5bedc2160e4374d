package io.boundwatch.kafka;

/**
 * A cluster that cannot be used as configured; the message says which one, what is wrong and how to
 * mend it.
 */
public final class ClusterException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ClusterException(String message) {
    super(message);
  }

  public ClusterException(String message, Throwable cause) {
    super(message, cause);
  }
}
