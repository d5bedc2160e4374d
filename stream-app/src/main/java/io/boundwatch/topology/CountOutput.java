package io.boundwatch.topology;

import io.boundwatch.schemas.AppCounts;
import io.boundwatch.schemas.PolicyCounts;
import io.boundwatch.schemas.UserCounts;

/** What a count task publishes. */
sealed interface CountOutput {
  record OfApp(AppCounts counts) implements CountOutput {}

  record OfUser(UserCounts counts) implements CountOutput {}

  record OfPolicy(PolicyCounts counts) implements CountOutput {}
}
