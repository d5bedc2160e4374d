package io.boundwatch.benchmark;

/** The service came to other results than the reference model: its speed is worth nothing. */
final class WrongResultsException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  WrongResultsException(int differences) {
    super(differences + " differences from the reference model; the first stand above");
  }
}
