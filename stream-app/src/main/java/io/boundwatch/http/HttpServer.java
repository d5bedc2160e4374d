package io.boundwatch.http;

import io.boundwatch.config.ConfigException;
import io.boundwatch.config.HttpConfig;
import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import io.javalin.util.JavalinBindException;
import java.net.BindException;
import java.util.Map;
import java.util.function.Supplier;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves {@code /metrics}, {@code /health/live}, {@code /health/ready} and {@code /runbooks}, all
 * open to anybody who can reach the address; none of them shows users.
 */
public final class HttpServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(HttpServer.class);

  /** The text format of Prometheus that every scraper reads. */
  static final String METRICS_TYPE = "text/plain; version=0.0.4; charset=utf-8";

  private static final String TEXT_TYPE = "text/plain; charset=utf-8";

  /** Scrapes and probes are few; Jetty itself takes some of these. */
  private static final int MAX_THREADS = 16;

  private static final int MIN_THREADS = 2;

  private final Javalin server;

  private HttpServer(Javalin server) {
    this.server = server;
  }

  /**
   * Starts to serve.
   *
   * @param scrape the metrics in Prometheus' text format
   * @throws ConfigException if the address cannot be used
   */
  public static HttpServer start(HttpConfig config, Supplier<String> scrape, Health health) {
    Javalin server = Javalin.create(javalin -> configure(javalin, config, scrape, health));
    try {
      server.start();
      return new HttpServer(server);
    } catch (JavalinBindException e) {
      server.stop();
      throw unusable(config, e);
    }
  }

  private static void configure(
      JavalinConfig javalin, HttpConfig config, Supplier<String> scrape, Health health) {
    javalin.startup.showJavalinBanner = false;
    javalin.startup.showOldJavalinVersionWarning = false;
    javalin.jetty.host = config.host();
    javalin.jetty.port = config.port();
    javalin.jetty.threadPool = threads();
    openRoutes(javalin.routes, scrape, health);
    runbooks(javalin.routes, new Runbooks());
    faults(javalin.routes);
  }

  private static QueuedThreadPool threads() {
    QueuedThreadPool threads = new QueuedThreadPool(MAX_THREADS, MIN_THREADS);
    threads.setName("boundwatch-http");
    threads.setDaemon(true);
    return threads;
  }

  private static void openRoutes(RoutesConfig routes, Supplier<String> scrape, Health health) {
    routes.get("/metrics", context -> context.contentType(METRICS_TYPE).result(scrape.get()));
    routes.get("/health/live", context -> answer(context, health.live()));
    routes.get("/health/ready", context -> answer(context, health.ready()));
  }

  private static void runbooks(RoutesConfig routes, Runbooks runbooks) {
    routes.get("/runbooks", context -> text(context, runbooks.index()));
    routes.get(
        "/runbooks/{name}",
        context ->
            runbooks
                .page(context.pathParam("name"))
                .ifPresentOrElse(page -> text(context, page), () -> context.status(404)));
  }

  private static void text(Context context, String text) {
    context.contentType(TEXT_TYPE).header("X-Content-Type-Options", "nosniff").result(text);
  }

  private static void faults(RoutesConfig routes) {
    routes.error(404, context -> context.contentType(TEXT_TYPE).result("not found\n"));
    routes.exception(Exception.class, HttpServer::failed);
  }

  private static void failed(Exception failure, Context context) {
    LOG.error("Answering a call failed", failure);
    context.status(500).contentType(TEXT_TYPE).result("internal error, see the log\n");
  }

  private static void answer(Context context, Health.Status status) {
    context
        .status(status.ok() ? 200 : 503)
        .json(Map.of("status", status.ok() ? "up" : "down", "detail", status.detail()));
  }

  private static ConfigException unusable(HttpConfig config, JavalinBindException failure) {
    String address = config.host() + ":" + config.port();
    return new ConfigException(
        isTaken(failure)
            ? "http.port: %s is taken by another program; stop it, or set http.port to a free port"
                .formatted(address)
            : "http.host: cannot listen on %s; must be an address of this machine"
                .formatted(address));
  }

  private static boolean isTaken(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof BindException && String.valueOf(cause.getMessage()).contains("in use")) {
        return true;
      }
    }
    return false;
  }

  /** The port that is listened on, also where the configuration says 0. */
  public int port() {
    return server.port();
  }

  /** Stops serving; calls under way are finished. */
  @Override
  public void close() {
    server.stop();
  }
}
