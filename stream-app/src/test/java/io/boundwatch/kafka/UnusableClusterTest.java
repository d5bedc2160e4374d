package io.boundwatch.kafka;

import static io.boundwatch.kafka.TestConfig.aConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.boundwatch.config.EntraConfig;
import io.boundwatch.config.Secret;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UnusableClusterTest {
  private static final Duration SHORT = Duration.ofMillis(500);

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:1, does not answer",
    "no-such-host.invalid:9092, cannot be used",
  })
  void aClusterThatCannotBeReachedIsNamed(String address, String what) {
    Cluster cluster = new Cluster(Cluster.Role.MONITOR, address, Map.of(), false);

    assertThatThrownBy(() -> nodes(cluster))
        .isInstanceOf(ClusterException.class)
        .hasMessageStartingWith("the monitor's Kafka cluster at " + address + " " + what)
        .hasMessageContaining("check kafka.bootstrap-servers");
  }

  @Test
  void aRefusedTokenRequestIsTold() throws Exception {
    BlockingQueue<String> requests = new ArrayBlockingQueue<>(10);
    HttpServer server = refusingServer(requests);
    try {
      Cluster source = entraSource("http://127.0.0.1:" + server.getAddress().getPort() + "/token");

      assertThatThrownBy(() -> nodes(source))
          .isInstanceOf(ClusterException.class)
          .hasMessageContaining("refuses the login")
          .hasMessageContaining("source.entra")
          .hasMessageNotContaining("s3cret");
      assertThat(requests.poll(5, TimeUnit.SECONDS))
          .contains("grant_type=client_credentials")
          .contains("scope=https://127.0.0.1/.default");
    } finally {
      server.stop(0);
    }
  }

  private static void nodes(Cluster cluster) {
    try (ClusterAdmin admin = new ClusterAdmin(cluster, SHORT)) {
      admin.nodes();
    }
  }

  private static Cluster entraSource(String tokenEndpoint) {
    EntraConfig login =
        new EntraConfig("tenant", "client", Optional.of(new Secret("s3cret")), Optional.empty());
    Map<String, String> properties = Map.of("sasl.oauthbearer.token.endpoint.url", tokenEndpoint);
    return Clusters.of(
            aConfig().source("127.0.0.1:1", properties).entra(login).build(), "kafka:9092")
        .source();
  }

  private static HttpServer refusingServer(BlockingQueue<String> requests) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/token",
        exchange -> {
          byte[] body = exchange.getRequestBody().readAllBytes();
          requests.add(new String(body, StandardCharsets.UTF_8));
          exchange.sendResponseHeaders(401, -1);
          exchange.close();
        });
    server.start();
    return server;
  }
}
