package io.boundwatch.config;

import java.util.List;

/**
 * A configuration that cannot be used; the message names the key, the value (never a secret's) and
 * what is allowed, in one line.
 */
public final class ConfigException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<String> keys;

  public ConfigException(String message) {
    this(message, List.of());
  }

  /** Names the keys that contradict each other, so that the loader can say where they come from. */
  ConfigException(String message, List<String> keys) {
    super(message);
    this.keys = List.copyOf(keys);
  }

  List<String> keys() {
    return keys;
  }
}
