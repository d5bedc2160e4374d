package io.boundwatch.event;

import java.util.Set;

/**
 * The code lists that the reading of events depends on. The vendor changes them, so they are
 * configuration; the defaults are as of November 2026.
 *
 * @param interruptErrorCodes error codes of interrupts: a policy's failure beside one of them is
 *     not a block
 * @param blockErrorCodes error codes that say that token protection blocked the request
 * @param knownStatusCodes sign-in session status codes that are documented; others are kept,
 *     counted and never refused
 */
public record EventRules(
    Set<Integer> interruptErrorCodes, Set<Integer> blockErrorCodes, Set<Integer> knownStatusCodes) {

  public static final EventRules DEFAULT =
      new EventRules(
          Set.of(
              16000, 50058, 50072, 50074, 50076, 50079, 50097, 50125, 50127, 50129, 50140, 50158,
              50187, 50199, 65001),
          Set.of(530084),
          Set.of(0, 1002, 1003, 1004, 1005, 1006, 1007, 1008));

  public EventRules {
    interruptErrorCodes = Set.copyOf(interruptErrorCodes);
    blockErrorCodes = Set.copyOf(blockErrorCodes);
    knownStatusCodes = Set.copyOf(knownStatusCodes);
  }
}
