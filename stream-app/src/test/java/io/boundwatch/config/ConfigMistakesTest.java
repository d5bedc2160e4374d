package io.boundwatch.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigMistakesTest {
  private static final String NAMESPACE = "Endpoint=sb://ns.servicebus.windows.net/;x=hush";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "http.port | 99999 | a whole number from 0 to 65535",
        "http.port | eighty | a whole number from 0 to 65535",
        "http.host | a b | a host name or address",
        "kafka.partitions | 0 | a whole number from 1 to 1024",
        "kafka.create-topics | maybe | true or false",
        "kafka.replication-factor | 0 | -1 (the broker's default)",
        "kafka.bootstrap-servers | broker | host:port",
        "application-id | a.b | 1 to 64 letters, digits",
        "source.topics | a b | one or more topic names",
        "source.topics | '' | one or more topic names",
        "source.topics | a,,b | one or more topic names",
        "allowed-lateness | soon | a duration from PT0.001S to P2D",
        "allowed-lateness | P3D | a duration from PT0.001S to P2D",
        "sign-in.max-requests | 10001 | a whole number from 1 to 10000",
        "decisions.details | some | one of all, unbound, none",
        "monitor.processing-guarantee | exactly_once | one of exactly_once_v2, at_least_once",
        "counts.app-windows | PT1H, PT5M | ascending",
        "counts.app-windows | PT5M, PT5M | ascending",
        "counts.app-windows | PT5M, PT7M | each dividing the next",
        "counts.app-windows | PT7M | and the day",
        "counts.app-windows | PT5S | from PT10S",
        "counts.user-windows | P2D | to P1D",
        "event.block-error-codes | x | whole numbers",
        "metrics.max-apps | 0 | a whole number from 1",
      })
  void aBadValueIsNamedWithItsKeyItsOriginAndWhatIsAllowed(
      String key, String value, String allowed) {
    String message = mistakeIn(Map.of(key, value));

    assertThat(message)
        .startsWith(key + " is '" + value + "' (set by the command), but must be ")
        .contains(allowed);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'sign-in.settle=3h' | allowed-lateness is 'PT3H', but must be longer than sign-in.settle",
        "'counts.close-delay=4h' | must be longer than counts.close-delay, which is 'PT4H'",
        "alerts.window=PT10M | alerts.window is 'PT10M', but must be one of counts.app-windows",
        "privacy.pseudonymise-key=0123456789abcdef;alerts.trusted-networks=192.0.2.0/24"
            + " | name autonomous systems",
        "http.host=0.0.0.0 | http.host is '0.0.0.0', which others can reach",
        "kafka.replication-factor=3 | the embedded broker is a single one",
        "source.entra.tenant-id=t | source.entra.client-id is missing",
        "source.entra.tenant-id=t;source.entra.client-id=c | must be given, found neither",
        "source.entra.tenant-id=t;source.entra.client-id=c;source.entra.client-secret=hush"
            + " | source.entra.* is given without source.bootstrap-servers",
        "source.entra.tenant-id=t;source.entra.client-id=c;source.entra.client-secret=hush;"
            + "source.entra.assertion-file=f | must be given, found both",
        "source.connection-string=hush | source.connection-string has no address",
        "kafka.properties.group.id=g | kafka.properties.group.id is not allowed",
        "kafka.properties.processing.guarantee=x | use the key monitor.processing-guarantee",
        "kafka.properties.main.consumer.isolation.level=x | isolation.level is not allowed",
        "kafka.properties.producer.value.serializer=x | value.serializer is not allowed",
        "source.properties.enable.auto.commit=true | enable.auto.commit is not allowed",
        "source.properties.bootstrap.servers=b:1 | use the key source.bootstrap-servers",
      })
  void contradictionsAreNamed(String settings, String expected) {
    String message = mistakeIn(parse(settings));

    assertThat(message).contains(expected).doesNotContain("hush");
  }

  @Test
  void twoLoginsAtOnceAreRefused() {
    String message =
        mistakeIn(
            Map.of(
                "source.bootstrap-servers", "s:1",
                "source.connection-string", NAMESPACE,
                "source.entra.tenant-id", "t",
                "source.entra.client-id", "c",
                "source.entra.client-secret", "hush"));

    assertThat(message).contains("must be one of the two").doesNotContain("hush");
  }

  @Test
  void aLoginAndItsOwnPropertiesAreRefused() {
    String message =
        mistakeIn(
            Map.of(
                "source.connection-string",
                NAMESPACE,
                "source.properties.sasl.jaas.config",
                "hush"));

    assertThat(message)
        .startsWith("source.properties.sasl.jaas.config cannot be given beside")
        .doesNotContain("hush");
  }

  @ParameterizedTest
  @ValueSource(strings = {"short", "                    "})
  void aBadSecretIsNotShown(String key) {
    String message = mistakeIn(Map.of("privacy.pseudonymise-key", key));

    assertThat(message)
        .isEqualTo(
            "privacy.pseudonymise-key (set by the command) must be text of at least 16 characters");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'http:\n  prot: 8080' | line 2: unknown key 'http.prot'; the nearest known key is http.port",
        "'# x\nhttp:\n  port: x' | http.port is 'x' ({file}, line 3), but must be a whole number",
        "'http:\n  port: 1\n  port: 2' | line 3: key 'http.port' is given twice",
        "'http:\n  port: 1\nhttp.port: 2' | line 3: key 'http.port' is given twice",
        "'http:\n  port: 1\nhttp:\n  host: x' | line 3: key 'http' is given twice",
        "'http: 8080' | line 1: key 'http' has a value: must have keys below it",
        "'http.port:\n  x: 1' | key 'http.port' has keys below it: must have a value",
        "'http.port: [1, 2]' | http.port is a list ({file}, line 1), but must be a whole number",
        "'source.topics: [[a]]' | key 'source.topics' holds a list in a list",
        "'source.topics: []' | source.topics is '' ({file}, line 1), but must be one or more",
        "'data-dir: &a x\napplication-id: *a' | line 2: key 'application-id' holds an alias",
        "'- a' | line 1: must be keys and values",
        "'data-dir: a\n---\ndata-dir: b' | line 3: has a second document",
        "'data-dir: a\n application-id: b' | line 2, column",
        "'http.api-token: hush: b' | line 1, column 21: not valid YAML (mapping values",
        "'data-dir: \"hush' | line 1, column",
        "'data-dir: @hush' | line 1, column 11: not valid YAML (found character '@'",
        "'hpt.api-token: hush' | unknown key 'hpt.api-token'; the nearest known key is http.api-token",
        "'allowed-lateness: 1m' | longer than sign-in.settle, which is 'PT10M' (allowed-lateness: {file}, line 1)",
      })
  void aMistakeInTheFileIsNamedWithFileAndLine(String yaml, String expected) throws IOException {
    Path file = Files.writeString(folder.resolve("b.yaml"), yaml);

    String message = mistakeIn(file);

    assertThat(message)
        .contains(expected.replace("{file}", file.toString()))
        .contains(file.toString())
        .doesNotContain("hush")
        .doesNotContain("\n");
  }

  @Test
  void aMissingFileIsNamed() {
    assertThat(mistakeIn(folder.resolve("none.yaml"))).contains("none.yaml is not a file");
  }

  @Test
  void aFileThatIsNoTextIsRefused() throws IOException {
    Path file = folder.resolve("b.yaml");
    Files.write(file, new byte[] {'a', ':', ' ', 1, (byte) 0xff, (byte) 0xfe});

    assertThat(mistakeIn(file)).contains("b.yaml");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "BOUNDWATCH_HTPP_PORT | 1 | unknown key in the environment variable BOUNDWATCH_HTPP_PORT; the nearest known one is BOUNDWATCH_HTTP_PORT",
        "BOUNDWATCH_HTTP_PORT | x | http.port is 'x' (environment variable BOUNDWATCH_HTTP_PORT), but must be",
        "BOUNDWATCH_LOG_LEVEL | loud | must be one of error, warn, info, debug, trace",
        "BOUNDWATCH_KAFKA_PROPERTIES_GROUP_ID | g | kafka.properties.group.id is not allowed",
      })
  void aMistakeInTheEnvironmentIsNamedWithTheVariable(
      String variable, String value, String expected) {
    ConfigException mistake =
        catchThrowableOfType(
            ConfigException.class,
            () -> ConfigLoader.load(Optional.empty(), Map.of(variable, value)));

    assertThat(mistake).hasMessageContaining(expected).hasMessageContaining(variable);
  }

  private static Map<String, String> parse(String settings) {
    return Arrays.stream(settings.split(";"))
        .map(setting -> setting.split("=", 2))
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
  }

  private static String mistakeIn(Map<String, String> settings) {
    return catchThrowableOfType(ConfigException.class, () -> ConfigLoader.of(settings))
        .getMessage();
  }

  private static String mistakeIn(Path file) {
    return catchThrowableOfType(
            ConfigException.class, () -> ConfigLoader.load(Optional.of(file), Map.of()))
        .getMessage();
  }
}
