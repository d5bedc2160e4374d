package io.boundwatch.config;

import java.time.Duration;

/**
 * How the Kafka Streams application runs.
 *
 * @param threads stream threads of this instance, 1 to 64
 * @param commitInterval how often a transaction is committed
 * @param stateMemoryMb bound of RocksDB's block cache and write buffers together, in MiB
 */
public record MonitorConfig(
    int threads,
    Guarantee guarantee,
    Duration commitInterval,
    int standbyReplicas,
    int stateMemoryMb) {

  public MonitorConfig {
    ConfigKeys.MONITOR_THREADS.check(threads);
    ConfigKeys.MONITOR_PROCESSING_GUARANTEE.check(guarantee);
    ConfigKeys.MONITOR_COMMIT_INTERVAL.check(commitInterval);
    ConfigKeys.MONITOR_STANDBY_REPLICAS.check(standbyReplicas);
    ConfigKeys.MONITOR_STATE_MEMORY_MB.check(stateMemoryMb);
  }

  /** The processing guarantee, by Kafka's name in lower case. */
  public enum Guarantee {
    EXACTLY_ONCE_V2,
    AT_LEAST_ONCE
  }
}
