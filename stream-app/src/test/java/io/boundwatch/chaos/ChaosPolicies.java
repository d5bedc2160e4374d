package io.boundwatch.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Makes lists of policies of all forms and results. */
final class ChaosPolicies {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
  private static final String CONTROL = "SignInTokenProtection";
  private static final String LEGACY = "Binding";
  private static final String OTHER = "SignInFrequency";

  private final Chance chance;
  private final NotSatisfied notSatisfied;

  ChaosPolicies(Chance chance, NotSatisfied notSatisfied) {
    this.chance = chance;
    this.notSatisfied = notSatisfied;
  }

  ArrayNode list(long recordTime) {
    ArrayNode list = NODES.arrayNode();
    list.add(unrelated("MFA for all", "Mfa", "success"));
    for (String id : ChaosWorld.POLICIES) {
      if (chance.percent(45)) {
        list.add(tokenProtection(id, recordTime));
      }
    }
    list.add(unrelated("Block legacy clients", "Block", "notApplied"));
    return list;
  }

  private static ObjectNode unrelated(String name, String control, String result) {
    ObjectNode policy = NODES.objectNode();
    policy.put("id", "cccccccc-0000-4000-8000-000000000001").put("displayName", name);
    policy.putArray("enforcedGrantControls").add(control);
    policy.putArray("enforcedSessionControls").add(OTHER);
    policy.putArray("sessionControlsNotSatisfied");
    return policy.put("result", result);
  }

  private ObjectNode tokenProtection(String id, long recordTime) {
    String name = "Policy " + id.substring(9, 13);
    ObjectNode policy = NODES.objectNode();
    policy.put("id", chance.percent(10) ? id.toUpperCase() : id);
    policy.put("displayName", ChaosWorld.named(name, recordTime));
    policy.putArray("enforcedGrantControls");
    policy.set("enforcedSessionControls", controls());
    policy.put("result", result());
    boolean listed =
        switch (notSatisfied) {
          case PRESENT -> true;
          case ABSENT -> false;
          case MIXED -> chance.percent(50);
        };
    if (listed) {
      policy.set("sessionControlsNotSatisfied", notSatisfiedControls());
    } else if (chance.percent(10)) {
      policy.putNull("sessionControlsNotSatisfied");
    }
    return policy;
  }

  private ArrayNode controls() {
    int draw = chance.below(20);
    if (draw < 12) {
      return strings(CONTROL);
    }
    if (draw < 15) {
      return strings(LEGACY);
    }
    return draw < 18 ? strings(OTHER, CONTROL) : strings();
  }

  private ArrayNode notSatisfiedControls() {
    int draw = chance.below(20);
    if (draw < 9) {
      return strings();
    }
    if (draw < 15) {
      return strings(CONTROL);
    }
    return draw < 17 ? strings(LEGACY) : strings(OTHER);
  }

  private String result() {
    return chance.percent(80)
        ? chance.of("success", "failure", "reportOnlySuccess", "reportOnlyFailure")
        : chance.of(
            List.of(
                "reportOnlyInterrupted",
                "notApplied",
                "reportOnlyNotApplied",
                "notEnabled",
                "unknown",
                "interrupt",
                "Success"));
  }

  private static ArrayNode strings(String... values) {
    ArrayNode array = NODES.arrayNode();
    for (String value : values) {
      array.add(value);
    }
    return array;
  }

  /** One half of a list, as where an event with many policies was split. */
  static JsonNode half(JsonNode list, boolean first) {
    ArrayNode half = NODES.arrayNode();
    int middle = list.size() / 2;
    for (int i = first ? 0 : middle; i < (first ? middle : list.size()); i++) {
      half.add(list.get(i));
    }
    return half;
  }
}
