package io.boundwatch.schemas;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Boundwatch's own fields of a finding: what it is about and what it rests on. App, policy, user,
 * measure, baseline, window and mode are null, and left out of the JSON, where they do not apply.
 *
 * @param alertKey the record's key, {@code tenantId|rule|entity}
 * @param tenantId {@code *} where all tenants are meant
 * @param episodeStart event time of the first window or request that fired, UTC in milliseconds
 * @param counts what was counted, by name
 * @param statusCodes unbound or blocked requests by status code, by ascending code
 * @param causes most frequent first
 * @param reportOnly nobody was blocked: only report-only policies are concerned
 * @param mode {@code enforced} or {@code reportOnly}
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record TokenProtection(
    String rule,
    @JsonProperty("alert_key") String alertKey,
    @JsonProperty("tenant_id") String tenantId,
    @JsonProperty("app_id") @JsonInclude(Include.NON_NULL) String appId,
    @JsonProperty("app_name") @JsonInclude(Include.NON_NULL) String appName,
    @JsonProperty("policy_id") @JsonInclude(Include.NON_NULL) String policyId,
    @JsonProperty("policy_name") @JsonInclude(Include.NON_NULL) String policyName,
    @JsonProperty("user_id") @JsonInclude(Include.NON_NULL) String userId,
    @JsonProperty("episode_start") String episodeStart,
    @JsonInclude(Include.NON_NULL) Measure measure,
    @JsonInclude(Include.NON_NULL) Baseline baseline,
    @JsonInclude(Include.NON_NULL) Window window,
    Map<String, Long> counts,
    @JsonProperty("status_codes") Map<String, Long> statusCodes,
    List<AlertCause> causes,
    @JsonProperty("report_only") boolean reportOnly,
    @JsonInclude(Include.NON_NULL) String mode) {
  public TokenProtection {
    Objects.requireNonNull(rule, "rule");
    Objects.requireNonNull(alertKey, "alert_key");
    Objects.requireNonNull(tenantId, "tenant_id");
    Objects.requireNonNull(episodeStart, "episode_start");
    counts = SortedCounts.byName(counts);
    statusCodes = StatusCodeCounts.sortedCopy(statusCodes);
    causes = List.copyOf(causes);
  }

  /**
   * What was observed.
   *
   * @param name with the unit: {@code unbound sign-ins in scope}, {@code seconds of silence}
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Measure(String name, long value) {
    public Measure {
      Objects.requireNonNull(name, "name");
    }
  }

  /**
   * What is usual. Numbers that are not known yet are null and left out of the JSON.
   *
   * @param expected the measure that was expected
   * @param ratio learned share of unbound sign-ins, 0 to 1
   * @param concentration of the beta-binomial distribution
   * @param pValue probability of at least as many, 0 to 1
   * @param state {@code learning} or {@code learned}
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Baseline(
      @JsonInclude(Include.NON_NULL) Double expected,
      @JsonInclude(Include.NON_NULL) Double ratio,
      @JsonInclude(Include.NON_NULL) Double concentration,
      @JsonProperty("p_value") @JsonInclude(Include.NON_NULL) Double pValue,
      String state) {
    public Baseline {
      Objects.requireNonNull(state, "state");
    }
  }

  /**
   * A window of event time.
   *
   * @param start UTC in seconds, {@code 2026-11-02T08:00:00Z}, as is {@code end}
   * @param size ISO 8601 duration: {@code PT5M}
   */
  @JsonIgnoreProperties(ignoreUnknown = true)
  public record Window(String start, String end, String size) {
    public Window {
      Objects.requireNonNull(start, "start");
      Objects.requireNonNull(end, "end");
      Objects.requireNonNull(size, "size");
    }
  }
}
