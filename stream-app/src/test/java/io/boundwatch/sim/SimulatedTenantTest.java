package io.boundwatch.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SimulatedTenantTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long MONDAY = Instant.parse("2026-11-02T00:00:00Z").toEpochMilli();
  private static final long HOUR = 3_600_000;
  private static final long DAY = 24 * HOUR;
  private static final TenantProfile SMALL = TenantProfile.CONTOSO.withTraffic(100, 3000);

  @Test
  void publishesTheSameWhateverTheSteps() {
    List<String> atOnce = texts(new SimulatedTenant(SMALL, 7).next(MONDAY, MONDAY + 2 * HOUR));
    SimulatedTenant stepping = new SimulatedTenant(SMALL, 7);
    List<String> inSteps = new ArrayList<>();
    for (long at = MONDAY; at < MONDAY + 2 * HOUR; at += 700) {
      inSteps.addAll(texts(stepping.next(at, Math.min(at + 700, MONDAY + 2 * HOUR))));
    }
    assertThat(atOnce).isNotEmpty();
    assertThat(inSteps).isEqualTo(atOnce);
  }

  @Test
  void anotherSeedIsAnotherTenant() {
    SimulatedTenant one = new SimulatedTenant(SMALL, 1);
    SimulatedTenant other = new SimulatedTenant(SMALL, 2);
    assertThat(one.tenantId()).isNotEqualTo(other.tenantId());
  }

  @Test
  void publishesInOrderWithinTheIntervalAndWithinTheDelay() {
    List<SimulatedRecord> records = new SimulatedTenant(SMALL, 3).next(MONDAY, MONDAY + DAY);
    assertThat(records)
        .isSortedAccordingTo((a, b) -> Long.compare(a.publishTime(), b.publishTime()));
    assertThat(records)
        .allSatisfy(
            record -> {
              assertThat(record.publishTime()).isBetween(MONDAY, MONDAY + DAY - 1);
              assertThat(record.publishTime() - record.eventTime())
                  .isBetween(5_000L, 12 * 60_000L + Publisher.LONGEST_SECOND);
            });
  }

  @Test
  void aWeekdayHasTheTrafficOfItsProfile() {
    List<SimulatedRecord> records = new ArrayList<>();
    new SimulatedTenant(TenantProfile.CONTOSO, 5)
        .forEachPublished(MONDAY, MONDAY + DAY, records::add);
    assertThat(records.size()).isCloseTo(20_300, within(1200));
    double interactive =
        records.stream().filter(r -> r.topicCategory().equals("SignInLogs")).count();
    assertThat(records.size() / interactive).isBetween(5.0, 11.0);
  }

  @Test
  void recordsLookLikeExportedOnes() throws IOException {
    long bytes = 0;
    List<SimulatedRecord> records = new SimulatedTenant(SMALL, 3).next(MONDAY, MONDAY + DAY);
    for (SimulatedRecord record : records) {
      JsonNode json = JSON.readTree(record.json());
      bytes += record.json().length;
      JsonNode properties = json.get("properties");
      assertThat(json.get("category").asText()).isEqualTo(record.topicCategory());
      assertThat(Instant.parse(json.get("time").asText()).toEpochMilli())
          .isEqualTo(record.publishTime());
      assertThat(json.get("time").asText()).hasSize(28).endsWith("Z");
      assertThat(properties.get("createdDateTime").asText()).hasSize(33).endsWith("+00:00");
      assertThat(properties.get("userPrincipalName").asText())
          .matches("user\\d{4}@contoso\\.example");
      assertThat(properties.get("signInTokenProtectionStatus").asText()).isEqualTo("none");
      assertThat(properties.get("conditionalAccessAudiences")).hasSize(3);
    }
    assertThat(bytes / records.size()).isBetween(5_000L, 15_000L);
  }

  @Test
  void requestsOfOneSignInShareCorrelationIdAndUserInBothCategories() {
    Set<String> categories = new HashSet<>();
    new SimulatedTenant(SMALL, 4)
        .forEachSignIn(
            MONDAY + 10 * HOUR,
            MONDAY + 12 * HOUR,
            records -> {
              Set<String> keys = new HashSet<>();
              for (SimulatedRecord record : records) {
                JsonNode json = read(record);
                keys.add(
                    json.at("/properties/correlationId").asText()
                        + json.at("/properties/userId").asText());
                categories.add(record.topicCategory());
              }
              assertThat(keys).hasSize(1);
            });
    assertThat(categories).containsExactlyInAnyOrder("SignInLogs", "NonInteractiveUserSignInLogs");
  }

  @Test
  void sendsDuplicatesSecondPublicationsAndSplits() {
    Map<String, List<JsonNode>> byId = new HashMap<>();
    new SimulatedTenant(SMALL, 6)
        .forEachPublished(
            MONDAY,
            MONDAY + DAY,
            record -> {
              JsonNode json = read(record);
              byId.computeIfAbsent(json.at("/properties/id").asText(), k -> new ArrayList<>())
                  .add(json);
            });
    List<List<JsonNode>> several = byId.values().stream().filter(list -> list.size() > 1).toList();
    assertThat(several).anyMatch(list -> list.get(0).equals(list.get(1)));
    assertThat(several).anyMatch(list -> !risk(list.get(0)).equals(risk(list.get(1))));
    assertThat(several).anyMatch(list -> policies(list.get(0)) < SMALL.policies());
  }

  @Test
  void aQuietNightAndWeekendFollowTheRhythm() {
    SimulatedTenant tenant = new SimulatedTenant(TenantProfile.CONTOSO, 8);
    int night = tenant.next(MONDAY, MONDAY + HOUR).size();
    int noon = tenant.next(MONDAY + 12 * HOUR, MONDAY + 13 * HOUR).size();
    long saturday = MONDAY + 5 * DAY;
    int weekend = tenant.next(saturday + 12 * HOUR, saturday + 13 * HOUR).size();
    assertThat(noon).isGreaterThan(4 * night);
    assertThat(noon).isGreaterThan(3 * weekend);
  }

  @Test
  void aSpikeMakesManyUsersUnboundInItsAppOnly() {
    long from = MONDAY + 10 * HOUR;
    Spike spike = new Spike(from, Duration.ofMinutes(30), App.OUTLOOK, 1003, 0.6, 3);
    TenantProfile profile = TenantProfile.CONTOSO;
    assertThat(unbound(new SimulatedTenant(profile, 9), from, App.OUTLOOK)).hasSizeLessThan(10);
    SimulatedTenant struck = new SimulatedTenant(profile, 9, List.of(spike));
    assertThat(unbound(struck, from, App.OUTLOOK)).hasSizeGreaterThan(30);
    assertThat(unbound(struck, from, App.ONEDRIVE)).hasSizeLessThan(10);
  }

  /** Users with a request of the app that a policy did or would block, in the half hour. */
  private static Set<String> unbound(SimulatedTenant tenant, long from, App app) {
    Set<String> users = new HashSet<>();
    tenant.forEachSignIn(
        from,
        from + 30 * 60_000,
        records -> {
          for (SimulatedRecord record : records) {
            JsonNode properties = read(record).get("properties");
            if (properties.get("appId").asText().equals(app.id()) && isBlock(properties)) {
              users.add(properties.get("userId").asText());
            }
          }
        });
    return users;
  }

  private static boolean isBlock(JsonNode properties) {
    for (JsonNode policy : properties.get("appliedConditionalAccessPolicies")) {
      String result = policy.get("result").asText();
      if (policy.get("enforcedSessionControls").size() == 1 && result.endsWith("ailure")) {
        return true;
      }
    }
    return false;
  }

  private static List<String> texts(List<SimulatedRecord> records) {
    return records.stream().map(record -> read(record).toString()).toList();
  }

  private static String risk(JsonNode record) {
    return record.at("/properties/riskState").asText();
  }

  private static int policies(JsonNode record) {
    return record.at("/properties/appliedConditionalAccessPolicies").size();
  }

  private static JsonNode read(SimulatedRecord record) {
    try {
      return JSON.readTree(record.json());
    } catch (IOException e) {
      throw new AssertionError("a simulated record is not JSON", e);
    }
  }
}
