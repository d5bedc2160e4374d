package io.boundwatch.config;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a connection string of an Event Hubs namespace says of its address. */
final class ConnectionString {
  private static final int KAFKA_PORT = 9093;
  private static final Pattern ENDPOINT =
      Pattern.compile(
          "(?i)(?:^|;)\\s*Endpoint\\s*=\\s*sb://([A-Za-z0-9.-]+)(?::\\d+)?/?\\s*(?:;|$)");

  private ConnectionString() {}

  /** The Kafka address of the namespace in {@code Endpoint=sb://host/}. */
  static Optional<String> bootstrapServers(Secret connectionString) {
    Matcher matcher = ENDPOINT.matcher(connectionString.value());
    return matcher.find() ? Optional.of(matcher.group(1) + ":" + KAFKA_PORT) : Optional.empty();
  }
}
