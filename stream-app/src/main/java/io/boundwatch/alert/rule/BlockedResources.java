package io.boundwatch.alert.rule;

import io.boundwatch.codec.ByteReader;
import io.boundwatch.codec.ByteWriter;
import io.boundwatch.event.Details;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * The resources in which a policy blocked on a day though token protection does not work there.
 * Which they are does not depend on the order of the requests. Mutable and for one thread.
 */
final class BlockedResources {
  /** Resources kept at most of each kind, those with the least ids. */
  static final int MAX_RESOURCES = 50;

  private static final int VERSION = 1;

  private final NavigableMap<String, String> byBrowser = new TreeMap<>();
  private final NavigableMap<String, String> unsupported = new TreeMap<>();
  private boolean enforced;

  /**
   * Adds a blocked request.
   *
   * @param byEnforced whether the policy was enforced
   * @return whether that changed anything
   */
  boolean add(Details details, boolean byEnforced) {
    boolean changed = byEnforced && !enforced;
    enforced |= byEnforced;
    if (PolicyMisconfigured.isBrowserElsewhere(details)) {
      changed |= add(byBrowser, details);
    }
    if (PolicyMisconfigured.isUnsupported(details)) {
      changed |= add(unsupported, details);
    }
    return changed;
  }

  private static boolean add(NavigableMap<String, String> resources, Details details) {
    String id = details.resourceId();
    if (resources.putIfAbsent(id, details.resourceName()) != null) {
      return false;
    }
    return resources.size() <= MAX_RESOURCES || !resources.pollLastEntry().getKey().equals(id);
  }

  boolean isReportOnly() {
    return !enforced;
  }

  /** Where browsers were blocked that token protection does not support, by id. */
  List<String> byBrowser() {
    return names(byBrowser);
  }

  /** Where anything was blocked that token protection does not support, by id. */
  List<String> unsupported() {
    return names(unsupported);
  }

  private static List<String> names(NavigableMap<String, String> resources) {
    return resources.entrySet().stream()
        .map(resource -> Phrases.named(resource.getValue(), resource.getKey()))
        .toList();
  }

  byte[] encode() {
    ByteWriter out = new ByteWriter().writeByte(VERSION).writeByte(enforced ? 1 : 0);
    write(byBrowser, out);
    write(unsupported, out);
    return out.toByteArray();
  }

  private static void write(NavigableMap<String, String> resources, ByteWriter out) {
    out.writeInt(resources.size());
    resources.forEach((id, name) -> out.writeString(id).writeString(name));
  }

  static BlockedResources decode(byte[] kept) {
    ByteReader in =
        new ByteReader(kept)
            .expectVersion(VERSION, "what the rule " + PolicyMisconfigured.NAME + " has kept has");
    BlockedResources resources = new BlockedResources();
    resources.enforced = in.readByte() == 1;
    read(in, resources.byBrowser);
    read(in, resources.unsupported);
    return resources;
  }

  private static void read(ByteReader in, NavigableMap<String, String> resources) {
    int count = in.readCount();
    for (int i = 0; i < count; i++) {
      resources.put(in.readString(), in.readString());
    }
  }
}
