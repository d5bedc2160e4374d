package io.boundwatch.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Login at Entra ID as an application, with a secret or a federated token file (one of the two).
 */
public record EntraConfig(
    String tenantId, String clientId, Optional<Secret> clientSecret, Optional<Path> assertionFile) {
  private static final String SECRET = ConfigKeys.SOURCE_ENTRA_CLIENT_SECRET.name();
  private static final String FILE = ConfigKeys.SOURCE_ENTRA_ASSERTION_FILE.name();

  public EntraConfig {
    ConfigKeys.SOURCE_ENTRA_TENANT_ID.check(tenantId);
    ConfigKeys.SOURCE_ENTRA_CLIENT_ID.check(clientId);
    clientSecret.ifPresent(ConfigKeys.SOURCE_ENTRA_CLIENT_SECRET::check);
    assertionFile.ifPresent(ConfigKeys.SOURCE_ENTRA_ASSERTION_FILE::check);
    if (clientSecret.isPresent() == assertionFile.isPresent()) {
      String found = clientSecret.isPresent() ? "both" : "neither";
      throw new ConfigException(
          "exactly one of %s and %s must be given, found %s".formatted(SECRET, FILE, found),
          List.of(SECRET, FILE));
    }
  }
}
