package io.boundwatch.topology;

import io.boundwatch.schemas.SignInDecision;

/** What a join task says, and to whom. */
sealed interface JoinOutput {
  record Decided(SignInDecision decision) implements JoinOutput {}

  record ToAppCounts(StageMessage message) implements JoinOutput {}

  record ToUserCounts(StageMessage message) implements JoinOutput {}
}
