package io.boundwatch.schemas;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * An alert, as an OCSF 1.8 Detection Finding. A later value of the same key replaces an earlier
 * one; the last tells whether the alert is open. {@link #of} fills in what follows from the rest.
 *
 * @param time epoch milliseconds: when the finding was created, updated or closed
 * @param isAlert true while the finding is open
 * @param confidenceId null, as {@code confidence}, where the rule is a plain condition
 * @param evidences at most {@link #MAX_EVIDENCES}
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record DetectionFinding(
    @JsonProperty("activity_id") int activityId,
    @JsonProperty("activity_name") String activityName,
    @JsonProperty("category_uid") int categoryUid,
    @JsonProperty("category_name") String categoryName,
    @JsonProperty("class_uid") int classUid,
    @JsonProperty("class_name") String className,
    @JsonProperty("type_uid") int typeUid,
    long time,
    @JsonProperty("severity_id") int severityId,
    String severity,
    @JsonProperty("status_id") int statusId,
    String status,
    @JsonProperty("is_alert") boolean isAlert,
    @JsonProperty("confidence_id") @JsonInclude(Include.NON_NULL) Integer confidenceId,
    @JsonInclude(Include.NON_NULL) String confidence,
    FindingMetadata metadata,
    @JsonProperty("finding_info") FindingInfo findingInfo,
    List<Evidence> evidences,
    Remediation remediation,
    Unmapped unmapped) {
  /** The version of OCSF that is written. */
  public static final String OCSF_VERSION = "1.8.0";

  public static final int CATEGORY_UID = 2;
  public static final int CLASS_UID = 2004;
  public static final int MAX_EVIDENCES = 5;

  private static final String CATEGORY_NAME = "Findings";
  private static final String CLASS_NAME = "Detection Finding";

  public DetectionFinding {
    Objects.requireNonNull(activityName, "activity_name");
    Objects.requireNonNull(categoryName, "category_name");
    Objects.requireNonNull(className, "class_name");
    Objects.requireNonNull(severity, "severity");
    Objects.requireNonNull(status, "status");
    Objects.requireNonNull(metadata, "metadata");
    Objects.requireNonNull(findingInfo, "finding_info");
    evidences = List.copyOf(evidences);
    Objects.requireNonNull(remediation, "remediation");
    Objects.requireNonNull(unmapped, "unmapped");
  }

  /** A finding with the IDs and names that OCSF gives to what is told of it. */
  public static DetectionFinding of(
      FindingActivity activity,
      long time,
      FindingSeverity severity,
      Optional<FindingConfidence> confidence,
      FindingMetadata metadata,
      FindingInfo findingInfo,
      List<Evidence> evidences,
      Remediation remediation,
      TokenProtection tokenProtection) {
    return new DetectionFinding(
        activity.id(),
        activity.caption(),
        CATEGORY_UID,
        CATEGORY_NAME,
        CLASS_UID,
        CLASS_NAME,
        activity.typeUid(),
        time,
        severity.id(),
        severity.caption(),
        activity.statusId(),
        activity.status(),
        activity.leavesOpen(),
        confidence.map(FindingConfidence::id).orElse(null),
        confidence.map(FindingConfidence::caption).orElse(null),
        metadata,
        findingInfo,
        evidences,
        remediation,
        new Unmapped(tokenProtection));
  }

  /** What OCSF has no field for. */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Unmapped(@JsonProperty("token_protection") TokenProtection tokenProtection) {
    public Unmapped {
      Objects.requireNonNull(tokenProtection, "token_protection");
    }
  }
}
