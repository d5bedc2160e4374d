package io.boundwatch.benchmark;

/** What is measured, in the order in which it runs within a round. */
enum Program {
  READ("plain consumer, no parsing"),
  LIMIT("the limit: tokenises every byte, 1 thread"),
  LEAST("the least: extracts, produces a compact record"),
  INGEST("Boundwatch's ingest alone"),
  MONITOR("Boundwatch's monitor alone, on what ingest wrote"),
  BOUNDWATCH("Boundwatch");

  private final String words;

  Program(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  boolean isPlain() {
    return this == READ || this == LIMIT || this == LEAST;
  }

  /** The role of the service, as its command line has it. */
  String role() {
    return this == BOUNDWATCH ? "all" : name().toLowerCase();
  }

  boolean monitors() {
    return this == MONITOR || this == BOUNDWATCH;
  }

  boolean ingests() {
    return this == INGEST || this == BOUNDWATCH;
  }
}
