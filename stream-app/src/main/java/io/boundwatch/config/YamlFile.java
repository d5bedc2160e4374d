package io.boundwatch.config;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.StringJoiner;

/**
 * Reads a YAML file into flat names. Read token by token rather than bound to objects, so that
 * every message can name the line.
 */
final class YamlFile {
  private static final String WRAPPER = "boundwatch";

  private final Path file;
  private final YAMLParser parser;
  private final Map<String, Setting> settings = new LinkedHashMap<>();

  private YamlFile(Path file, YAMLParser parser) {
    this.file = file;
    this.parser = parser;
  }

  /** The settings of a file by name, in its order; {@link ConfigException} if it is unusable. */
  static Map<String, Setting> read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new ConfigException(
          file + " is not a file: must be a YAML file with the configuration");
    }
    try (InputStream in = Files.newInputStream(file);
        YAMLParser parser = new YAMLFactory().createParser(in)) {
      YamlFile yaml = new YamlFile(file, parser);
      yaml.readDocument();
      return yaml.settings;
    } catch (JsonProcessingException e) {
      throw YamlFault.in(file, e);
    } catch (IOException e) {
      throw new ConfigException(file + " cannot be read: " + e);
    }
  }

  private void readDocument() throws IOException {
    JsonToken first = parser.nextToken();
    if (first == null || first == JsonToken.VALUE_NULL) {
      return;
    }
    if (first != JsonToken.START_OBJECT) {
      throw fault("must be keys and values, such as 'http:' and below it '  port: 8080'");
    }
    readObject("");
    if (parser.nextToken() != null) {
      throw fault("has a second document: must be one");
    }
  }

  private void readObject(String prefix) throws IOException {
    Set<String> seen = new HashSet<>();
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      String name = prefix + parser.currentName();
      if (!seen.add(name)) {
        throw fault("key '" + name + "' is given twice: must be given once");
      }
      parser.nextToken();
      readValue(name);
    }
  }

  private void readValue(String name) throws IOException {
    refuseAlias(name);
    String key = unwrapped(name);
    switch (parser.currentToken()) {
      case START_OBJECT -> readSection(name);
      case START_ARRAY -> put(key, new Setting(readList(key), true, origin()));
      case VALUE_NULL -> checkEmpty(key);
      default -> put(key, Setting.of(parser.getText(), origin()));
    }
  }

  private void readSection(String name) throws IOException {
    if (Names.isKey(unwrapped(name))) {
      throw fault("key '" + unwrapped(name) + "' has keys below it: must have a value");
    }
    readObject(name + ".");
  }

  private String readList(String key) throws IOException {
    StringJoiner items = new StringJoiner(",");
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      refuseAlias(key);
      if (!parser.currentToken().isScalarValue()) {
        throw fault("key '" + key + "' holds a list in a list: must be a list of values");
      }
      items.add(parser.getText());
    }
    return items.toString();
  }

  private void put(String key, Setting setting) {
    if (!Names.isKnown(key)) {
      throw unknown(key);
    }
    if (settings.putIfAbsent(key, setting) != null) {
      throw fault("key '" + key + "' is given twice: must be given once");
    }
  }

  /** A key or section without anything behind it counts as not given. */
  private void checkEmpty(String key) {
    if (!Names.isKnown(key) && !Names.isSection(key) && !key.equals(WRAPPER)) {
      throw unknown(key);
    }
  }

  private ConfigException unknown(String key) {
    if (Names.isSection(key)) {
      return fault("key '" + key + "' has a value: must have keys below it");
    }
    return fault("unknown key '" + key + "'; the nearest known key is " + Names.nearest(key));
  }

  private void refuseAlias(String name) throws IOException {
    if (parser.isCurrentAlias()) {
      throw fault("key '" + name + "' holds an alias (*name): must be written out");
    }
  }

  private static String unwrapped(String name) {
    String prefix = WRAPPER + ".";
    return name.startsWith(prefix) ? name.substring(prefix.length()) : name;
  }

  private String origin() {
    return file + ", line " + line(parser);
  }

  private static int line(JsonParser parser) {
    return parser.currentTokenLocation().getLineNr();
  }

  private ConfigException fault(String problem) {
    return new ConfigException(origin() + ": " + problem);
  }
}
