package io.boundwatch.cli;

/** What the process tells its caller at the end. */
final class ExitStatus {
  static final int FINE = 0;

  /** It failed at work: an outage, a bug, or a check that found something. */
  static final int FAILURE = 1;

  /** The call was wrong: an unknown option, a bad configuration, a missing file. */
  static final int MISTAKE = 2;

  private ExitStatus() {}
}
