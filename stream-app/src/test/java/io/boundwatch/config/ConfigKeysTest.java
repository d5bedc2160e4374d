package io.boundwatch.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ConfigKeysTest {
  @Test
  void everyKeyIsInTheList() {
    List<Object> constants =
        Arrays.stream(ConfigKeys.class.getDeclaredFields())
            .filter(field -> field.getType() == ConfigKey.class)
            .map(ConfigKeysTest::value)
            .toList();

    assertThat(constants).hasSameElementsAs(ConfigKeys.ALL);
  }

  private static Object value(Field field) {
    try {
      return field.get(null);
    } catch (IllegalAccessException e) {
      throw new AssertionError(e);
    }
  }

  @ParameterizedTest
  @MethodSource("keys")
  void everyDefaultIsAllowed(ConfigKey<?> key) {
    assertThat(key.defaultText().map(text -> key.parse(Setting.of(text, "default"))).isPresent())
        .isEqualTo(key.defaultText().isPresent());
  }

  @Test
  void environmentNamesAreUniqueAndStandForNoClientProperty() {
    List<String> names = ConfigKeys.ALL.stream().map(ConfigKey::environmentName).toList();

    assertThat(names)
        .doesNotHaveDuplicates()
        .noneMatch(name -> name.startsWith("BOUNDWATCH_KAFKA_PROPERTIES"))
        .noneMatch(name -> name.startsWith("BOUNDWATCH_SOURCE_PROPERTIES"))
        .doesNotContain(Environment.LOG_LEVEL.environmentName());
  }

  static Stream<ConfigKey<?>> keys() {
    return ConfigKeys.ALL.stream();
  }
}
