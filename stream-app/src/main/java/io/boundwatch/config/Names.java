package io.boundwatch.config;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The names that a setting may have, and which one was likely meant by another. */
final class Names {
  private static final List<ClientProperties> SECTIONS =
      List.of(ClientProperties.KAFKA, ClientProperties.SOURCE);

  private static final Map<String, ConfigKey<?>> KEYS =
      ConfigKeys.ALL.stream().collect(Collectors.toUnmodifiableMap(ConfigKey::name, k -> k));

  private static final Map<String, String> BY_ENVIRONMENT =
      ConfigKeys.ALL.stream()
          .collect(Collectors.toUnmodifiableMap(ConfigKey::environmentName, ConfigKey::name));

  private Names() {}

  static boolean isKnown(String name) {
    return isKey(name) || isProperty(name);
  }

  /** Whether this is a key with a value of its own, rather than a client property. */
  static boolean isKey(String name) {
    return KEYS.containsKey(name);
  }

  private static boolean isProperty(String name) {
    return SECTIONS.stream()
        .map(section -> section.name() + ".")
        .anyMatch(prefix -> name.startsWith(prefix) && name.length() > prefix.length());
  }

  /** Whether keys lie below this name, as below a section of the file. */
  static boolean isSection(String name) {
    String prefix = name + ".";
    return KEYS.keySet().stream().anyMatch(key -> key.startsWith(prefix))
        || SECTIONS.stream().anyMatch(section -> (section.name() + ".").startsWith(prefix));
  }

  /** The name that an environment variable stands for. */
  static Optional<String> ofEnvironment(String variable) {
    return Optional.ofNullable(BY_ENVIRONMENT.get(variable)).or(() -> ofProperty(variable));
  }

  private static Optional<String> ofProperty(String variable) {
    for (ClientProperties section : SECTIONS) {
      String prefix = ConfigKey.environmentName(section.name()) + "_";
      if (variable.startsWith(prefix) && variable.length() > prefix.length()) {
        String property = variable.substring(prefix.length()).toLowerCase(Locale.ROOT);
        return Optional.of(section.name() + "." + property.replace('_', '.'));
      }
    }
    return Optional.empty();
  }

  /** The known name that is written most like this one. */
  static String nearest(String name) {
    return nearest(name, Function.identity());
  }

  /** The known environment variable that is written most like this one. */
  static String nearestVariable(String variable) {
    return nearest(variable, ConfigKey::environmentName);
  }

  private static String nearest(String name, Function<String, String> form) {
    return Stream.concat(KEYS.keySet().stream(), SECTIONS.stream().map(ClientProperties::name))
        .map(form)
        .min(Comparator.<String>comparingInt(known -> distance(name, known)).thenComparing(n -> n))
        .orElseThrow();
  }

  /** Levenshtein's distance: letters to insert, delete or replace. */
  private static int distance(String a, String b) {
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      previous = nextRow(previous, a.charAt(i - 1), b, i);
    }
    return previous[b.length()];
  }

  private static int[] nextRow(int[] previous, char letter, String b, int i) {
    int[] row = new int[previous.length];
    row[0] = i;
    for (int j = 1; j < row.length; j++) {
      int replaced = previous[j - 1] + (letter == b.charAt(j - 1) ? 0 : 1);
      row[j] = Math.min(replaced, 1 + Math.min(previous[j], row[j - 1]));
    }
    return row;
  }
}
