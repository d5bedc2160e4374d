package io.boundwatch.service;

/** Which parts a process runs. */
public enum Role {
  ALL,
  INGEST,
  MONITOR;

  boolean ingests() {
    return this != MONITOR;
  }

  boolean monitors() {
    return this != INGEST;
  }
}
