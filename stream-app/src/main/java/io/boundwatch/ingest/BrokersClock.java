package io.boundwatch.ingest;

import java.util.Arrays;
import java.util.OptionalLong;

/**
 * The clock of the monitor's brokers, from the append times they acknowledged in the requests
 * topic: the least over the partitions, for their leaders' clocks may differ. Written to by the
 * producer's thread.
 */
final class BrokersClock {
  private static final long UNKNOWN = Long.MIN_VALUE;

  private final long[] lastAppend;

  BrokersClock(int partitions) {
    lastAppend = new long[partitions];
    Arrays.fill(lastAppend, UNKNOWN);
  }

  synchronized void acknowledged(int partition, long appendTime) {
    lastAppend[partition] = Math.max(lastAppend[partition], appendTime);
  }

  /** Milliseconds since the epoch; empty until each partition has acknowledged something. */
  synchronized OptionalLong now() {
    long least = Long.MAX_VALUE;
    for (long appended : lastAppend) {
      least = Math.min(least, appended);
    }
    return least == UNKNOWN ? OptionalLong.empty() : OptionalLong.of(least);
  }
}
