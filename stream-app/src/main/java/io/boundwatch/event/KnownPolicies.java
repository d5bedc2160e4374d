package io.boundwatch.event;

import io.boundwatch.codec.Words;
import java.util.Arrays;
import java.util.List;

/**
 * Remembers entries of policy lists by their bytes: a tenant's policies stand in every record of
 * it, in a few variants of result and conditions each. An entry counts as known only if all its
 * bytes are the same, so a hash that two entries share costs time and nothing else. Bounded by
 * {@value #SETS} times {@value #WAYS} entries of up to {@value #MAX_LENGTH} bytes.
 */
final class KnownPolicies {
  private static final int SETS = 512;
  private static final int WAYS = 8;
  private static final int MAX_LENGTH = 1024;

  /** What is hashed of an entry, whose end is not known yet: enough to hold the policy's id. */
  private static final int HASHED_LENGTH = 48;

  /**
   * An entry, read.
   *
   * @param depth of the entry in its text: deeper down it might be beyond the limit of depth
   * @param facts one if the policy has token protection among its controls, else none
   */
  record Entry(byte[] json, int depth, List<PolicyFact> facts) {
    private boolean isAt(JsonScanner scanner) {
      int to = scanner.at() + json.length;
      return scanner.depth() <= depth
          && to <= scanner.end()
          && Arrays.equals(json, 0, json.length, scanner.bytes(), scanner.at(), to);
    }
  }

  /** In place of one that is not known; empty, so it stands nowhere. */
  static final Entry UNKNOWN = new Entry(new byte[0], -1, List.of());

  private final Entry[] entries = new Entry[SETS * WAYS];

  KnownPolicies() {
    Arrays.fill(entries, UNKNOWN);
  }

  /** The entry that the scanner stands at, if it is known. */
  Entry find(JsonScanner scanner) {
    if (scanner.end() - scanner.at() < HASHED_LENGTH) {
      return UNKNOWN;
    }
    int first = firstOf(scanner.bytes(), scanner.at());
    for (int i = first; i < first + WAYS; i++) {
      if (entries[i].isAt(scanner)) {
        return moveAhead(i, first);
      }
    }
    return UNKNOWN;
  }

  /** So that the variants that are met most are found first. */
  private Entry moveAhead(int place, int first) {
    Entry entry = entries[place];
    if (place > first) {
      entries[place] = entries[place - 1];
      entries[place - 1] = entry;
    }
    return entry;
  }

  /**
   * Remembers the entry that begins there and that the scanner stands behind, in place of the one
   * of its set that was met longest ago or least.
   */
  void add(JsonScanner scanner, int from, List<PolicyFact> facts) {
    int length = scanner.at() - from;
    if (length >= HASHED_LENGTH && length <= MAX_LENGTH) {
      byte[] json = Arrays.copyOfRange(scanner.bytes(), from, scanner.at());
      int first = firstOf(json, 0);
      System.arraycopy(entries, first, entries, first + 1, WAYS - 1);
      entries[first] = new Entry(json, scanner.depth(), facts);
    }
  }

  private static int firstOf(byte[] bytes, int from) {
    return (Words.hash(bytes, from, from + HASHED_LENGTH) & SETS - 1) * WAYS;
  }
}
