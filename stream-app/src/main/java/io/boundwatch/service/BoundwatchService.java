package io.boundwatch.service;

import io.boundwatch.broker.EmbeddedBroker;
import io.boundwatch.config.BoundwatchConfig;
import io.boundwatch.event.EventReader;
import io.boundwatch.http.Health;
import io.boundwatch.http.HttpServer;
import io.boundwatch.ingest.IngestService;
import io.boundwatch.ingest.Privacy;
import io.boundwatch.kafka.ClientSettings;
import io.boundwatch.kafka.Clusters;
import io.boundwatch.kafka.TopicSetup;
import io.boundwatch.metrics.Metrics;
import io.boundwatch.metrics.PrometheusMetrics;
import io.boundwatch.topology.Monitor;
import io.boundwatch.topology.MonitorSettings;
import io.boundwatch.topology.Stores;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The service: what {@code run} runs. Parts are started in the order in which they need each other
 * and stopped in the other.
 */
public final class BoundwatchService implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(BoundwatchService.class);

  private final BoundwatchConfig config;
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final Clocks clocks = new Clocks();
  private final CompletableFuture<String> failure = new CompletableFuture<>();
  private final PrometheusMetrics metrics;
  private volatile Optional<EmbeddedBroker> broker = Optional.empty();
  private volatile Optional<IngestService> ingest = Optional.empty();
  private volatile Optional<Monitor> monitor = Optional.empty();
  private Clusters clusters;
  private HttpServer http;

  private BoundwatchService(BoundwatchConfig config, String version) {
    this.config = config;
    this.metrics = new PrometheusMetrics(config.metrics(), version);
    parts.push(metrics::close);
  }

  /**
   * Starts the service; what it had started is stopped again if it cannot.
   *
   * @param version for the build metric
   */
  public static BoundwatchService start(BoundwatchConfig config, Role role, String version) {
    BoundwatchService service = new BoundwatchService(config, version);
    try {
      service.startParts(role);
      return service;
    } catch (RuntimeException e) {
      service.close();
      throw e;
    }
  }

  private void startParts(Role role) {
    clusters = Clusters.of(config, monitorAddress());
    TopicSetup.ensure(config, clusters);
    if (role.monitors()) {
      startMonitor();
    }
    if (role.ingests()) {
      startIngest();
    }
    metrics.bindHealth(() -> health().live().ok(), this::isReady);
    http = HttpServer.start(config.http(), metrics::scrape, healthOfNow());
    parts.push(http);
  }

  private ServiceHealth health() {
    return new ServiceHealth(broker, ingest, monitor);
  }

  /** Of the parts that run when it is asked: ingest may be started later. */
  private Health healthOfNow() {
    return new Health() {
      @Override
      public Status live() {
        return health().live();
      }

      @Override
      public Status ready() {
        return health().ready();
      }
    };
  }

  private String monitorAddress() {
    if (config.kafka().bootstrapServers().isPresent()) {
      return config.kafka().bootstrapServers().get();
    }
    EmbeddedBroker started = EmbeddedBroker.start(config.dataDir());
    parts.push(started);
    broker = Optional.of(started);
    return started.bootstrapServers();
  }

  private void startMonitor() {
    Monitor started =
        new Monitor(
            config,
            ClientSettings.streams(clusters.monitor()),
            MonitorSettings.of(config, MonitorSettings.Pace.WALL_CLOCK),
            Stores.PERSISTENT,
            metrics,
            clocks);
    parts.push(started);
    Metrics.BoundMeters meters = metrics.bind(started.streams());
    parts.push(meters);
    started.onFailure(failure::complete);
    started.start();
    monitor = Optional.of(started);
  }

  /** Starts ingest in a service that was started without it. */
  public void startIngest() {
    EventReader reader = new EventReader(config.eventRules());
    IngestService started =
        new IngestService(
            config, clusters, reader::read, Privacy.of(config), metrics, failure::complete);
    parts.push(started);
    started.start();
    ingest = Optional.of(started);
  }

  /** Completes with the reason if the service stops by itself. */
  public CompletableFuture<String> failure() {
    return failure;
  }

  /** The monitor's cluster and the source. */
  public Clusters clusters() {
    return clusters;
  }

  /** The port of the HTTP server. */
  public int httpPort() {
    return http.port();
  }

  /** Whether all is restored and at work. */
  public boolean isReady() {
    return health().ready().ok();
  }

  /** In plain words, what it is doing, and where the clock stands. */
  public String status() {
    String state = health().ready().detail();
    OptionalLong clock = clocks.least();
    return monitor.isEmpty()
        ? state
        : state
            + "; the clock "
            + (clock.isPresent()
                ? "stands at " + io.boundwatch.event.Times.millis(clock.getAsLong())
                : "is not known yet");
  }

  @Override
  public void close() {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception e) {
        LOG.warn("a part did not stop cleanly: {}", e.toString());
      }
    }
  }
}
