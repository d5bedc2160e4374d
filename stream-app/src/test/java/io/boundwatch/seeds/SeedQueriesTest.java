package io.boundwatch.seeds;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.boundwatch.chaos.ChaosGenerator;
import io.boundwatch.chaos.NotSatisfied;
import io.boundwatch.reference.RawRecord;
import io.boundwatch.reference.ReferenceModel;
import io.boundwatch.reference.ReferenceParameters;
import io.boundwatch.reference.ReferenceResult;
import io.boundwatch.sim.SimulatedTenant;
import io.boundwatch.sim.TenantProfile;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeedQueriesTest {
  private static final long MIDNIGHT = Instant.parse("2026-11-03T00:00:00Z").toEpochMilli();
  private static final long HOUR = 3_600_000;
  private static final ReferenceModel MODEL =
      new ReferenceModel(
          ReferenceParameters.DEFAULT.withWindows(
              List.of(Duration.ofDays(1)),
              List.of(Duration.ofDays(1)),
              List.of(Duration.ofDays(1))));

  @ParameterizedTest
  @CsvSource({"11, MIXED", "12, ABSENT", "13, PRESENT", "14, MIXED", "15, MIXED"})
  void correctedQueriesEqualTheModelOnChaos(long seed, NotSatisfied notSatisfied)
      throws SQLException {
    assertEqual(chaos(seed, notSatisfied), "seed " + seed);
  }

  @ParameterizedTest
  @CsvSource({"21, false", "22, true"})
  void correctedQueriesEqualTheModelOnASimulatedTenant(long seed, boolean listed)
      throws SQLException {
    assertEqual(simulated(seed, listed), "seed " + seed);
  }

  private static void assertEqual(List<RawRecord> records, String seed) throws SQLException {
    ReferenceResult model = MODEL.compute(records);
    try (SeedQueries queries = SeedQueries.load(records)) {
      Set<Correction> all = Correction.all();
      assertThat(numbers(queries.perApp(all), "PctAllowed"))
          .as(seed)
          .isNotEmpty()
          .isEqualTo(judged(model.appCounts(), true));
      assertThat(numbers(queries.perUser(all), "PctAllowed"))
          .as(seed)
          .isNotEmpty()
          .isEqualTo(judged(model.userCounts(), false));
      assertThat(numbers(queries.usersWith1003(all), ""))
          .as(seed)
          .isNotEmpty()
          .isEqualTo(with1003(model.userCounts()));
      assertSharesAgree(queries.perApp(all), model.appCounts());
    }
  }

  /** Rounding of a binary fraction may differ in the last digit. */
  private static void assertSharesAgree(
      Map<String, Map<String, Number>> rows, Map<String, Map<String, Object>> cells) {
    rows.forEach(
        (key, row) ->
            assertThat(row.get("PctAllowed").doubleValue())
                .isCloseTo(
                    ((Number) cells.get(key).get("pctAllowed")).doubleValue(), within(0.0101)));
  }

  /** The cells of the model that have a block or an allow, in the queries' words. */
  private static Map<String, Map<String, Long>> judged(
      Map<String, Map<String, Object>> cells, boolean users) {
    Map<String, Map<String, Long>> rows = new TreeMap<>();
    cells.forEach(
        (key, cell) -> {
          long block = (int) cell.get("block");
          long allow = (int) cell.get("allow");
          if (block + allow > 0 && !cell.get("appId").equals("*")) {
            Map<String, Long> row = new TreeMap<>();
            row.put("Requests", block + allow);
            row.put("Block", block);
            row.put("Allow", allow);
            if (users) {
              row.put("Users", (long) (int) cell.get("users"));
              row.put("BlockedUsers", (long) (int) cell.get("blockedUsers"));
            }
            rows.put(key, row);
          }
        });
    return rows;
  }

  /** The 1003 list: sums of the user cells by user and day. */
  private static Map<String, Map<String, Long>> with1003(Map<String, Map<String, Object>> cells) {
    Map<String, Map<String, Long>> rows = new TreeMap<>();
    for (Map<String, Object> cell : cells.values()) {
      Object count = ((Map<?, ?>) cell.get("unboundByStatusCode")).get("1003");
      if (count != null) {
        String key =
            String.join(
                "|",
                cell.get("tenantId").toString(),
                cell.get("userId").toString(),
                cell.get("windowStart").toString(),
                "P1D");
        rows.computeIfAbsent(key, k -> new TreeMap<>())
            .merge("count_", ((Integer) count).longValue(), Long::sum);
      }
    }
    return rows;
  }

  private static Map<String, Map<String, Long>> numbers(
      Map<String, Map<String, Number>> rows, String without) {
    Map<String, Map<String, Long>> numbers = new TreeMap<>();
    rows.forEach(
        (key, row) -> {
          Map<String, Long> copy = new TreeMap<>();
          row.forEach((name, number) -> copy.put(name, number.longValue()));
          copy.remove(without);
          numbers.put(key, copy);
        });
    return numbers;
  }

  @ParameterizedTest
  @CsvSource({
    "ANY_RESOURCE",
    "ONCE_PER_REQUEST",
    "WITHIN_WINDOWS",
    "LEGACY_BINDING_BLOCKS",
    "SEVERAL_CONTROLS",
    "BOTH_CATEGORIES",
    "JUDGED_WHERE_UNLISTED",
    "JUDGED_RESULTS_ONLY",
    "BLOCK_BY_ERROR_CODE",
    "MERGED_RECORDS",
    "ACCEPTED_RECORDS_ONLY",
    "BY_ID"
  })
  void eachFaultShowsOnItsOwn(Correction correction) throws SQLException {
    try (SeedQueries queries = SeedQueries.load(chaos(31, NotSatisfied.MIXED))) {
      assertThat(queries.perApp(Correction.allBut(correction)))
          .isNotEqualTo(queries.perApp(Correction.all()));
      assertThat(queries.perUser(Correction.allBut(correction)))
          .isNotEqualTo(queries.perUser(Correction.all()));
    }
  }

  @ParameterizedTest
  @CsvSource({"UNBOUND_ONLY", "MERGED_RECORDS", "BOTH_CATEGORIES", "ACCEPTED_RECORDS_ONLY"})
  void eachFaultOfThe1003ListShowsOnItsOwn(Correction correction) throws SQLException {
    try (SeedQueries queries = SeedQueries.load(chaos(32, NotSatisfied.MIXED))) {
      assertThat(queries.usersWith1003(Correction.allBut(correction)))
          .isNotEqualTo(queries.usersWith1003(Correction.all()));
    }
  }

  @Test
  void theVendorsQueryTakesEveryExportedRecordForAnAllow() throws SQLException {
    try (SeedQueries queries = SeedQueries.load(simulated(41, false))) {
      Map<String, Number> outlook = queries.perApp(Correction.none()).get("Microsoft Outlook");
      assertThat(outlook.get("Requests").longValue()).isPositive();
      assertThat(outlook.get("Block").longValue()).isZero();
      assertThat(outlook.get("PctAllowed").doubleValue()).isEqualTo(100);
    }
  }

  @Test
  void theVendorsQueryBlocksWhereControlsAreListed() throws SQLException {
    try (SeedQueries queries = SeedQueries.load(simulated(42, true))) {
      Map<String, Number> outlook = queries.perApp(Correction.none()).get("Microsoft Outlook");
      assertThat(outlook.get("Block").longValue()).isPositive();
      assertThat(outlook.get("BlockedUsers").longValue()).isPositive();
      assertThat(queries.usersWith1003(Correction.none())).isNotEmpty();
      assertThat(queries.perUser(Correction.none()).keySet())
          .allMatch(key -> key.matches("user\\d{4}@contoso\\.example\\|.*\\|Office 365 .*"));
    }
  }

  private static List<RawRecord> chaos(long seed, NotSatisfied notSatisfied) {
    return new ChaosGenerator(seed, notSatisfied)
        .generate(600, MIDNIGHT + 3 * HOUR, Duration.ofHours(9));
  }

  private static List<RawRecord> simulated(long seed, boolean listed) {
    TenantProfile profile = TenantProfile.CONTOSO.withTraffic(100, 3000);
    List<RawRecord> records = new ArrayList<>();
    new SimulatedTenant(listed ? profile.withNotSatisfiedListed() : profile, seed)
        .forEachPublished(
            MIDNIGHT - 12 * HOUR, MIDNIGHT + 2 * HOUR, record -> records.add(RawRecord.of(record)));
    return records;
  }
}
