package io.boundwatch.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static final Map<String, Map<String, Object>> EXPECTED =
      Map.of(
          "k",
          Map.of(
              "requests", Map.of("total", 2),
              "outcomes", Map.of("blocked", 2),
              "pctAllowed", new BigDecimal("50.00"),
              "users", 1,
              "list", List.of("a", "b")));
  private static final String SAME =
      """
      {"requests":{"total":2},"outcomes":{"blocked":2},"pctAllowed":50.0,"users":3,
       "list":["a","b"],"revision":7,"updatedAt":"now"}""";

  @Test
  void fieldsThatDoNotCountDoNotDiffer() {
    assertThat(differences(Comparison.with(EXPECTED), Map.of("k", SAME))).isEmpty();
  }

  @Test
  void usersCountWhereAsked() {
    assertThat(
            differences(Comparison.with(EXPECTED).withUsersWhere(key -> true), Map.of("k", SAME)))
        .containsExactly("k users: expected 1 but was 3");
  }

  @Test
  void tellsWhereAndWhatDiffers() {
    String other = SAME.replace("\"total\":2", "\"total\":3").replace("\"b\"", "\"c\"");
    assertThat(differences(Comparison.with(EXPECTED), Map.of("k", other)))
        .containsExactly(
            "k list[1]: expected \"b\" but was \"c\"", "k requests.total: expected 2 but was 3");
  }

  @Test
  void aCellWithoutRequestsEqualsNoCell() {
    String empty = "{\"requests\":{\"total\":0},\"outcomes\":{\"blocked\":0}}";
    assertThat(differences(Comparison.with(EXPECTED), Map.of("k", SAME, "e", empty))).isEmpty();
  }

  @Test
  void missingAndUnexpectedKeysDiffer() {
    assertThat(differences(Comparison.with(EXPECTED), Map.of("other", SAME)))
        .hasSize(2)
        .anyMatch(line -> line.startsWith("k: expected, but there is none"))
        .anyMatch(line -> line.startsWith("other: not expected"));
  }

  private static List<String> differences(Comparison comparison, Map<String, String> actual) {
    Map<String, JsonNode> nodes = new java.util.HashMap<>();
    actual.forEach((key, json) -> nodes.put(key, read(json)));
    return comparison.differences(nodes);
  }

  private static JsonNode read(String json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new AssertionError(e);
    }
  }
}
