package io.boundwatch.config;

import java.util.Locale;
import java.util.Optional;

/**
 * A key of the configuration: how it is called, what it means and what it may hold.
 *
 * @param name below {@code boundwatch.}, with dots between the levels
 * @param defaultText what stands if nothing is given; empty: the key is optional
 * @param secret whether its values must never be printed
 * @param doc one or two sentences for the reference page
 */
record ConfigKey<T>(
    String name, Optional<String> defaultText, ValueType<T> type, boolean secret, String doc) {
  static final String ENVIRONMENT_PREFIX = "BOUNDWATCH_";

  static <T> ConfigKey<T> key(String name, String defaultText, ValueType<T> type, String doc) {
    return new ConfigKey<>(name, Optional.of(defaultText), type, false, doc);
  }

  static <T> ConfigKey<T> optional(String name, ValueType<T> type, String doc) {
    return new ConfigKey<>(name, Optional.empty(), type, false, doc);
  }

  static ConfigKey<Secret> secret(String name, int minLength, String doc) {
    return new ConfigKey<>(name, Optional.empty(), ValueTypes.secret(minLength), true, doc);
  }

  String environmentName() {
    return environmentName(name);
  }

  static String environmentName(String name) {
    return ENVIRONMENT_PREFIX + name.toUpperCase(Locale.ROOT).replace('.', '_').replace('-', '_');
  }

  /** The value of a setting; throws {@link ConfigException} if it is not allowed. */
  T parse(Setting setting) {
    if (setting.list() && !type.list()) {
      throw refused("a list", setting.origin());
    }
    try {
      T value = type.parser().apply(setting.text());
      if (type.valid().test(value)) {
        return value;
      }
    } catch (IllegalArgumentException | ArithmeticException e) {
      // not readable and not allowed are the same to whoever wrote it
    }
    throw refused("'" + setting.text() + "'", setting.origin());
  }

  /** Passes an allowed value on; throws {@link ConfigException} for any other. */
  T check(T value) {
    if (!type.valid().test(value)) {
      throw refused("'" + type.printer().apply(value) + "'", "");
    }
    return value;
  }

  private ConfigException refused(String value, String origin) {
    String from = origin.isEmpty() ? "" : " (" + origin + ")";
    String given = secret ? name + from : name + " is " + value + from + ", but";
    return new ConfigException(given + " must be " + type.allowed());
  }
}
