package io.boundwatch.alert.rule;

import io.boundwatch.codec.ByteReader;
import io.boundwatch.codec.ByteWriter;
import java.util.Collection;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.LongBinaryOperator;
import java.util.function.LongPredicate;
import java.util.function.LongUnaryOperator;

/**
 * How many distinct things there were, with a number that goes with each: those with the least
 * hashes are kept. Exact up to {@link #SIZE} things, beyond that an estimate with a standard error
 * of about 3 %. What is kept does not depend on the order in which things were added. Mutable and
 * for one thread.
 */
final class Sample {
  /** Things kept at most; each takes some 12 bytes. */
  static final int SIZE = 1_000;

  private static final long NOTHING_LEFT_OUT = -1L;

  private final NavigableMap<Long, Long> kept = new TreeMap<>(Long::compareUnsigned);

  /** As an unsigned number the least hash that was left out. */
  private long bound = NOTHING_LEFT_OUT;

  /**
   * Adds a thing, or what is new of it.
   *
   * @param join what becomes of two numbers of one thing; commutative, associative, idempotent
   * @return whether that changed anything that is kept
   */
  boolean add(String thing, long number, LongBinaryOperator join) {
    return add(Hash.of(thing), number, join);
  }

  private boolean add(long hash, long number, LongBinaryOperator join) {
    if (Long.compareUnsigned(hash, bound) >= 0) {
      return false;
    }
    Long known = kept.get(hash);
    long joined = known == null ? number : join.applyAsLong(known, number);
    if (known != null && known == joined) {
      return false;
    }
    kept.put(hash, joined);
    if (kept.size() > SIZE) {
      bound = kept.pollLastEntry().getKey();
      return bound != hash;
    }
    return true;
  }

  /** All that is in any of these. */
  static Sample union(Collection<Sample> samples, LongBinaryOperator join) {
    Sample all = new Sample();
    for (Sample sample : samples) {
      all.leaveOutFrom(sample.bound);
      sample.kept.forEach((hash, number) -> all.add(hash, number, join));
    }
    return all;
  }

  private void leaveOutFrom(long hash) {
    if (Long.compareUnsigned(hash, bound) < 0) {
      bound = hash;
      kept.tailMap(hash, true).clear();
    }
  }

  /** The things whose number is such. */
  Sample where(LongPredicate such) {
    Sample some = new Sample();
    some.bound = bound;
    kept.forEach(
        (hash, number) -> {
          if (such.test(number)) {
            some.kept.put(hash, number);
          }
        });
    return some;
  }

  /** The number that all things' numbers join to; 0 if there are none. */
  long joined(LongBinaryOperator join) {
    return kept.values().stream().mapToLong(Long::longValue).reduce(join).orElse(0);
  }

  /** How many there were. */
  long count() {
    return scaled(kept.size());
  }

  /** How many there were of each kind. */
  Map<Integer, Long> countsBy(LongUnaryOperator kind) {
    Map<Integer, Long> counts = new TreeMap<>();
    kept.values().forEach(number -> counts.merge((int) kind.applyAsLong(number), 1L, Long::sum));
    counts.replaceAll((of, count) -> scaled(count));
    return counts;
  }

  /** What is kept stands for the share of all hashes that lie below the bound. */
  private long scaled(long count) {
    if (bound == NOTHING_LEFT_OUT) {
      return count;
    }
    double share = (bound >>> 1) / (double) Long.MAX_VALUE;
    return Math.round(count / share);
  }

  void write(ByteWriter out) {
    out.writeFixedLong(bound).writeInt(kept.size());
    kept.forEach((hash, number) -> out.writeFixedLong(hash).writeLong(number));
  }

  static Sample read(ByteReader in) {
    Sample sample = new Sample();
    sample.bound = in.readFixedLong();
    int size = in.readCount();
    for (int i = 0; i < size; i++) {
      sample.kept.put(in.readFixedLong(), in.readLong());
    }
    return sample;
  }
}
