package io.boundwatch.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The runbooks of {@code deploy/runbooks}, which the build packs into the jar: what alerts point
 * to. They show no user. Only pages that the index links to are served, from memory: no name in a
 * call ever becomes a path.
 */
final class Runbooks {
  private static final String FOLDER = "/io/boundwatch/runbooks/";
  private static final String INDEX = "README.md";
  private static final Pattern LINK = Pattern.compile("\\]\\(([a-z][a-z0-9-]*)\\.md\\)");

  private final String index;
  private final Map<String, String> pages = new TreeMap<>();

  /** Reads them all; they are some ten kilobytes. */
  Runbooks() {
    index = read(INDEX);
    Matcher link = LINK.matcher(index);
    while (link.find()) {
      pages.computeIfAbsent(link.group(1), name -> read(name + ".md"));
    }
  }

  private static String read(String file) {
    try (InputStream in = Runbooks.class.getResourceAsStream(FOLDER + file)) {
      if (in == null) {
        throw new IllegalStateException("the runbook " + file + " is not in the jar");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What there is, with links to the pages. */
  String index() {
    return index;
  }

  /**
   * A page in Markdown.
   *
   * @param name as in the address of an alert, {@code unbound-spike}, or in a link of the index,
   *     {@code unbound-spike.md}
   */
  Optional<String> page(String name) {
    String plain = name.endsWith(".md") ? name.substring(0, name.length() - 3) : name;
    return name.equals(INDEX) ? Optional.of(index) : Optional.ofNullable(pages.get(plain));
  }
}
