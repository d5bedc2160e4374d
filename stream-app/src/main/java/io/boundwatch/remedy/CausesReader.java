package io.boundwatch.remedy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.boundwatch.event.Platform;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads the list of causes. Every mistake is told with its place: a list that is half right would
 * send people the wrong way.
 */
final class CausesReader {
  private static final YAMLMapper YAML =
      new YAMLMapper(
          YAMLFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build());

  private final Map<String, Source> sources = new LinkedHashMap<>();
  private final Map<String, DeviceFilter> filters = new LinkedHashMap<>();
  private final Map<String, String> unsupported = new LinkedHashMap<>();

  private CausesReader() {}

  /**
   * Reads a file.
   *
   * @param name for messages
   * @throws IllegalStateException that says what is wrong where
   */
  static Causes read(String name, InputStream in) throws IOException {
    JsonNode root;
    try {
      root = YAML.readTree(in);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(name + " is not YAML: " + e.getOriginalMessage(), e);
    }
    try {
      return new CausesReader().document(new YamlPart("", root));
    } catch (YamlPart.Bad e) {
      throw new IllegalStateException(name + ": " + e.getMessage(), e);
    }
  }

  private Causes document(YamlPart root) {
    root.only(
        "as-of",
        "sources",
        "browser-resources",
        "device-filters",
        "unsupported",
        "status-codes",
        "error-codes");
    root.at("sources").fields().forEach((id, part) -> sources.put(id, source(id, part)));
    root.at("device-filters").elements().forEach(part -> unique(filters, part, this::filter));
    root.at("unsupported").elements().forEach(part -> unique(unsupported, part, this::name));
    Set<String> browserResources = new LinkedHashSet<>();
    root.at("browser-resources").elements().forEach(part -> browserResources.add(part.text()));
    List<CauseEntry> entries = entries(root.at("status-codes"));
    return new Causes(
        root.at("as-of").month(), browserResources, entries, errorCodes(root.at("error-codes")));
  }

  private static <T> void unique(Map<String, T> all, YamlPart part, Function<YamlPart, T> read) {
    YamlPart id = part.at("id");
    if (all.put(id.text(), read.apply(part)) != null) {
      throw id.fault("'" + id.text() + "' is there twice: must be there once");
    }
  }

  private static Source source(String id, YamlPart part) {
    part.only("title", "address", "dated");
    YamlPart address = part.at("address");
    if (!address.text().startsWith("https://")) {
      throw address.fault("must begin with https://");
    }
    return new Source(id, part.at("title").text(), address.text(), part.at("dated").month());
  }

  private DeviceFilter filter(YamlPart part) {
    part.only("id", "devices", "filter", "source");
    return new DeviceFilter(
        part.at("id").text(),
        part.at("devices").text(),
        part.at("filter").textOrEmpty(),
        part.at("source").oneOf(sources));
  }

  private String name(YamlPart part) {
    part.only("id", "name", "source");
    part.at("source").oneOf(sources);
    return part.at("name").text();
  }

  private List<CauseEntry> entries(YamlPart list) {
    List<CauseEntry> entries = new ArrayList<>();
    for (YamlPart part : list.elements()) {
      CauseEntry entry = entry(part);
      if (entries.stream().anyMatch(earlier -> earlier.covers(entry))) {
        throw part.fault("is never reached: an entry before it fits all that it fits");
      }
      entries.add(entry);
    }
    if (entries.isEmpty() || !entries.get(entries.size() - 1).fitsAll()) {
      throw list.fault("must end with an entry for any code, platform and client");
    }
    return entries;
  }

  private CauseEntry entry(YamlPart part) {
    part.only(
        "codes",
        "platform",
        "client",
        "class",
        "text",
        "remedy",
        "who",
        "filters",
        "known",
        "source");
    return new CauseEntry(
        part.at("codes").codesOrAny(),
        part.at("platform").orAny(List.of(Platform.values()), Platform::wireName),
        part.at("client").orAny(List.of(Client.values()), Client::wireName),
        cause(part));
  }

  private Cause cause(YamlPart part) {
    return new Cause(
        part.at("class").map(CauseClass::of),
        part.at("text").text(),
        part.at("remedy").text(),
        part.at("who").text(),
        part.optional("filters").stream().map(one -> one.oneOf(filters)).toList(),
        part.optional("known").stream().map(one -> one.oneOf(unsupported)).toList(),
        part.at("source").oneOf(sources));
  }

  private Map<Integer, Cause> errorCodes(YamlPart list) {
    Map<Integer, Cause> causes = new LinkedHashMap<>();
    for (YamlPart part : list.elements()) {
      part.only("code", "class", "text", "remedy", "who", "source");
      YamlPart code = part.at("code");
      if (causes.put(code.number(), cause(part)) != null) {
        throw code.fault(code.number() + " is there twice: must be there once");
      }
    }
    return causes;
  }
}
