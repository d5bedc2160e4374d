package io.boundwatch.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the sign-in events come from.
 *
 * @param bootstrapServers empty: the monitor's cluster; if not given beside a connection string,
 *     the address in it
 * @param connectionString of an Event Hubs namespace; sets SASL PLAIN
 * @param entra login at Entra ID; sets OAUTHBEARER
 * @param maxMirrorLag how far behind a source that keeps older timestamps may be when it is quiet
 */
public record SourceConfig(
    Optional<String> bootstrapServers,
    Map<String, String> properties,
    List<String> topics,
    String groupId,
    Optional<Secret> connectionString,
    Optional<EntraConfig> entra,
    Duration maxMirrorLag) {
  private static final String ADDRESS = ConfigKeys.SOURCE_BOOTSTRAP_SERVERS.name();
  private static final String CONNECTION_STRING = ConfigKeys.SOURCE_CONNECTION_STRING.name();

  /** Properties that a login sets, so that they cannot stand beside one. */
  private static final List<String> LOGIN_PROPERTIES =
      List.of(
          "security.protocol",
          "sasl.mechanism",
          "sasl.jaas.config",
          "sasl.login.callback.handler.class",
          "sasl.client.callback.handler.class");

  public SourceConfig {
    properties = Map.copyOf(properties);
    topics = List.copyOf(topics);
    ClientProperties.SOURCE.check(properties);
    ConfigKeys.SOURCE_TOPICS.check(topics);
    ConfigKeys.SOURCE_GROUP_ID.check(groupId);
    ConfigKeys.SOURCE_MAX_MIRROR_LAG.check(maxMirrorLag);
    connectionString.ifPresent(ConfigKeys.SOURCE_CONNECTION_STRING::check);
    checkLogin(connectionString, entra, properties);
    bootstrapServers = bootstrapServers.or(() -> connectionString.map(SourceConfig::addressIn));
    bootstrapServers.ifPresent(ConfigKeys.SOURCE_BOOTSTRAP_SERVERS::check);
    checkEntraAddress(entra, bootstrapServers);
  }

  private static void checkLogin(
      Optional<Secret> connectionString,
      Optional<EntraConfig> entra,
      Map<String, String> properties) {
    if (connectionString.isPresent() && entra.isPresent()) {
      throw new ConfigException(
          CONNECTION_STRING + " and source.entra.* are both given: must be one of the two",
          List.of(CONNECTION_STRING, ConfigKeys.SOURCE_ENTRA_CLIENT_ID.name()));
    }
    if (connectionString.isPresent() || entra.isPresent()) {
      String login = entra.isPresent() ? "source.entra.*" : CONNECTION_STRING;
      LOGIN_PROPERTIES.stream()
          .filter(properties::containsKey)
          .findFirst()
          .ifPresent(name -> refuseBesideLogin("source.properties." + name, login));
    }
  }

  private static void refuseBesideLogin(String key, String login) {
    throw new ConfigException(
        key + " cannot be given beside " + login + ", which sets it: remove one of the two",
        List.of(key));
  }

  private static String addressIn(Secret connectionString) {
    return ConnectionString.bootstrapServers(connectionString)
        .orElseThrow(
            () ->
                new ConfigException(
                    CONNECTION_STRING
                        + " has no address: must begin with Endpoint=sb://<namespace>/, or "
                        + ADDRESS
                        + " be given as well",
                    List.of(CONNECTION_STRING)));
  }

  private static void checkEntraAddress(
      Optional<EntraConfig> entra, Optional<String> bootstrapServers) {
    if (entra.isPresent() && bootstrapServers.isEmpty()) {
      throw new ConfigException(
          "source.entra.* is given without "
              + ADDRESS
              + ": must be the address of the Event Hubs namespace, such as"
              + " <namespace>.servicebus.windows.net:9093",
          List.of(ConfigKeys.SOURCE_ENTRA_CLIENT_ID.name()));
    }
  }

  /** Shows no value that may be a secret. */
  @Override
  public String toString() {
    return ("SourceConfig[bootstrapServers=%s, properties=%s, topics=%s, groupId=%s,"
            + " connectionString=%s, entra=%s, maxMirrorLag=%s]")
        .formatted(
            bootstrapServers,
            ClientProperties.masked(properties),
            topics,
            groupId,
            connectionString,
            entra,
            maxMirrorLag);
  }
}
