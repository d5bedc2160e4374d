package io.boundwatch.ingest;

/**
 * How far a source partition goes.
 *
 * @param position offset of the next record to be read
 * @param end offset of the next record to be written
 */
record SourceEnd(SourcePartition partition, long position, long end) {
  long unread() {
    return Math.max(0, end - position);
  }
}
