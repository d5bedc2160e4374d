package io.boundwatch.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigLoaderTest {
  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http:\n  port: 9000\nsign-in:\n  settle: 5m\n",
        "boundwatch:\n  http:\n    port: 9000\n  sign-in: {settle: PT5M}\n",
        "http.port: 9000\nsign-in.settle: 5m\n",
        "boundwatch.http.port: '9000'\nboundwatch:\n  sign-in.settle: 5m\n",
        "\uFEFFhttp.port: 9000\nsign-in.settle: 5m\nsource:\nkafka:\n  properties:\n",
      })
  void readsNestedWrappedAndFlatNames(String yaml) throws IOException {
    BoundwatchConfig config = load(yaml, Map.of());

    assertThat(config.http().port()).isEqualTo(9000);
    assertThat(config.signIn().settle()).isEqualTo(Duration.ofMinutes(5));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "# nothing yet\n", "---\n", "boundwatch:\n", "http:\n  port:\n"})
  void anEmptyFileLeavesTheDefaults(String yaml) throws IOException {
    assertThat(load(yaml, Map.of())).isEqualTo(ConfigLoader.of(Map.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "counts:\n  app-windows: [PT5M, 1h]\n",
        "counts:\n  app-windows:\n    - 5m\n    - 1h\n",
        "counts.app-windows: 5m, 1h\n",
      })
  void readsListsInBothForms(String yaml) throws IOException {
    assertThat(load(yaml, Map.of()).counts().appWindows())
        .containsExactly(Duration.ofMinutes(5), Duration.ofHours(1));
  }

  @Test
  void anEmptyListOfCodesIsAllowed() throws IOException {
    assertThat(load("event.known-status-codes: []", Map.of()).eventRules().knownStatusCodes())
        .isEqualTo(Set.of());
  }

  @Test
  void clientPropertiesMayBeFlatOrNested() throws IOException {
    BoundwatchConfig config =
        load(
            """
            kafka:
              properties:
                security.protocol: SSL
                ssl:
                  truststore:
                    location: /etc/trust.p12
                "sasl.mechanism": PLAIN
            """,
            Map.of());

    assertThat(config.kafka().properties())
        .isEqualTo(
            Map.of(
                "security.protocol", "SSL",
                "ssl.truststore.location", "/etc/trust.p12",
                "sasl.mechanism", "PLAIN"));
  }

  @Test
  void theEnvironmentWinsOverTheFile() throws IOException {
    BoundwatchConfig config =
        load(
            "http.port: 9000\nkafka.properties.linger.ms: 5\nkafka.partitions: 8\n",
            Map.of(
                "BOUNDWATCH_HTTP_PORT", "9001",
                "BOUNDWATCH_KAFKA_PROPERTIES_LINGER_MS", "10",
                "BOUNDWATCH_KAFKA_PARTITIONS", ""));

    assertThat(config.http().port()).isEqualTo(9001);
    assertThat(config.kafka().properties()).isEqualTo(Map.of("linger.ms", "10"));
    assertThat(config.kafka().partitions()).isEqualTo(8);
  }

  @Test
  void readsKeysFromTheEnvironment() {
    BoundwatchConfig config =
        ConfigLoader.load(
            Optional.empty(),
            Map.of(
                "BOUNDWATCH_KAFKA_BOOTSTRAP_SERVERS", "k1:9092, k2:9092",
                "BOUNDWATCH_SIGN_IN_MAX_REQUESTS", "7",
                "BOUNDWATCH_SOURCE_TOPICS", "a,b",
                "BOUNDWATCH_LOG_LEVEL", "debug",
                "PATH", "/bin"));

    assertThat(config.kafka().bootstrapServers()).contains("k1:9092, k2:9092");
    assertThat(config.signIn().maxRequests()).isEqualTo(7);
    assertThat(config.source().topics()).isEqualTo(List.of("a", "b"));
  }

  @ParameterizedTest
  @CsvSource({"debug, debug", "WARN, warn", "loud, ", "'', ", "off, "})
  void aLogLevelIsTakenIfItIsOne(String given, String expected) {
    assertThat(ConfigLoader.logLevel(Map.of("BOUNDWATCH_LOG_LEVEL", given)))
        .isEqualTo(Optional.ofNullable(expected));
  }

  @Test
  void whatKubernetesTellsOfAServiceNamedBoundwatchIsLeftAlone() {
    Map<String, String> links =
        Map.of(
            "BOUNDWATCH_SERVICE_HOST", "10.0.0.1",
            "BOUNDWATCH_SERVICE_PORT", "8080",
            "BOUNDWATCH_SERVICE_PORT_HTTP", "8080",
            "BOUNDWATCH_PORT", "tcp://10.0.0.1:8080",
            "BOUNDWATCH_PORT_8080_TCP", "tcp://10.0.0.1:8080",
            "BOUNDWATCH_PORT_8080_TCP_ADDR", "10.0.0.1",
            "BOUNDWATCH_HTTP_PORT", "tcp://10.0.0.1:8080");

    assertThat(ConfigLoader.load(Optional.empty(), links)).isEqualTo(ConfigLoader.of(Map.of()));
  }

  @Test
  void whatACommandSetsWinsOverAll() throws IOException {
    Path file = write("http.port: 9000");

    BoundwatchConfig config =
        ConfigLoader.load(
            Optional.of(file), Map.of("BOUNDWATCH_HTTP_PORT", "9001"), Map.of("http.port", "0"));

    assertThat(config.http().port()).isZero();
  }

  @Test
  void theAddressOfTheSourceComesFromTheConnectionString() {
    BoundwatchConfig config =
        ConfigLoader.of(
            Map.of(
                "source.connection-string",
                "Endpoint=sb://contoso.servicebus.windows.net/;SharedAccessKeyName=k;SharedAccessKey=abc="));

    assertThat(config.source().bootstrapServers()).contains("contoso.servicebus.windows.net:9093");
  }

  @Test
  void entraTakesASecretOrATokenFile() {
    BoundwatchConfig config =
        ConfigLoader.of(
            Map.of(
                "source.bootstrap-servers", "contoso.servicebus.windows.net:9093",
                "source.entra.tenant-id", "t",
                "source.entra.client-id", "c",
                "source.entra.assertion-file", "/var/run/token"));

    assertThat(config.source().entra())
        .contains(
            new EntraConfig("t", "c", Optional.empty(), Optional.of(Path.of("/var/run/token"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "127.1.2.3", "localhost", "::1"})
  void aLoopbackHostNeedsNoToken(String host) {
    assertThat(ConfigLoader.of(Map.of("http.host", host)).http().host()).isEqualTo(host);
  }

  @Test
  void anyHostMayBeUsedWithAToken() {
    Map<String, String> settings = Map.of("http.host", "0.0.0.0", "http.api-token", "let-me-in");

    assertThat(ConfigLoader.of(settings).http().apiToken()).contains(new Secret("let-me-in"));
  }

  @Test
  void nothingPrintedShowsASecret() throws IOException {
    BoundwatchConfig config =
        load(
            """
            privacy.pseudonymise-key: hush-hush-hush-hush
            http.api-token: hush
            source:
              bootstrap-servers: s:1
              entra: {tenant-id: t, client-id: c, client-secret: hush}
              properties:
                ssl.truststore.password: hush
            kafka:
              properties:
                sasl.jaas.config: hush
                ssl.keystore.key: hush
                sasl.oauthbearer.token.endpoint.url: hush
                linger.ms: 77
            """,
            Map.of());

    assertThat(config.toString()).doesNotContain("hush").contains("linger.ms=77");
  }

  private BoundwatchConfig load(String yaml, Map<String, String> environment) throws IOException {
    return ConfigLoader.load(Optional.of(write(yaml)), environment);
  }

  private Path write(String yaml) throws IOException {
    return Files.writeString(folder.resolve("boundwatch.yaml"), yaml);
  }
}
