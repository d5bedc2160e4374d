package io.boundwatch.event;

/**
 * When a message came.
 *
 * @param exported whether each record's own {@code time} stands for the append time
 * @param appendTime of the message in the source, meaningless for exported ones
 * @param arrivedAt when ingest read it
 */
record Arrival(boolean exported, long appendTime, long arrivedAt) {

  static Arrival appended(long appendTime, long arrivedAt) {
    return new Arrival(false, appendTime, arrivedAt);
  }

  static Arrival exported(long arrivedAt) {
    return new Arrival(true, 0, arrivedAt);
  }

  long appendTimeOf(long recordTime) {
    return exported ? recordTime : appendTime;
  }
}
