package io.boundwatch.ingest;

import io.boundwatch.config.BoundwatchConfig;
import io.boundwatch.event.Request;
import io.boundwatch.kafka.Cluster;
import io.boundwatch.kafka.ClusterErrors;
import io.boundwatch.kafka.ClusterException;
import io.boundwatch.kafka.Clusters;
import io.boundwatch.kafka.TopicNames;
import io.boundwatch.kafka.TopicSetup;
import io.boundwatch.metrics.Metrics;
import java.time.Duration;
import java.time.Instant;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ingest as a service: one thread that reads the source and writes the requests topic. What fails
 * is started again from the committed offsets, so nothing is lost and some is handed on twice
 * (design, section 10).
 */
public final class IngestService implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(IngestService.class);

  /** A flush may wait two minutes for the monitor's brokers before it fails. */
  private static final Duration ALIVE_WITHIN = Duration.ofMinutes(3);

  private static final Duration CLOSE_GENTLY = Duration.ofSeconds(4);
  private static final Duration CLOSE_FIRMLY = Duration.ofSeconds(1);
  private static final long MAX_BACKOFF_MS = 30_000;
  private static final long FIRST_BACKOFF_MS = 1_000;
  private static final int SILENT_TICKS_TOLD = 3;
  private static final int REFUSED_LOGINS_BORNE = 10;

  private final IngestParts parts;
  private final Consumer<String> onFailure;
  private final SourceClock clock;
  private final Thread thread;
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final Problems problems = new Problems();

  private volatile IngestHealth health = IngestHealth.of(IngestHealth.State.STARTING);
  private volatile Instant lastProgress = Instant.now();
  private volatile Runnable wakeup = () -> {};
  private boolean hasWorked;
  private int failuresInARow;

  /**
   * @param reader reads a source message
   * @param privacy applied to each request before it is handed on; the identity where nothing is to
   *     be hidden
   * @param onFailure told once, on ingest's thread, why ingest has ended for good
   */
  public IngestService(
      BoundwatchConfig config,
      Clusters clusters,
      MessageReader reader,
      UnaryOperator<Request> privacy,
      Metrics metrics,
      Consumer<String> onFailure) {
    this.parts = new IngestParts(config, clusters, reader, privacy, metrics);
    this.onFailure = onFailure;
    this.clock = new SourceClock(config.source().maxMirrorLag().toMillis());
    this.thread = new Thread(this::run, "ingest");
  }

  /** Starts the thread; our topics must exist. */
  public void start() {
    thread.start();
  }

  public IngestHealth health() {
    return health;
  }

  /** When the loop last went round. */
  public Instant lastProgress() {
    return lastProgress;
  }

  /** Whether ingest has not ended for good and has lately gone on; for {@code /health/live}. */
  public boolean alive() {
    return health.state() != IngestHealth.State.FAILED
        && lastProgress.isAfter(Instant.now().minus(ALIVE_WITHIN));
  }

  private void run() {
    while (!isStopping() && health.state() != IngestHealth.State.FAILED) {
      try {
        live();
      } catch (RuntimeException e) {
        if (!isStopping()) {
          failed(e);
        }
      } catch (Error e) {
        // as when a class cannot be loaded or memory is at its end: nobody else would learn of it
        LOG.error("ingest failed for good", e);
        ended("ingest failed for good (the log has its trace): " + e);
      }
    }
    if (isStopping()) {
      health = IngestHealth.of(IngestHealth.State.STOPPED);
    }
  }

  private void live() {
    int partitions = requestsPartitions();
    try (IngestSession session = new IngestSession(parts, clock, partitions)) {
      wakeup = session::wakeup;
      while (!isStopping()) {
        turn(session);
      }
    } finally {
      wakeup = () -> {};
    }
  }

  private void turn(IngestSession session) {
    if (session.turn()) {
      works(session.silentTicks());
    }
    lastProgress = Instant.now();
  }

  private int requestsPartitions() {
    Cluster monitor = parts.clusters().monitor();
    OptionalInt partitions = TopicSetup.partitions(monitor, TopicNames.REQUESTS);
    return partitions.orElseThrow(
        () ->
            new MissingTopicException(
                "topic "
                    + TopicNames.REQUESTS
                    + " is missing on "
                    + monitor.inWords()
                    + "; it is created at the start: start again"));
  }

  private void works(int silentTicks) {
    if (silentTicks >= SILENT_TICKS_TOLD) {
      String problem =
          parts.clusters().source().inWords()
              + " does not tell how far it goes, so the clock stands still; ingest goes on asking";
      problems.tell(problem);
      health = IngestHealth.of(IngestHealth.State.RETRYING, problem);
    } else if (silentTicks == 0) {
      hasWorked = true;
      failuresInARow = 0;
      problems.over();
      health = IngestHealth.of(IngestHealth.State.RUNNING);
    }
  }

  private void failed(RuntimeException e) {
    failuresInARow++;
    lastProgress = Instant.now();
    if (isFatal(e)) {
      ended(e.getMessage());
      return;
    }
    tell(e);
    pause();
  }

  private void ended(String reason) {
    health = IngestHealth.of(IngestHealth.State.FAILED, reason);
    onFailure.accept(reason);
  }

  /** A login that worked before may fail for a while, as when the service renews its keys. */
  private boolean isFatal(RuntimeException e) {
    boolean isBearable = hasWorked && failuresInARow < REFUSED_LOGINS_BORNE;
    return e instanceof MissingTopicException || ClusterErrors.isAuthentication(e) && !isBearable;
  }

  private void tell(RuntimeException e) {
    if (e instanceof ClusterException) {
      problems.tell(e.getMessage());
      health = IngestHealth.of(IngestHealth.State.RETRYING, e.getMessage());
    } else {
      problems.tellFault(e);
      health = IngestHealth.of(IngestHealth.State.RETRYING, "ingest failed: " + e);
    }
  }

  private void pause() {
    long backoff = FIRST_BACKOFF_MS << Math.min(failuresInARow - 1, 5);
    try {
      stopping.await(Math.min(backoff, MAX_BACKOFF_MS), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean isStopping() {
    return stopping.getCount() == 0 || Thread.currentThread().isInterrupted();
  }

  /** Flushes, commits and leaves the group; takes at most some 5 s, whatever the clusters do. */
  @Override
  public void close() {
    stopping.countDown();
    wakeup.run();
    try {
      thread.join(CLOSE_GENTLY.toMillis());
      if (thread.isAlive()) {
        LOG.warn("ingest does not end in time: what is not committed will be read again");
        thread.interrupt();
        thread.join(CLOSE_FIRMLY.toMillis());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** The requests topic is not there; waiting does not bring it. */
  private static final class MissingTopicException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private MissingTopicException(String message) {
      super(message);
    }
  }
}
