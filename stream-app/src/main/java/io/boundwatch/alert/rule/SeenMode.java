package io.boundwatch.alert.rule;

import io.boundwatch.alert.Fact;
import io.boundwatch.codec.ByteReader;
import io.boundwatch.codec.ByteWriter;
import io.boundwatch.event.PolicyMode;

/**
 * The mode of a policy, and the other one if that has been seen since. Times are event times,
 * milliseconds since the epoch.
 *
 * @param newest of the records with this mode; {@link #NEVER} if there was none
 * @param others records with the other mode that are newer than all with this one
 * @param otherSince the earliest of those
 * @param otherNewest the latest of those
 * @param changedAt when it last changed
 */
record SeenMode(
    PolicyMode mode, long newest, long others, long otherSince, long otherNewest, long changedAt) {
  private static final int VERSION = 1;
  private static final long NEVER = Long.MIN_VALUE;
  private static final PolicyMode[] MODES = PolicyMode.values();

  /** Of a policy that was not seen yet. */
  static final SeenMode NONE = new SeenMode(PolicyMode.REPORT_ONLY, NEVER, 0, NEVER, NEVER, NEVER);

  SeenMode and(Fact.PolicySeen seen) {
    if (newest == NEVER) {
      return new SeenMode(seen.mode(), seen.lastAt(), 0, NEVER, NEVER, NEVER);
    }
    return seen.mode() == mode ? stillSeen(seen.lastAt()) : otherSeen(seen);
  }

  /** Others that are not newer than this do not count: only that the last of them is. */
  private SeenMode stillSeen(long at) {
    long now = Math.max(newest, at);
    if (others == 0 || now < otherSince) {
      return with(now, others, otherSince, otherNewest);
    }
    return otherNewest > now ? with(now, 1, otherNewest, otherNewest) : with(now, 0, NEVER, NEVER);
  }

  /** Of records that begin before the newest with this mode, it is known of the last alone. */
  private SeenMode otherSeen(Fact.PolicySeen seen) {
    if (seen.lastAt() <= newest) {
      return this;
    }
    boolean allNewer = seen.firstAt() > newest;
    long since = allNewer ? seen.firstAt() : seen.lastAt();
    return with(
        newest,
        others + (allNewer ? seen.records() : 1),
        others == 0 ? since : Math.min(otherSince, since),
        Math.max(otherNewest, seen.lastAt()));
  }

  private SeenMode with(long newestNow, long count, long since, long last) {
    return new SeenMode(mode, newestNow, count, since, last, changedAt);
  }

  PolicyMode other() {
    return mode == PolicyMode.ENFORCED ? PolicyMode.REPORT_ONLY : PolicyMode.ENFORCED;
  }

  /** The other mode is the policy's from now on. */
  SeenMode changed(RuleWindow window) {
    return new SeenMode(other(), otherNewest, 0, NEVER, NEVER, changeAt(window));
  }

  /** When this change is said to be: at the start of a window, and after the last one. */
  long changeAt(RuleWindow window) {
    long start = window.startOf(otherSince);
    return changedAt == NEVER ? start : Math.max(start, changedAt + 1);
  }

  byte[] encode() {
    ByteWriter out = new ByteWriter().writeByte(VERSION).writeByte(mode.ordinal());
    out.writeLong(newest).writeLong(others).writeLong(otherSince);
    return out.writeLong(otherNewest).writeLong(changedAt).toByteArray();
  }

  static SeenMode decode(byte[] kept) {
    ByteReader in =
        new ByteReader(kept)
            .expectVersion(VERSION, "what the rule " + PolicyChanged.NAME + " has kept has");
    return new SeenMode(
        in.readOneOf(MODES),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong(),
        in.readLong());
  }
}
