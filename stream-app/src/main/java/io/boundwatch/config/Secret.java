package io.boundwatch.config;

import java.util.Objects;

/** A value that is never printed. */
public record Secret(String value) {
  public Secret {
    Objects.requireNonNull(value, "value");
  }

  @Override
  public String toString() {
    return "***";
  }
}
