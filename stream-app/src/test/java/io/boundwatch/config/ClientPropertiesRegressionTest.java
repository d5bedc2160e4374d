package io.boundwatch.config;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClientPropertiesRegressionTest {
  /** Kafka Streams still reads the older names: with them, records could be passed over. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "default.deserialization.exception.handler",
        "default.production.exception.handler"
      })
  void handlersThatLoseRecordsAreRefusedUnderTheirOlderNamesToo(String name) {
    Map<String, String> given = Map.of("kafka.properties." + name, "any.Handler");

    assertThatThrownBy(() -> ConfigLoader.of(given))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("kafka.properties." + name + " is not allowed");
  }
}
