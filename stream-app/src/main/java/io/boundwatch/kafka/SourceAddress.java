package io.boundwatch.kafka;

import io.boundwatch.config.ConfigException;
import io.boundwatch.config.Secret;
import io.boundwatch.config.SourceConfig;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where the source is: as configured, else as the connection string says. */
final class SourceAddress {
  private static final int EVENT_HUBS_PORT = 9093;
  private static final Pattern ENDPOINT =
      Pattern.compile("(?:^|;)\\s*Endpoint\\s*=\\s*sb://([^/:;\\s]+)", Pattern.CASE_INSENSITIVE);

  private SourceAddress() {}

  /** Empty: the source is the monitor's cluster. */
  static Optional<String> of(SourceConfig source) {
    if (source.bootstrapServers().isPresent()) {
      return source.bootstrapServers();
    }
    if (source.connectionString().isPresent()) {
      return source.connectionString().map(SourceAddress::endpoint);
    }
    if (source.entra().isPresent()) {
      throw new ConfigException(
          "source.entra needs source.bootstrap-servers: the Event Hubs namespace, such as"
              + " contoso.servicebus.windows.net:9093");
    }
    return Optional.empty();
  }

  private static String endpoint(Secret connectionString) {
    Matcher endpoint = ENDPOINT.matcher(connectionString.value());
    if (!endpoint.find()) {
      throw new ConfigException(
          "source.connection-string has no part Endpoint=sb://…; copy it whole from the shared"
              + " access policies of the Event Hubs namespace, or set source.bootstrap-servers");
    }
    return endpoint.group(1) + ":" + EVENT_HUBS_PORT;
  }
}
