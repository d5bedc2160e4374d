package io.boundwatch.config;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What was given, from all places, later places winning; read by key. */
final class Settings {
  private final Map<String, Setting> byName;

  private Settings(Map<String, Setting> byName) {
    this.byName = byName;
  }

  @SafeVarargs
  static Settings of(Map<String, Setting>... places) {
    Map<String, Setting> merged = new LinkedHashMap<>();
    for (Map<String, Setting> place : places) {
      merged.putAll(place);
    }
    return new Settings(merged);
  }

  /** Settings made by the program; {@link ConfigException} for an unknown name. */
  static Map<String, Setting> fromProgram(Map<String, String> values) {
    Map<String, Setting> settings = new HashMap<>();
    values.forEach(
        (name, value) -> {
          if (!Names.isKnown(name)) {
            throw new ConfigException(
                "unknown key '" + name + "'; the nearest known key is " + Names.nearest(name));
          }
          settings.put(name, Setting.of(value, "set by the command"));
        });
    return settings;
  }

  /** The value of a key that has a default. */
  <T> T get(ConfigKey<T> key) {
    return find(key)
        .orElseThrow(
            () -> new ConfigException(key.name() + " is missing: must be " + key.type().allowed()));
  }

  /** The value given, else the default, else none. */
  <T> Optional<T> find(ConfigKey<T> key) {
    return Optional.ofNullable(byName.get(key.name()))
        .or(() -> key.defaultText().map(text -> Setting.of(text, "default")))
        .map(key::parse);
  }

  boolean isGiven(ConfigKey<?> key) {
    return byName.containsKey(key.name());
  }

  /** The properties of a section by Kafka's names. */
  Map<String, String> properties(ClientProperties section) {
    String prefix = section.name() + ".";
    Map<String, String> properties = new TreeMap<>();
    byName.forEach(
        (name, setting) -> {
          if (name.startsWith(prefix)) {
            properties.put(name.substring(prefix.length()), setting.text());
          }
        });
    return properties;
  }

  /** Adds to a contradiction where its keys come from. */
  ConfigException located(ConfigException contradiction) {
    List<String> keys = contradiction.keys();
    String origins =
        keys.stream()
            .filter(byName::containsKey)
            .map(key -> key + ": " + byName.get(key).origin())
            .collect(Collectors.joining("; "));
    return origins.isEmpty()
        ? contradiction
        : new ConfigException(contradiction.getMessage() + " (" + origins + ")", keys);
  }
}
