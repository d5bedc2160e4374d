package io.boundwatch.ingest;

import java.util.Optional;

/**
 * How ingest is.
 *
 * @param problem what keeps it from working, in plain words; empty while it runs
 */
public record IngestHealth(State state, Optional<String> problem) {
  /** The life of ingest. */
  public enum State {
    STARTING,
    RUNNING,
    /** Something failed; ingest tries again. */
    RETRYING,
    /** Trying again does not help; the program should stop. */
    FAILED,
    STOPPED
  }

  static IngestHealth of(State state) {
    return new IngestHealth(state, Optional.empty());
  }

  static IngestHealth of(State state, String problem) {
    return new IngestHealth(state, Optional.of(problem));
  }
}
