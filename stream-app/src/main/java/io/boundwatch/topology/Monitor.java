package io.boundwatch.topology;

import io.boundwatch.codec.CodecException;
import io.boundwatch.config.BoundwatchConfig;
import io.boundwatch.metrics.Metrics;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the topology. A fault of the cluster is retried for as long as it lasts; what would lose or
 * mix data, and a bug, stop the monitor and are told by {@link #failure()}.
 */
public final class Monitor implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Monitor.class);
  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(8);

  private final KafkaStreams streams;
  private final StateMemory memory;
  private final CompletableFuture<String> failure = new CompletableFuture<>();

  /**
   * @param cluster client settings of the monitor's cluster, its address among them
   */
  public Monitor(
      BoundwatchConfig config,
      Map<String, Object> cluster,
      MonitorSettings settings,
      Stores stores,
      Metrics metrics,
      ClockListener listener) {
    memory = new StateMemory(config.monitor().stateMemoryMb());
    Properties properties = new Properties();
    properties.putAll(StreamsSettings.of(config, cluster, config.dataDir().resolve("state")));
    properties.put(BoundedRocksDb.MEMORY, memory);
    streams =
        new KafkaStreams(
            new MonitorTopology(settings, metrics, listener, stores).build(), properties);
    streams.setUncaughtExceptionHandler(this::failed);
  }

  public void start() {
    streams.start();
  }

  private StreamThreadExceptionResponse failed(Throwable failed) {
    for (Throwable cause = failed; cause != null; cause = cause.getCause()) {
      if (cause instanceof StopException || cause instanceof CodecException) {
        return stop(cause.getMessage());
      }
      if (cause instanceof AuthenticationException || cause instanceof AuthorizationException) {
        return stop(
            "the monitor's cluster (kafka.bootstrap-servers) refuses: "
                + cause.getMessage()
                + "; give the login of kafka.properties the rights that README lists");
      }
      if (cause instanceof RetriableException) {
        LOG.warn("a stream thread lost its cluster and starts again: {}", cause.getMessage());
        return StreamThreadExceptionResponse.REPLACE_THREAD;
      }
    }
    LOG.error("a stream thread failed; this is a bug of Boundwatch", failed);
    return stop("the monitor failed by a bug of Boundwatch (the log has its trace): " + failed);
  }

  private StreamThreadExceptionResponse stop(String message) {
    failure.complete(message);
    return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
  }

  /** Why the monitor stopped by itself; empty while it has not. */
  public Optional<String> failure() {
    return Optional.ofNullable(failure.getNow(null));
  }

  /** Has somebody told, on a stream thread, when and why the monitor stops by itself. */
  public void onFailure(Consumer<String> told) {
    failure.thenAccept(told);
  }

  /** Whether all tasks are restored and at work. */
  public boolean isReady() {
    return streams.state() == KafkaStreams.State.RUNNING;
  }

  /** Whether it is at work or on the way to it. */
  public boolean isAlive() {
    return failure().isEmpty() && streams.state().isRunningOrRebalancing();
  }

  /** What state it is in, in Kafka Streams' words. */
  public String state() {
    return streams.state().name();
  }

  /** For binding its metrics. */
  public KafkaStreams streams() {
    return streams;
  }

  /** Commits and stops, and leaves the group so that another instance takes over at once. */
  @Override
  public void close() {
    boolean stopped =
        streams.close(
            CloseOptions.timeout(CLOSE_WITHIN)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
    if (stopped) {
      memory.close();
    } else {
      // stores that are still open or being opened use it: RocksDB would crash the process
      LOG.warn("the monitor does not end in time: what is not committed will be done again");
    }
  }
}
