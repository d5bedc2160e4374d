package io.boundwatch.config;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes the reference page of the configuration, {@code docs/configuration.md}. */
final class ConfigReference {
  private static final String HEAD =
      """
      # Configuration

      <!-- Generated from the code (io.boundwatch.config.ConfigKeys); CONTRIBUTING tells how. -->

      Every key has a default or may be left out: with no configuration at all Boundwatch starts an
      embedded broker and waits for records.

      - **File**: `boundwatch.yaml` in the working folder, or `--config FILE`. Keys nest
        (`http:` and below it `port: 8080`) or are written in full (`http.port: 8080`); all of them
        may stand below one key `boundwatch:`. Lists are YAML lists or texts with commas.
      - **Environment**: the variable beside each key. It wins over the file; an empty one counts
        as not given.
      - **Durations**: ISO 8601 (`PT3H`, `P1D`, `PT0.5S`) or short (`3h`, `1d`, `500ms`).
      - **Secrets** are never printed.

      An unknown key, a bad value or a contradiction stops the start with one message that names
      the key, where it comes from, its value and what is allowed.

      ```yaml
      source:
        bootstrap-servers: contoso-logs.servicebus.windows.net:9093
        connection-string: ...   # better: the variable BOUNDWATCH_SOURCE_CONNECTION_STRING
      kafka:
        bootstrap-servers: kafka-1:9092,kafka-2:9092
        properties:
          security.protocol: SSL
      ```

      ## Keys

      | key | default | must be | meaning |
      |---|---|---|---|
      """;

  private static final String RULES =
      """

      ## What must fit together

      - `allowed-lateness` is longer than `sign-in.settle` and `counts.close-delay`.
      - `source.connection-string` and `source.entra.*` are not given both. `source.entra.*` needs
        `source.bootstrap-servers`, and exactly one of `client-secret` and `assertion-file`.
      - `http.host` is a loopback address, or `http.api-token` is given.
      - `kafka.replication-factor` above 1 needs `kafka.bootstrap-servers`: the embedded broker is
        a single one.
      - Beside a connection string or `source.entra.*`, `source.properties` holds no
        `security.protocol` and no `sasl.*` that the login sets.
      - `alerts.window` is one of `counts.app-windows`.
      - Beside `privacy.pseudonymise-key`, `alerts.trusted-networks` names autonomous systems only.
      """;

  private ConfigReference() {}

  static String markdown() {
    return HEAD + keys() + RULES + properties() + environmentOnly();
  }

  private static String keys() {
    return ConfigKeys.ALL.stream().map(ConfigReference::row).collect(Collectors.joining());
  }

  private static String row(ConfigKey<?> key) {
    String defaultText = key.defaultText().map(text -> "`" + text + "`").orElse("none");
    String secret = key.secret() ? " Secret." : "";
    return "| `%s`<br>`%s` | %s | %s | %s%s |\n"
        .formatted(
            key.name(),
            key.environmentName(),
            defaultText,
            key.type().allowed(),
            key.doc(),
            secret);
  }

  private static String properties() {
    String head =
        """

        ## Properties of Kafka's clients

        Below these sections stand properties as Kafka names them. In an environment variable each
        `_` of the property is a dot: `BOUNDWATCH_KAFKA_PROPERTIES_SASL_MECHANISM` is
        `kafka.properties.sasl.mechanism`. Values whose names tell of passwords, secrets, tokens,
        JAAS or private keys are never printed. What Boundwatch sets itself is refused.
        """;
    return head
        + Stream.of(ClientProperties.KAFKA, ClientProperties.SOURCE)
            .map(ConfigReference::section)
            .collect(Collectors.joining());
  }

  private static String section(ClientProperties section) {
    String refused =
        section.refused().keySet().stream()
            .sorted()
            .map(name -> "`" + name + "`")
            .collect(Collectors.joining(", "));
    return "\n- `%s.*`: %s Refused: %s.\n".formatted(section.name(), section.doc(), refused);
  }

  private static String environmentOnly() {
    ConfigKey<?> level = Environment.LOG_LEVEL;
    return "\n## Logging\n\n- `%s`: %s %s; default `%s`.\n"
        .formatted(
            level.environmentName(),
            level.doc(),
            capital(level.type().allowed()),
            level.defaultText().orElseThrow());
  }

  private static String capital(String text) {
    return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }
}
