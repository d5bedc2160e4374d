package io.boundwatch.config;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where the sign-in events come from.
 *
 * @param bootstrapServers empty: the monitor's cluster
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
  public SourceConfig {
    properties = Map.copyOf(properties);
    topics = List.copyOf(topics);
  }
}
