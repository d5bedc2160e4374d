package io.boundwatch.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundwatch.alert.RuleType;
import io.boundwatch.alert.rule.Rules;
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
    List<ConfigKey<?>> constants =
        Stream.of(ConfigKeys.class, AlertKeys.class)
            .flatMap(keys -> Arrays.stream(keys.getDeclaredFields()))
            .filter(field -> field.getType() == ConfigKey.class)
            .<ConfigKey<?>>map(ConfigKeysTest::value)
            .toList();

    assertThat(ConfigKeys.ALL).containsAll(constants);
  }

  @Test
  void everyRuleHasItsKeys() {
    List<String> names = ConfigKeys.ALL.stream().map(ConfigKey::name).toList();

    for (RuleType rule : Rules.ALL) {
      assertThat(names)
          .contains("alerts." + rule.name() + ".enabled")
          .contains("alerts." + rule.name() + ".tenants")
          .contains("alerts." + rule.name() + ".apps")
          .containsAll(
              rule.tunings().stream().map(t -> "alerts." + rule.name() + "." + t.key()).toList());
    }
  }

  private static ConfigKey<?> value(Field field) {
    try {
      return (ConfigKey<?>) field.get(null);
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
