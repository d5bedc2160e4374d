package io.boundwatch.event;

import io.boundwatch.codec.TextCache;
import java.util.List;

/**
 * Reads {@code appliedConditionalAccessPolicies} and keeps the entries that have token protection
 * among their session controls. Half of a record's bytes and more are other policies, and most of
 * them stood in a record before, byte for byte.
 */
final class PolicyReader implements EmbeddedJson.ValueReader {
  private final TextCache names;
  private final List<PolicyFact> facts;
  private final KnownPolicies known = new KnownPolicies();
  private String id = "";
  private String name = "";
  private String result = "";
  private ControlNaming enforced = ControlNaming.ABSENT;
  private ControlNaming notSatisfied = ControlNaming.ABSENT;

  PolicyReader(TextCache names, List<PolicyFact> facts) {
    this.names = names;
    this.facts = facts;
  }

  /** A single object in place of the list is a list of one: some shells collapse such lists. */
  @Override
  public void read(JsonScanner scanner) throws BrokenJsonException {
    if (scanner.isArray()) {
      scanner.enter();
      while (scanner.nextElement()) {
        readEntry(scanner);
      }
    } else {
      readEntry(scanner);
    }
  }

  private void readEntry(JsonScanner scanner) throws BrokenJsonException {
    if (!scanner.isObject()) {
      scanner.skip();
      return;
    }
    KnownPolicies.Entry entry = known.find(scanner);
    if (entry == KnownPolicies.UNKNOWN) {
      facts.addAll(readUnknown(scanner));
    } else {
      scanner.skipKnown(entry.json().length);
      facts.addAll(entry.facts());
    }
  }

  private List<PolicyFact> readUnknown(JsonScanner scanner) throws BrokenJsonException {
    int from = scanner.at();
    clear();
    scanner.enter();
    while (scanner.nextField()) {
      readField(scanner);
    }
    boolean named = enforced == ControlNaming.NAMED || notSatisfied == ControlNaming.NAMED;
    List<PolicyFact> found =
        named ? List.of(PolicyFact.of(id, name, result, notSatisfied)) : List.of();
    known.add(scanner, from, found);
    return found;
  }

  private void clear() {
    id = "";
    name = "";
    result = "";
    enforced = ControlNaming.ABSENT;
    notSatisfied = ControlNaming.ABSENT;
  }

  private void readField(JsonScanner scanner) throws BrokenJsonException {
    switch (scanner.name(names)) {
      case "id" -> id = text(scanner);
      case "displayName" -> name = text(scanner);
      case "result" -> result = text(scanner);
      case "enforcedSessionControls" -> enforced = ControlNaming.read(scanner);
      case "sessionControlsNotSatisfied" -> notSatisfied = ControlNaming.read(scanner);
      default -> scanner.skip();
    }
  }

  private static String text(JsonScanner scanner) throws BrokenJsonException {
    if (scanner.isString()) {
      return scanner.readString().toString();
    }
    scanner.skip();
    return "";
  }
}
