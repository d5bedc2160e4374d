package io.boundwatch.alert.rule;

import io.boundwatch.codec.ByteReader;
import io.boundwatch.codec.ByteWriter;
import io.boundwatch.event.PolicyOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * Whom enforced policies blocked in a window in one app: for each policy its users, and of each
 * user in which fifths of the window and with what status code. What it comes to does not depend on
 * the order of the requests. Mutable and for one thread.
 */
final class BlockedUsers {
  /** Policies kept at most, those with the least ids; a tenant has one or two of this kind. */
  static final int MAX_POLICIES = 32;

  /** In how many slots of time a window is divided. */
  private static final int SLOTS = 5;

  private static final int VERSION = 1;

  private final NavigableMap<String, OfPolicy> policies = new TreeMap<>();

  private static final class OfPolicy {
    private long namedAt = Long.MIN_VALUE;
    private String name = "";
    private Sample users = new Sample();

    /** The newest name, on a tie the greater. */
    boolean rename(long at, String newName) {
      boolean newer = at > namedAt || at == namedAt && newName.compareTo(name) > 0;
      if (newer) {
        namedAt = at;
        name = newName;
      }
      return newer;
    }
  }

  /**
   * Adds a blocked request.
   *
   * @param slot the fifth of the window that it was made in, from 0
   * @return whether that changed anything
   */
  boolean add(PolicyOutcome policy, String userId, int slot, int statusCode) {
    OfPolicy of = policies.computeIfAbsent(policy.id(), id -> new OfPolicy());
    boolean renamed = of.rename(policy.namedAt(), policy.name());
    long number = (long) statusCode << SLOTS | 1L << slot;
    boolean added = of.users.add(userId, number, BlockedUsers::join);
    boolean left = policies.size() > MAX_POLICIES && policies.pollLastEntry().getValue() == of;
    return !left && (added || renamed);
  }

  /** Length of a slot; the last one of a window may be shorter. */
  static long slot(long windowMillis) {
    return (windowMillis + SLOTS - 1) / SLOTS;
  }

  /** All slots of both, and the greater status code. */
  static long join(long a, long b) {
    return Math.max(a >> SLOTS, b >> SLOTS) << SLOTS | slots(a) | slots(b);
  }

  private static long slots(long number) {
    return number & (1L << SLOTS) - 1;
  }

  static int statusCode(long number) {
    return (int) (number >> SLOTS);
  }

  List<String> policyIds() {
    return List.copyOf(policies.keySet());
  }

  String nameOf(String policyId) {
    return policies.containsKey(policyId) ? policies.get(policyId).name : "";
  }

  /** The slots of the window in which the policy blocked somebody. */
  List<Integer> slotsOf(String policyId) {
    long any = usersOf(policyId).joined(BlockedUsers::join);
    List<Integer> slots = new ArrayList<>();
    for (int slot = 0; slot < SLOTS; slot++) {
      if ((any & 1L << slot) != 0) {
        slots.add(slot);
      }
    }
    return slots;
  }

  /** The users that the policy blocked in these slots of the window, both included. */
  Sample usersOf(String policyId, int first, int last) {
    long mask = (1L << last + 1) - (1L << first);
    return usersOf(policyId).where(number -> (number & mask) != 0);
  }

  private Sample usersOf(String policyId) {
    return policies.containsKey(policyId) ? policies.get(policyId).users : new Sample();
  }

  byte[] encode() {
    ByteWriter out = new ByteWriter().writeByte(VERSION).writeInt(policies.size());
    policies.forEach(
        (id, of) -> {
          out.writeString(id).writeLong(of.namedAt).writeString(of.name);
          of.users.write(out);
        });
    return out.toByteArray();
  }

  static BlockedUsers decode(byte[] kept) {
    ByteReader in =
        new ByteReader(kept)
            .expectVersion(VERSION, "what the rule " + MassBlock.NAME + " has kept has");
    BlockedUsers blocked = new BlockedUsers();
    int count = in.readCount();
    for (int i = 0; i < count; i++) {
      OfPolicy of = new OfPolicy();
      blocked.policies.put(in.readString(), of);
      of.namedAt = in.readLong();
      of.name = in.readString();
      of.users = Sample.read(in);
    }
    return blocked;
  }
}
