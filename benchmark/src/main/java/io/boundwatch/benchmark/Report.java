package io.boundwatch.benchmark;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;

/** Where results go: a JSON file of each call, with what it was measured on. */
final class Report {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
  private static final DateTimeFormatter NAME =
      DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss").withZone(ZoneOffset.UTC);

  private Report() {}

  /**
   * Writes what was found.
   *
   * @param kind of benchmark, for the file's name
   */
  static Path write(String kind, Map<String, Object> found) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("benchmark", kind);
    all.put("at", Instant.now().toString());
    all.put("machine", machine());
    all.putAll(found);
    try {
      Path folder = Path.of(System.getProperty("boundwatch.home"), "benchmark/target/results");
      Files.createDirectories(folder);
      Path file = folder.resolve(kind + "-" + NAME.format(Instant.now()) + ".json");
      JSON.writeValue(file.toFile(), all);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Object> machine() {
    Map<String, Object> machine = new LinkedHashMap<>();
    machine.put("processors", Runtime.getRuntime().availableProcessors());
    machine.put("java", Runtime.version().toString());
    machine.put("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    return machine;
  }
}
