package io.boundwatch.topology;

import io.boundwatch.schemas.AppCounts;
import io.boundwatch.schemas.DetectionFinding;
import io.boundwatch.schemas.PolicyCounts;
import io.boundwatch.schemas.UserCounts;

/** What a count task says, and to whom. */
sealed interface CountOutput {
  record OfApp(AppCounts counts) implements CountOutput {}

  record OfUser(UserCounts counts) implements CountOutput {}

  record OfPolicy(PolicyCounts counts) implements CountOutput {}

  record OfAlert(DetectionFinding finding) implements CountOutput {}

  /** What a task that counts users tells those of the apps. */
  record ToApps(StageMessage message) implements CountOutput {}
}
