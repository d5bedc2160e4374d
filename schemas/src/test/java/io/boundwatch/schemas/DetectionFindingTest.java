package io.boundwatch.schemas;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Findings made in Java are as the schema says, whatever is left out. */
class DetectionFindingTest {
  private static final String KEY = "tenant|mass-block|app";
  private static final String START = "2026-11-02T08:00:00.000Z";

  @ParameterizedTest
  @EnumSource
  void findingOfEachActivityIsValid(FindingActivity activity) {
    DetectionFinding finding = finding(activity, FindingSeverity.CRITICAL, Optional.empty());

    assertThat(validate(finding)).isEmpty();
    assertThat(finding.typeUid()).isEqualTo(200400 + finding.activityId());
  }

  @ParameterizedTest
  @EnumSource
  void findingOfEachSeverityIsValid(FindingSeverity severity) {
    assertThat(validate(finding(FindingActivity.UPDATE, severity, Optional.empty()))).isEmpty();
  }

  @ParameterizedTest
  @EnumSource
  void findingOfEachConfidenceIsValid(FindingConfidence confidence) {
    DetectionFinding finding =
        finding(FindingActivity.CREATE, FindingSeverity.MEDIUM, Optional.of(confidence));

    assertThat(validate(finding)).isEmpty();
    assertThat(finding.confidence()).isEqualTo(confidence.caption());
  }

  @ParameterizedTest
  @CsvSource({"CREATE, New, true", "UPDATE, In Progress, true", "CLOSE, Resolved, false"})
  void activityTellsWhetherTheFindingIsOpen(FindingActivity activity, String status, boolean open) {
    DetectionFinding finding = finding(activity, FindingSeverity.LOW, Optional.empty());

    assertThat(finding.status()).isEqualTo(status);
    assertThat(finding.isAlert()).isEqualTo(open);
  }

  @Test
  void whatIsUnknownIsLeftOut() {
    DetectionFinding finding =
        finding(FindingActivity.CREATE, FindingSeverity.MEDIUM, Optional.empty());

    JsonNode json = Schemas.JSON.valueToTree(finding);

    assertThat(json.findValues("confidence_id")).isEmpty();
    assertThat(json.at("/unmapped/token_protection").has("policy_id")).isFalse();
    assertThat(json.toString()).doesNotContain("null");
  }

  @ParameterizedTest
  @CsvSource({
    "Windows10, 100",
    "Windows 11, 100",
    "Linux, 200",
    "Android, 201",
    "MacOs, 300",
    "macOS 15, 300",
    "Ios 17.2, 301",
    "iPadOS 17, 302",
    "Chrome OS, 0",
    "'', 0"
  })
  void operatingSystemHasTheTypeOfOcsf(String name, int typeId) {
    assertThat(Evidence.OperatingSystem.of(name).typeId()).isEqualTo(typeId);
  }

  private static Iterable<?> validate(DetectionFinding finding) {
    return Schemas.validate(SchemaFile.DETECTION_FINDING, Schemas.JSON.valueToTree(finding));
  }

  private static DetectionFinding finding(
      FindingActivity activity, FindingSeverity severity, Optional<FindingConfidence> confidence) {
    return DetectionFinding.of(
        activity,
        1_793_606_400_000L,
        severity,
        confidence,
        new FindingMetadata(
            DetectionFinding.OCSF_VERSION, FindingMetadata.Product.boundwatch("1"), null, null),
        info(),
        List.of(Evidence.contributor("user", "user", Map.of("unbound", 3L))),
        new Remediation("Exclude them.", List.of("https://example.org/mass-block")),
        about());
  }

  private static FindingInfo info() {
    return new FindingInfo(
        FindingInfo.uidOf(KEY, START),
        "Mass block",
        "20 users were blocked.",
        1,
        2,
        3,
        4,
        List.of("Token protection"),
        FindingInfo.Analytic.rule("mass-block"),
        List.of());
  }

  private static TokenProtection about() {
    return new TokenProtection(
        "mass-block",
        KEY,
        "tenant",
        "app",
        null,
        null,
        null,
        null,
        START,
        new TokenProtection.Measure("blocked users", 20),
        null,
        null,
        Map.of("users", 40L, "blocked_users", 20L),
        Map.of("1002", 20L),
        List.of(new AlertCause("self-remediable", "The device is not registered.")),
        false,
        null);
  }
}
