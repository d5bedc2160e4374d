package io.boundwatch.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Login at Entra ID as an application, with a secret or a federated token file (one of the two).
 */
public record EntraConfig(
    String tenantId,
    String clientId,
    Optional<Secret> clientSecret,
    Optional<Path> assertionFile) {}
