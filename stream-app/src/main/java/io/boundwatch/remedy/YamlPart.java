package io.boundwatch.remedy;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A part of the list as it is read, with its place for messages. What is not as it has to be is
 * refused with {@link Bad}.
 */
record YamlPart(String place, JsonNode node) {
  Bad fault(String text) {
    return new Bad(place.isEmpty() ? text : place + " " + text);
  }

  /** Refuses fields with other names. */
  void only(String... names) {
    Set<String> allowed = Set.of(names);
    fields()
        .forEach(
            (name, field) -> {
              if (!allowed.contains(name)) {
                throw field.fault("is unknown: must be one of " + String.join(", ", names));
              }
            });
  }

  YamlPart at(String name) {
    YamlPart part = new YamlPart(place.isEmpty() ? name : place + "." + name, node.path(name));
    if (part.node.isMissingNode() || part.node.isNull()) {
      throw part.fault("is missing");
    }
    return part;
  }

  /** The elements of a list that may be missing. */
  List<YamlPart> optional(String name) {
    return node.has(name) ? at(name).elements() : List.of();
  }

  Map<String, YamlPart> fields() {
    if (!node.isObject()) {
      throw fault("must have keys and values");
    }
    Map<String, YamlPart> fields = new LinkedHashMap<>();
    node.fieldNames()
        .forEachRemaining(
            name ->
                fields.put(
                    name,
                    new YamlPart(place.isEmpty() ? name : place + "." + name, node.get(name))));
    return fields;
  }

  List<YamlPart> elements() {
    if (!node.isArray()) {
      throw fault("must be a list");
    }
    List<YamlPart> elements = new ArrayList<>();
    node.forEach(one -> elements.add(new YamlPart(place + "[" + elements.size() + "]", one)));
    return elements;
  }

  String text() {
    if (textOrEmpty().isBlank()) {
      throw fault("must not be empty");
    }
    return node.textValue();
  }

  String textOrEmpty() {
    if (!node.isTextual()) {
      throw fault("must be text");
    }
    return node.textValue();
  }

  int number() {
    if (!node.isInt()) {
      throw fault("must be a whole number");
    }
    return node.intValue();
  }

  String month() {
    if (!text().matches("20[0-9]{2}-(0[1-9]|1[0-2])")) {
      throw fault("must be a year and month such as '2026-11'");
    }
    return node.textValue();
  }

  <T> T map(Function<String, T> read) {
    try {
      return read.apply(text());
    } catch (IllegalArgumentException e) {
      throw fault("'" + node.textValue() + "' " + e.getMessage());
    }
  }

  <T> T oneOf(Map<String, T> named) {
    T found = named.get(text());
    if (found == null) {
      throw fault(
          "'" + text() + "' is not there: must be one of " + String.join(", ", named.keySet()));
    }
    return found;
  }

  <T> Optional<T> orAny(List<T> values, Function<T, String> wireName) {
    if (text().equals("any")) {
      return Optional.empty();
    }
    Map<String, T> named = new LinkedHashMap<>();
    values.forEach(value -> named.put(wireName.apply(value), value));
    return Optional.of(oneOf(named));
  }

  Optional<Set<Integer>> codesOrAny() {
    if (node.isTextual() && node.textValue().equals("any")) {
      return Optional.empty();
    }
    Set<Integer> codes = new LinkedHashSet<>();
    elements().forEach(part -> codes.add(part.number()));
    if (codes.isEmpty()) {
      throw fault("must be a list of codes, or any");
    }
    return Optional.of(codes);
  }

  /** A part is not as it has to be; the message says where and what is allowed. */
  static final class Bad extends RuntimeException {
    private static final long serialVersionUID = 1;

    Bad(String message) {
      super(message);
    }
  }
}
