package io.boundwatch.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The types of the values of {@link ConfigKeys}. */
final class ValueTypes {
  private ValueTypes() {}

  static ValueType<Integer> wholeNumber(int min, int max) {
    return ValueType.of(
        "a whole number from " + min + " to " + max,
        Integer::valueOf,
        value -> value >= min && value <= max);
  }

  static ValueType<Double> decimal(double min, double max) {
    return ValueType.of(
        "a number from " + number(min) + " to " + number(max),
        Double::valueOf,
        value -> value >= min && value <= max);
  }

  private static String number(double value) {
    return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
  }

  static ValueType<Duration> duration(Duration min, Duration max) {
    String allowed =
        "a duration from %s to %s, such as PT10M or 10m"
            .formatted(Durations.print(min), Durations.print(max));
    return ValueType.of(
            allowed,
            Durations::parse,
            value -> value.compareTo(min) >= 0 && value.compareTo(max) <= 0)
        .printedBy(Durations::print);
  }

  static ValueType<Boolean> trueOrFalse() {
    return ValueType.of("true or false", ValueTypes::parseBoolean, value -> true);
  }

  private static Boolean parseBoolean(String text) {
    return switch (text.toLowerCase(Locale.ROOT)) {
      case "true" -> true;
      case "false" -> false;
      default -> throw new IllegalArgumentException("neither true nor false");
    };
  }

  /** A constant of an enum, written in lower case. */
  static <E extends Enum<E>> ValueType<E> oneOf(Class<E> type) {
    String allowed =
        Arrays.stream(type.getEnumConstants())
            .map(ValueTypes::lowerCase)
            .collect(Collectors.joining(", "));
    return ValueType.of(
            "one of " + allowed,
            text -> Enum.valueOf(type, text.toUpperCase(Locale.ROOT)),
            value -> true)
        .printedBy(ValueTypes::lowerCase);
  }

  private static String lowerCase(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  static ValueType<String> text(String allowed, String pattern) {
    Pattern compiled = Pattern.compile(pattern);
    return ValueType.of(allowed, String::strip, value -> compiled.matcher(value).matches());
  }

  /** {@code host:port}, several with commas between. */
  static ValueType<String> bootstrapServers() {
    String server = "[^\\s,:]+:\\d{1,5}|\\[[0-9a-fA-F:]+]:\\d{1,5}";
    String pattern = "(" + server + ")(\\s*,\\s*(" + server + "))*";
    return text("host:port, several separated by commas", pattern).alsoAsList();
  }

  static ValueType<Path> path() {
    return ValueType.of("a path", Path::of, value -> !value.toString().isBlank());
  }

  static ValueType<Secret> secret(int minLength) {
    String allowed = minLength > 1 ? "text of at least %d characters" : "text that is not blank";
    return ValueType.of(
        allowed.formatted(minLength),
        Secret::new,
        secret -> !secret.value().isBlank() && secret.value().length() >= minLength);
  }
}
