package io.boundwatch.event;

import java.util.Objects;

/**
 * What one token-protection policy came to in one request.
 *
 * @param id the policy's id in lower case; policies are known by it, names change
 * @param name its display name when the request was made, may be empty
 */
public record PolicyOutcome(String id, String name, PolicyMode mode, Outcome outcome) {
  public PolicyOutcome {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(mode, "mode");
    Objects.requireNonNull(outcome, "outcome");
  }
}
