package io.boundwatch.schemas;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.List;
import java.util.Objects;

/**
 * What to do about a finding.
 *
 * @param references addresses; the first is that of the rule's runbook
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Remediation(String desc, List<String> references) {
  public Remediation {
    Objects.requireNonNull(desc, "desc");
    references = List.copyOf(references);
  }
}
