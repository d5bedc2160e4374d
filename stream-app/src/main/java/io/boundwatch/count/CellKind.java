package io.boundwatch.count;

/** What is counted together (design, section 1). */
public enum CellKind {
  /** (tenant, app), or the whole tenant under the app {@code *}. */
  APP,
  /** (tenant, user, app, resource). */
  USER,
  /** (tenant, policy, app). */
  POLICY
}
