package io.boundwatch.schemas;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Map;

/**
 * What OCSF has no field for in an evidence; as in {@link RequestDetail}. What is unknown is null
 * and left out of the JSON.
 *
 * @param at when the request was made, UTC in milliseconds
 * @param counts what a contributor contributed, by name; empty for a single request
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record EvidenceData(
    @JsonInclude(Include.NON_NULL) String at,
    @JsonInclude(Include.NON_NULL) String category,
    @JsonProperty("correlation_id") @JsonInclude(Include.NON_NULL) String correlationId,
    @JsonProperty("app_id") @JsonInclude(Include.NON_NULL) String appId,
    @JsonProperty("app_name") @JsonInclude(Include.NON_NULL) String appName,
    @JsonProperty("resource_id") @JsonInclude(Include.NON_NULL) String resourceId,
    @JsonProperty("resource_name") @JsonInclude(Include.NON_NULL) String resourceName,
    @JsonInclude(Include.NON_NULL) String binding,
    @JsonProperty("status_code") @JsonInclude(Include.NON_NULL) Integer statusCode,
    @JsonProperty("error_code") @JsonInclude(Include.NON_NULL) Integer errorCode,
    @JsonInclude(Include.NON_NULL) String outcome,
    @JsonProperty("client_app") @JsonInclude(Include.NON_NULL) String clientApp,
    @JsonInclude(Include.NON_NULL) String browser,
    @JsonProperty("trust_type") @JsonInclude(Include.NON_NULL) String trustType,
    @JsonProperty("incoming_token_type") @JsonInclude(Include.NON_NULL) String incomingTokenType,
    Map<String, Long> counts) {
  public EvidenceData {
    counts = SortedCounts.byName(counts);
  }

  /** Of a contributor. */
  public static EvidenceData counts(Map<String, Long> counts) {
    return new EvidenceData(
        null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
        counts);
  }
}
