package io.boundwatch.config;

import java.util.Optional;

/**
 * The HTTP server.
 *
 * @param port 0 takes a free one
 * @param apiToken what a caller of pages that show users must send; required when the host is not a
 *     loopback address
 */
public record HttpConfig(String host, int port, Optional<Secret> apiToken) {}
