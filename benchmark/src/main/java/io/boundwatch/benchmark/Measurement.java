package io.boundwatch.benchmark;

import java.util.List;
import java.util.Map;

/**
 * What one run of a program came to.
 *
 * @param records that it was given
 * @param bytes of the source's messages
 * @param seconds from the start of its process until its work was done: for the service, until the
 *     last decision and the last counts per app and policy could be read as committed
 * @param promptCpuSeconds used in that time
 * @param usage in all: for the service also until the last counts per user, with some idle time, as
 *     they are published seldom
 * @param memory resident bytes in each tenth of the time; empty where nobody looked
 * @param threads seconds on a processor by kind of thread, from the start of the processes on
 */
record Measurement(
    Program program,
    long records,
    long bytes,
    double seconds,
    double promptCpuSeconds,
    Usage usage,
    List<Long> memory,
    Map<String, Double> threads) {

  double recordsPerSecond() {
    return records / seconds;
  }

  double megabytesPerSecond() {
    return bytes / 1e6 / seconds;
  }

  double cpuSecondsPerMillion() {
    return usage.cpuSeconds() * 1e6 / records;
  }

  double promptCpuSecondsPerMillion() {
    return promptCpuSeconds * 1e6 / records;
  }

  double peakMebibytes() {
    return usage.peakBytes() / 1024.0 / 1024.0;
  }

  double threadSecondsPerMillion(String kind) {
    return threads.getOrDefault(kind, 0.0) * 1e6 / records;
  }

  double allocatedBytesPerRecord() {
    return (double) usage.allocatedBytes() / records;
  }
}
