package io.boundwatch.config;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Says in one line where a file is not YAML. The parser's own message quotes the file, which may
 * hold secrets; only its words about the fault are passed on.
 */
final class YamlFault {
  private static final Pattern MARK = Pattern.compile("line (\\d+), column (\\d+)");

  /** Words of the parser that cannot hold a value of the file. */
  private static final Pattern PROBLEM =
      Pattern.compile(
          "(?m)^(mapping values are not allowed here|found unexpected end of stream"
              + "|expected <[a-z ]+>|found character '.{1,6}' that cannot start any token"
              + "|could not find expected ':'|special characters are not allowed)");

  private YamlFault() {}

  static ConfigException in(Path file, JsonProcessingException fault) {
    String message = fault.getOriginalMessage();
    return new ConfigException(
        "%s, %s: not valid YAML%s; look at the indentation, colons and quotes there"
            .formatted(file, place(message, fault.getLocation()), problem(message)));
  }

  private static String place(String message, JsonLocation location) {
    // the last mark is where the fault is; the one before says what it lies in
    return MARK.matcher(message)
        .results()
        .reduce((first, second) -> second)
        .map(mark -> "line " + mark.group(1) + ", column " + mark.group(2))
        .orElseGet(() -> place(location));
  }

  private static String place(JsonLocation location) {
    return location == null
        ? "somewhere"
        : "line " + location.getLineNr() + ", column " + location.getColumnNr();
  }

  private static String problem(String message) {
    Matcher matcher = PROBLEM.matcher(message);
    return matcher.find() ? " (" + matcher.group(1) + ")" : "";
  }
}
