package io.boundwatch.kafka;

import static io.boundwatch.kafka.TestConfig.aConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boundwatch.config.ConfigException;
import io.boundwatch.config.EntraConfig;
import io.boundwatch.config.Secret;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClustersTest {
  private static final String MONITOR = "kafka:9092";
  private static final String CONNECTION_STRING =
      "Endpoint=sb://contoso.servicebus.windows.net/;SharedAccessKeyName=listen;SharedAccessKey=k=";

  @Test
  void withoutASourceTheMonitorsClusterIsTheSource() {
    Clusters clusters =
        Clusters.of(aConfig().kafka(MONITOR, Map.of("ssl.protocol", "TLSv1.3")).build(), MONITOR);

    assertThat(clusters.shared()).isTrue();
    assertThat(clusters.source().address()).isEqualTo(MONITOR);
    assertThat(clusters.source().properties()).containsEntry("ssl.protocol", "TLSv1.3");
  }

  @Test
  void neitherClusterIsGivenTheOthersLogin() {
    Clusters clusters =
        Clusters.of(
            aConfig()
                .kafka(MONITOR, Map.of("sasl.jaas.config", "monitor"))
                .source("mirror:9092", Map.of("ssl.keystore.password", "source"))
                .build(),
            MONITOR);

    assertThat(clusters.monitor().properties()).containsOnlyKeys("sasl.jaas.config");
    assertThat(clusters.source().properties()).containsOnlyKeys("ssl.keystore.password");
  }

  @Test
  void aConnectionStringNamesTheNamespaceAndLogsIn() {
    Cluster source =
        Clusters.of(aConfig().connectionString(CONNECTION_STRING).build(), MONITOR).source();

    assertThat(source.address()).isEqualTo("contoso.servicebus.windows.net:9093");
    assertThat(source.eventHubs()).isTrue();
    assertThat(source.properties())
        .containsEntry("security.protocol", "SASL_SSL")
        .containsEntry("sasl.mechanism", "PLAIN")
        .containsEntry("metadata.max.age.ms", "180000")
        .containsEntry(
            "sasl.jaas.config",
            "org.apache.kafka.common.security.plain.PlainLoginModule required"
                + " username=\"$ConnectionString\" password=\""
                + CONNECTION_STRING
                + "\";");
  }

  @Test
  void aConnectionStringWithoutAnEndpointIsRefusedWithoutShowingIt() {
    assertThatThrownBy(
            () -> Clusters.of(aConfig().connectionString("SharedAccessKey=x1y2").build(), MONITOR))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("source.connection-string has no address")
        .hasMessageNotContaining("x1y2");
  }

  @Test
  void aClusterNeverShowsItsSecrets() {
    Clusters clusters = Clusters.of(aConfig().connectionString(CONNECTION_STRING).build(), MONITOR);

    assertThat(clusters.toString()).doesNotContain("SharedAccessKey");
  }

  @ParameterizedTest
  @CsvSource({
    "contoso.servicebus.windows.net:9093, https://login.microsoftonline.com",
    "contoso.servicebus.usgovcloudapi.net:9093, https://login.microsoftonline.us",
    "contoso.servicebus.chinacloudapi.cn:9093, https://login.partner.microsoftonline.cn"
  })
  void entraLogsInAtTheAuthorityOfItsCloud(String address, String authority) {
    Cluster source = entraSource(address, secretLogin());

    assertThat(source.properties())
        .containsEntry("sasl.mechanism", "OAUTHBEARER")
        .containsEntry(
            "sasl.oauthbearer.token.endpoint.url", authority + "/tenant/oauth2/v2.0/token")
        .containsEntry("sasl.oauthbearer.scope", "https://" + EventHubs.host(address) + "/.default")
        .containsEntry("sasl.oauthbearer.client.credentials.client.id", "client")
        .containsEntry("sasl.oauthbearer.client.credentials.client.secret", "secret");
  }

  @Test
  void anAssertionFileTakesThePlaceOfTheSecret() {
    EntraConfig login =
        new EntraConfig("tenant", "client", Optional.empty(), Optional.of(Path.of("/tokens/t")));

    assertThat(entraSource("contoso.servicebus.windows.net:9093", login).properties())
        .containsEntry("sasl.oauthbearer.assertion.file", "/tokens/t")
        .doesNotContainKey("sasl.oauthbearer.client.credentials.client.secret");
  }

  @Test
  void entraWithoutANamespaceIsRefused() {
    assertThatThrownBy(() -> Clusters.of(aConfig().entra(secretLogin()).build(), MONITOR))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("source.bootstrap-servers");
  }

  @Test
  void whatTheUserSetWinsWhereItIsHarmless() {
    Cluster source =
        Clusters.of(
                aConfig()
                    .connectionString(CONNECTION_STRING)
                    .source("emulator:9092", Map.of("request.timeout.ms", "45000"))
                    .build(),
                MONITOR)
            .source();

    assertThat(ClientSettings.consumer(source, "test"))
        .containsEntry("request.timeout.ms", "45000")
        .containsEntry("metadata.max.age.ms", "180000");
  }

  @Test
  void whatTheGuaranteesRestOnIsNotForTheUserToSet() {
    Map<String, String> properties =
        Map.of("group.protocol", "consumer", "enable.auto.commit", "true");
    Cluster source = new Cluster(Cluster.Role.SOURCE, "kafka:9092", properties, false);

    assertThat(ClientSettings.consumer(source, "test"))
        .containsEntry("group.protocol", "classic")
        .containsEntry("enable.auto.commit", "false");
  }

  @Test
  void aClientIsNotGivenWhatIsForAnotherKindOfClient() {
    Cluster source =
        Clusters.of(aConfig().connectionString(CONNECTION_STRING).build(), MONITOR).source();

    assertThat(ClientSettings.consumer(source, "test"))
        .containsEntry("session.timeout.ms", "30000");
    assertThat(ClientSettings.admin(source, "test"))
        .doesNotContainKey("session.timeout.ms")
        .containsEntry("connections.max.idle.ms", "180000");
  }

  private static EntraConfig secretLogin() {
    return new EntraConfig("tenant", "client", Optional.of(new Secret("secret")), Optional.empty());
  }

  private static Cluster entraSource(String address, EntraConfig login) {
    return Clusters.of(aConfig().source(address, Map.of()).entra(login).build(), MONITOR).source();
  }
}
