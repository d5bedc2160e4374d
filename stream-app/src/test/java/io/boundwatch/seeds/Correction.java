package io.boundwatch.seeds;

import java.util.EnumSet;
import java.util.Set;

/** What Boundwatch does otherwise than the vendor's sample queries; each can be mended alone. */
public enum Correction {
  // The known differences of the design, section 6.

  /** No filter by the resource's display name. */
  ANY_RESOURCE,
  /** A request with several policies counts once, as a block if any is. */
  ONCE_PER_REQUEST,
  /** Requests and users are counted within one UTC day of event time, not over all times. */
  WITHIN_WINDOWS,
  /** The older control name {@code Binding} that was not satisfied is a block. */
  LEGACY_BINDING_BLOCKS,
  /** A policy counts if the control is any member of its lists, not just the only one. */
  SEVERAL_CONTROLS,

  // Further differences that follow from sections 4 and 5.

  /** Both logs, not only the non-interactive one. */
  BOTH_CATEGORIES,
  /** Result, binding and error code decide where it is not said which controls failed. */
  JUDGED_WHERE_UNLISTED,
  /** Results such as notEnabled, unknown or interrupt are no allow. */
  JUDGED_RESULTS_ONLY,
  /** Error code 530084 is a block whatever the policies say. */
  BLOCK_BY_ERROR_CODE,
  /** The records of a request are one request with the newest app, user and resource. */
  MERGED_RECORDS,
  /** Late records and those that go to the dead letters count nothing. */
  ACCEPTED_RECORDS_ONLY,
  /** Apps, users and resources are known by tenant and id, not by names. */
  BY_ID,
  /** A status code counts only beside the status unbound. */
  UNBOUND_ONLY;

  public static Set<Correction> none() {
    return EnumSet.noneOf(Correction.class);
  }

  public static Set<Correction> all() {
    return EnumSet.allOf(Correction.class);
  }

  /** All but these. */
  public static Set<Correction> allBut(Correction... others) {
    Set<Correction> some = all();
    some.removeAll(Set.of(others));
    return some;
  }
}
