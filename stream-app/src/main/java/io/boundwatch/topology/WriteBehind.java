package io.boundwatch.topology;

/**
 * What keeps changes of a {@link Part} in memory, in the form in which it is worked with, and
 * writes them before each commit: so what is changed ten times between two commits is encoded and
 * written once, and what comes and goes is not written at all. A task begins with a new one.
 */
interface WriteBehind {
  /** Writes what has changed. */
  void write();
}
