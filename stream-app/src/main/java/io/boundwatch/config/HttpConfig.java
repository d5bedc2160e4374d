package io.boundwatch.config;

import java.util.List;
import java.util.Optional;

/**
 * The HTTP server.
 *
 * @param port 0 takes a free one
 * @param apiToken what a caller of pages that show users must send; required when the host is not a
 *     loopback address
 */
public record HttpConfig(String host, int port, Optional<Secret> apiToken) {
  public HttpConfig {
    ConfigKeys.HTTP_HOST.check(host);
    ConfigKeys.HTTP_PORT.check(port);
    apiToken.ifPresent(ConfigKeys.HTTP_API_TOKEN::check);
    if (apiToken.isEmpty() && !Loopback.is(host)) {
      throw new ConfigException(
          "http.host is '"
              + host
              + "', which others can reach, but http.api-token is not given: pages that show users"
              + " must not be open; give a token, or let http.host be 127.0.0.1",
          List.of(ConfigKeys.HTTP_HOST.name()));
    }
  }
}
