package io.boundwatch.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Compares what should have come out with the last values of a topic by key, in the sense of the
 * design's "equal results": some fields do not count, a cell without requests equals no cell, and
 * distinct users count where asked.
 */
public final class Comparison {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int MOST_SHOWN = 20;
  private static final Set<String> NEVER =
      Set.of("revision", "settled", "decidedAt", "updatedAt", "schemaVersion");
  private static final Set<String> USERS = Set.of("users", "blockedUsers");
  private static final Set<String> NAMES =
      Set.of("appDisplayName", "resourceDisplayName", "userPrincipalName", "policyName", "mode");

  private final Map<String, Map<String, Object>> expected;
  private final Set<String> ignored;
  private Predicate<String> keys = key -> true;
  private Predicate<String> comparesUsers = key -> false;
  private Predicate<String> comparesNames = key -> true;

  private Comparison(Map<String, Map<String, Object>> expected, Collection<String> ignored) {
    this.expected = expected;
    this.ignored = new HashSet<>(ignored);
  }

  public static Comparison with(Map<String, Map<String, Object>> expected) {
    return new Comparison(expected, NEVER);
  }

  /** Values of the model as they would stand in a topic. */
  public static Map<String, JsonNode> asJson(Map<String, Map<String, Object>> values) {
    Map<String, JsonNode> json = new TreeMap<>();
    values.forEach((key, value) -> json.put(key, JSON.valueToTree(value)));
    return json;
  }

  /** Leaves out some top-level fields, {@code final} and {@code partial} say. */
  public Comparison ignoring(String... fields) {
    ignored.addAll(List.of(fields));
    return this;
  }

  /** Leaves out keys, {@link ReferenceResult#open} say. */
  public Comparison except(Set<String> other) {
    keys = key -> !other.contains(key);
    return this;
  }

  /** Compares users and blockedUsers, too, of the cells whose keys these are. */
  public Comparison withUsersWhere(Predicate<String> key) {
    comparesUsers = key;
    return this;
  }

  /** Compares names only of the cells whose keys these are. */
  public Comparison withNamesWhere(Predicate<String> key) {
    comparesNames = key;
    return this;
  }

  public void assertEqualTo(Map<String, JsonNode> actual) {
    List<String> differences = differences(actual);
    assertThat(differences.subList(0, Math.min(MOST_SHOWN, differences.size())))
        .as("%d differences from the reference model", differences.size())
        .isEmpty();
  }

  /** One line for each difference, by key; empty if there is none. */
  public List<String> differences(Map<String, JsonNode> actual) {
    Set<String> all = new TreeSet<>(expected.keySet());
    all.addAll(actual.keySet());
    List<String> differences = new ArrayList<>();
    for (String key : all) {
      if (keys.test(key)) {
        compareKey(key, actual.get(key), differences);
      }
    }
    return differences;
  }

  private void compareKey(String key, JsonNode actual, List<String> differences) {
    boolean wanted = expected.containsKey(key);
    if (actual == null || actual.isNull()) {
      if (wanted) {
        differences.add(key + ": expected, but there is none");
      }
      return;
    }
    if (!wanted) {
      if (!isEmptyCell(actual)) {
        differences.add(key + ": not expected, but there is " + actual);
      }
      return;
    }
    JsonNode should = JSON.valueToTree(expected.get(key));
    Set<String> fields = fields(should, actual);
    fields.removeAll(ignored);
    if (!comparesUsers.test(key)) {
      fields.removeAll(USERS);
    }
    if (!comparesNames.test(key)) {
      fields.removeAll(NAMES);
    }
    for (String field : fields) {
      compare(key + " " + field, should.get(field), actual.get(field), differences);
    }
  }

  /** A cell that was left by all its requests: no total, and no outcome of a policy. */
  private static boolean isEmptyCell(JsonNode value) {
    int sum = value.path("requests").path("total").asInt();
    for (JsonNode count : value.path("outcomes")) {
      sum += count.asInt();
    }
    return value.has("outcomes") && sum == 0;
  }

  private static void compare(
      String where, JsonNode should, JsonNode is, List<String> differences) {
    if (should == null || is == null) {
      differences.add(where + ": expected " + or(should) + " but was " + or(is));
    } else if (should.isObject() && is.isObject()) {
      for (String field : fields(should, is)) {
        compare(where + "." + field, should.get(field), is.get(field), differences);
      }
    } else if (should.isArray() && is.isArray() && should.size() == is.size()) {
      for (int i = 0; i < should.size(); i++) {
        compare(where + "[" + i + "]", should.get(i), is.get(i), differences);
      }
    } else if (!isSame(should, is)) {
      differences.add(where + ": expected " + should + " but was " + is);
    }
  }

  private static boolean isSame(JsonNode should, JsonNode is) {
    if (should.isNumber() && is.isNumber()) {
      return should.decimalValue().compareTo(is.decimalValue()) == 0;
    }
    return should.equals(is);
  }

  private static String or(JsonNode node) {
    return node == null ? "no field" : node.toString();
  }

  private static Set<String> fields(JsonNode one, JsonNode other) {
    Set<String> fields = new TreeSet<>();
    one.fieldNames().forEachRemaining(fields::add);
    other.fieldNames().forEachRemaining(fields::add);
    return fields;
  }
}
