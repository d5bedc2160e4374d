package io.boundwatch.schemas;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RecordsTest {
  private static AppCounts appCounts(Map<String, Long> unboundByStatusCode) {
    return new AppCounts(
        AppCounts.SCHEMA_VERSION,
        "tenant",
        "app",
        "",
        "2026-11-02T08:00:00Z",
        "2026-11-02T08:05:00Z",
        "PT5M",
        new RequestCounts(0, 0, 0, 0),
        new OutcomeCounts(0, 0, 0, 0, 0),
        0,
        0,
        null,
        0,
        0,
        new VerdictCounts(0, 0, 0),
        new VerdictCounts(0, 0, 0),
        unboundByStatusCode,
        "2026-11-02T08:07:00.000Z",
        false,
        false);
  }

  private static SignInDecision decision(List<NamedRef> apps) {
    return new SignInDecision(
        SignInDecision.SCHEMA_VERSION,
        "correlation|tenant|user",
        "tenant",
        "correlation",
        "user",
        "",
        "undetermined",
        null,
        "notApplied",
        false,
        1,
        "2026-11-02T08:00:00.000Z",
        "2026-11-02T08:00:00.000Z",
        "2026-11-02T08:01:00.000Z",
        new RequestCounts(1, 0, 0, 1),
        Map.of(),
        apps,
        List.of(),
        List.of(),
        false,
        List.of());
  }

  @Test
  void statusCodesStandInTheOrderOfTheirNumbers() {
    AppCounts counts = appCounts(Map.of("10000", 1L, "1008", 2L, "0", 3L, "1002", 4L));

    assertThat(counts.unboundByStatusCode().keySet()).containsExactly("0", "1002", "1008", "10000");
  }

  @Test
  void countsDoNotChangeWithTheMapTheyWereMadeOf() {
    Map<String, Long> given = new HashMap<>(Map.of("1002", 1L));
    AppCounts counts = appCounts(given);

    given.put("1008", 1L);

    assertThat(counts.unboundByStatusCode()).containsExactly(Map.entry("1002", 1L));
  }

  @Test
  void decisionDoesNotChangeWithTheListItWasMadeOf() {
    List<NamedRef> given = new ArrayList<>(List.of(new NamedRef("a", "A")));
    SignInDecision decision = decision(given);

    given.clear();

    assertThat(decision.apps()).containsExactly(new NamedRef("a", "A"));
  }

  @Test
  void nobodyCanChangeTheCountsOfARecord() {
    Map<String, Long> codes = appCounts(Map.of("1002", 1L)).unboundByStatusCode();

    assertThatThrownBy(() -> codes.put("1008", 1L))
        .isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void missingTextIsRefusedByName() {
    assertThatNullPointerException().isThrownBy(() -> new NamedRef("a", null)).withMessage("name");
  }

  @Test
  void valueWithoutItsFieldsIsNotRead() {
    assertThatThrownBy(() -> Schemas.JSON.readValue("{}", AppCounts.class))
        .isInstanceOf(ValueInstantiationException.class)
        .hasMessageContaining("tenantId");
  }
}
