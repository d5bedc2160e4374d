package io.boundwatch.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.boundwatch.config.ConfigException;
import io.boundwatch.config.HttpConfig;
import io.boundwatch.config.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpServerTest {
  private static final HttpConfig ANY_PORT = config(0);

  private final FakeHealth health = new FakeHealth();
  private final HttpServer server = HttpServer.start(ANY_PORT, () -> "up 1\n", health);
  private final HttpClient client = HttpClient.newHttpClient();

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void servesMetricsAsPrometheusReadsThem() throws Exception {
    HttpResponse<String> response = get("/metrics");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("content-type"))
        .contains("text/plain; version=0.0.4; charset=utf-8");
    assertThat(response.body()).isEqualTo("up 1\n");
  }

  @Test
  void tellsThatItIsWell() throws Exception {
    HttpResponse<String> response = get("/health/ready");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("content-type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("application/json"));
    assertThat(response.body()).contains("\"status\":\"up\"").contains("\"detail\":\"restored\"");
  }

  @Test
  void tellsWhyItIsNotReadyAndStillAlive() throws Exception {
    health.ready = new Health.Status(false, "3 of 12 tasks are \"restoring\"");

    HttpResponse<String> response = get("/health/ready");

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(response.body())
        .contains("\"status\":\"down\"")
        .contains("3 of 12 tasks are \\\"restoring\\\"");
    assertThat(get("/health/live").statusCode()).isEqualTo(200);
  }

  @Test
  void tellsThatItIsNotAlive() throws Exception {
    health.live = new Health.Status(false, "no progress for 10 minutes");

    assertThat(get("/health/live").statusCode()).isEqualTo(503);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/nothing", "/health", "/metrics/x"})
  void anyOtherPathIsNotFound(String path) throws Exception {
    HttpResponse<String> response = get(path);

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(response.body()).isEqualTo("not found\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/runbooks/unbound-spike",
        "/runbooks/unbound-spike.md",
        "/runbooks/dead-letters/"
      })
  void aRunbookIsServedAsText(String path) throws Exception {
    HttpResponse<String> response = get(path);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("content-type").orElseThrow())
        .startsWith("text/plain");
    assertThat(response.body()).startsWith("# ").contains("## What to do");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/runbooks", "/runbooks/", "/runbooks/README.md"})
  void theIndexOfTheRunbooksListsThem(String path) throws Exception {
    assertThat(get(path).body()).contains("(token-replay.md)").contains("(not-ready.md)");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/runbooks/no-such-rule",
        "/runbooks/UNBOUND-SPIKE",
        "/runbooks/..%2FHttpServer.class",
        "/runbooks/%2e%2e%2flog4j2.xml",
        "/runbooks/README",
        "/runbooks/.md",
        "/runbooks/unbound-spike.md.md",
        "/runbooks/unbound-spike/more"
      })
  void whatIsNoRunbookIsNotFound(String path) throws Exception {
    assertThat(get(path).statusCode()).isIn(400, 404);
    assertThat(get(path).body()).doesNotContain("boundwatch", "Configuration");
  }

  @Test
  void aFailureBehindARouteShowsNothingOfItself() throws Exception {
    try (HttpServer failing = HttpServer.start(ANY_PORT, HttpServerTest::fail, health)) {
      HttpResponse<String> response = get(failing, "/metrics");

      assertThat(response.statusCode()).isEqualTo(500);
      assertThat(response.body()).isEqualTo("internal error, see the log\n");
    }
  }

  private static String fail() {
    throw new IllegalStateException("inner matters");
  }

  @Test
  void aTakenPortIsNamedInPlainWords() {
    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> HttpServer.start(config(server.port()), () -> "", health))
        .withMessageStartingWith("http.port: 127.0.0.1:" + server.port() + " is taken")
        .withMessageContaining("set http.port to a free port");
  }

  @Test
  void anUnusableHostIsNamedInPlainWords() {
    HttpConfig config = new HttpConfig("nowhere.invalid", 0, Optional.of(new Secret("let-me-in")));

    assertThatExceptionOfType(ConfigException.class)
        .isThrownBy(() -> HttpServer.start(config, () -> "", health))
        .withMessageStartingWith("http.host: cannot listen on nowhere.invalid:0");
  }

  @Test
  void aClosedServerLeavesItsPort() {
    int port = server.port();
    server.close();

    try (HttpServer again = HttpServer.start(config(port), () -> "", health)) {
      assertThat(again.port()).isEqualTo(port);
    }
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return get(server, path);
  }

  private HttpResponse<String> get(HttpServer server, String path)
      throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + server.port() + path);
    return client.send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
  }

  private static HttpConfig config(int port) {
    return new HttpConfig("127.0.0.1", port, Optional.empty());
  }

  private static final class FakeHealth implements Health {
    private volatile Status live = new Status(true, "running");
    private volatile Status ready = new Status(true, "restored");

    @Override
    public Status live() {
      return live;
    }

    @Override
    public Status ready() {
      return ready;
    }
  }
}
