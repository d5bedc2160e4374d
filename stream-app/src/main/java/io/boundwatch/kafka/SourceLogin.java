package io.boundwatch.kafka;

import io.boundwatch.config.EntraConfig;
import io.boundwatch.config.Secret;
import io.boundwatch.config.SourceConfig;
import java.util.HashMap;
import java.util.Map;

/** The client properties that log in to Event Hubs. */
final class SourceLogin {
  private static final String OAUTH = "org.apache.kafka.common.security.oauthbearer.";

  private SourceLogin() {}

  /** Empty if neither a connection string nor Entra ID is configured. */
  static Map<String, String> of(SourceConfig source, String address) {
    return source
        .entra()
        .map(entra -> entra(entra, address))
        .or(() -> source.connectionString().map(SourceLogin::connectionString))
        .orElse(Map.of());
  }

  private static Map<String, String> connectionString(Secret connectionString) {
    String password = connectionString.value().replace("\\", "\\\\").replace("\"", "\\\"");
    return Map.of(
        "security.protocol",
        "SASL_SSL",
        "sasl.mechanism",
        "PLAIN",
        "sasl.jaas.config",
        "org.apache.kafka.common.security.plain.PlainLoginModule required"
            + " username=\"$ConnectionString\" password=\""
            + password
            + "\";");
  }

  private static Map<String, String> entra(EntraConfig entra, String address) {
    Map<String, String> properties = new HashMap<>();
    properties.put("security.protocol", "SASL_SSL");
    properties.put("sasl.mechanism", "OAUTHBEARER");
    properties.put("sasl.jaas.config", OAUTH + "OAuthBearerLoginModule required;");
    properties.put("sasl.login.callback.handler.class", OAUTH + "OAuthBearerLoginCallbackHandler");
    properties.put(
        OauthAccess.TOKEN_ENDPOINT,
        EventHubs.loginAuthority(address) + "/" + entra.tenantId() + "/oauth2/v2.0/token");
    properties.put("sasl.oauthbearer.scope", "https://" + EventHubs.host(address) + "/.default");
    properties.put("sasl.oauthbearer.client.credentials.client.id", entra.clientId());
    entra
        .clientSecret()
        .ifPresent(
            secret ->
                properties.put(
                    "sasl.oauthbearer.client.credentials.client.secret", secret.value()));
    entra
        .assertionFile()
        .ifPresent(file -> properties.put(OauthAccess.ASSERTION_FILE, file.toString()));
    return properties;
  }
}
