package io.boundwatch.config;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The settings in the environment variables that begin with {@code BOUNDWATCH_}. */
final class Environment {
  /** The log level: read by the logging itself, before any configuration. */
  static final ConfigKey<LogLevel> LOG_LEVEL =
      ConfigKey.key(
          "log-level",
          "info",
          ValueTypes.oneOf(LogLevel.class),
          "How much Boundwatch logs (on standard error). As environment variable only.");

  /** Kubernetes tells every container of a service named boundwatch in variables like these. */
  private static final Pattern SERVICE_LINK =
      Pattern.compile(
          "BOUNDWATCH_(\\w+_)?SERVICE_(HOST|PORT(_\\w+)?)"
              + "|BOUNDWATCH_(\\w+_)?PORT_\\d+_(TCP|UDP|SCTP)(_\\w+)?");

  private static final Pattern SERVICE_ADDRESS = Pattern.compile("(tcp|udp|sctp)://.*");

  enum LogLevel {
    ERROR,
    WARN,
    INFO,
    DEBUG,
    TRACE
  }

  private Environment() {}

  /** Reads the variables; {@link ConfigException} if one of ours names no key. */
  static Map<String, Setting> read(Map<String, String> variables) {
    Map<String, Setting> settings = new LinkedHashMap<>();
    new TreeMap<>(variables)
        .forEach(
            (name, value) -> {
              if (isOurs(name, value)) {
                put(settings, name, value);
              }
            });
    return settings;
  }

  private static boolean isOurs(String name, String value) {
    return name.startsWith(ConfigKey.ENVIRONMENT_PREFIX) && !isServiceLink(name, value);
  }

  private static boolean isServiceLink(String name, String value) {
    return SERVICE_LINK.matcher(name).matches()
        || name.endsWith("_PORT") && SERVICE_ADDRESS.matcher(value).matches();
  }

  private static void put(Map<String, Setting> settings, String name, String value) {
    Setting setting = Setting.of(value, origin(name));
    if (name.equals(LOG_LEVEL.environmentName())) {
      checkLogLevel(setting);
      return;
    }
    String key = Names.ofEnvironment(name).orElseThrow(() -> unknown(name));
    // an empty variable counts as not given: compose files pass on what is not set as empty
    if (!value.isEmpty()) {
      settings.put(key, setting);
    }
  }

  private static void checkLogLevel(Setting setting) {
    if (!setting.text().isEmpty()) {
      LOG_LEVEL.parse(setting);
    }
  }

  /** The level's name in lower case, if one is given that is allowed. */
  static Optional<String> logLevel(Map<String, String> variables) {
    return Optional.ofNullable(variables.get(LOG_LEVEL.environmentName()))
        .map(text -> text.toLowerCase(Locale.ROOT))
        .filter(
            text -> Stream.of(LogLevel.values()).anyMatch(l -> l.name().equalsIgnoreCase(text)));
  }

  private static ConfigException unknown(String name) {
    return new ConfigException(
        "unknown key in the "
            + origin(name)
            + "; the nearest known one is "
            + Names.nearestVariable(name));
  }

  private static String origin(String name) {
    return "environment variable " + name;
  }
}
