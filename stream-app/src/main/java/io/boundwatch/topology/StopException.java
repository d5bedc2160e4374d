package io.boundwatch.topology;

/**
 * The monitor must not go on: doing so would lose or mix data. The message says in plain words what
 * is wrong and how to mend it.
 */
public final class StopException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StopException(String message) {
    super(message);
  }
}
