package io.boundwatch.schemas;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.util.Objects;

/**
 * What one token-protection policy came to in a sign-in. Known by id; names change.
 *
 * @param mode {@code enforced} or {@code reportOnly}
 * @param outcome the greatest over the sign-in's requests
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record PolicyDecision(String id, String name, String mode, String outcome) {
  public PolicyDecision {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(mode, "mode");
    Objects.requireNonNull(outcome, "outcome");
  }
}
