package io.boundwatch.config;

import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the values of a key are written, which are allowed, and how that is said.
 *
 * @param allowed what is allowed, as it follows "must be"
 * @param list whether it may be written as a YAML list
 * @param parser reads a text; throws {@link IllegalArgumentException} if it cannot
 * @param valid whether a value that could be read is allowed
 * @param printer writes a value as it may be written in the configuration
 */
record ValueType<T>(
    String allowed,
    boolean list,
    Function<String, T> parser,
    Predicate<T> valid,
    Function<T, String> printer) {

  static <T> ValueType<T> of(String allowed, Function<String, T> parser, Predicate<T> valid) {
    return new ValueType<>(allowed, false, parser, valid, String::valueOf);
  }

  ValueType<T> printedBy(Function<T, String> newPrinter) {
    return new ValueType<>(allowed, list, parser, valid, newPrinter);
  }

  /** This type with one more condition, which the words of {@code allowed} tell already. */
  ValueType<T> where(Predicate<T> condition) {
    return new ValueType<>(allowed, list, parser, valid.and(condition), printer);
  }

  /** This type with its values turned into a common form. */
  ValueType<T> mapped(java.util.function.UnaryOperator<T> form) {
    return new ValueType<>(allowed, list, parser.andThen(form), valid, printer);
  }

  /** One text that stands for a list: written as a list, it is read as its items with commas. */
  ValueType<T> alsoAsList() {
    return new ValueType<>(allowed, true, parser, valid, printer);
  }

  /** A list of at least one value of this type. */
  ValueType<List<T>> listOf(String allowedList) {
    return new ValueType<>(
        allowedList,
        true,
        text -> items(text).map(parser).toList(),
        values -> !values.isEmpty() && values.stream().allMatch(valid),
        values -> values.stream().map(printer).collect(Collectors.joining(", ")));
  }

  /** A set of values of this type, which may be empty. */
  ValueType<Set<T>> setOf(String allowedSet) {
    return new ValueType<>(
        allowedSet,
        true,
        text -> items(text).map(parser).collect(Collectors.toUnmodifiableSet()),
        values -> values.stream().allMatch(valid),
        values -> values.stream().sorted().map(printer).collect(Collectors.joining(", ")));
  }

  private static Stream<String> items(String text) {
    return text.isBlank() ? Stream.of() : Stream.of(text.split(",", -1)).map(String::strip);
  }
}
