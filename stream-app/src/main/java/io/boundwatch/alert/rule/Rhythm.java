package io.boundwatch.alert.rule;

import io.boundwatch.codec.ByteReader;
import io.boundwatch.codec.ByteWriter;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * How long a feed is usually quiet: its longest gap of each of the last 28 days. A gap that was
 * longer than allowed is not learned, or one outage would hide the next; but when gaps were too
 * long on three days within 35, the third longest of them is, so that a feed that pauses at night
 * or at weekends alerts three times and then no more. Times are milliseconds, days those of UTC.
 * Mutable and for one thread.
 */
final class Rhythm {
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final int REMEMBERED_DAYS = 28;
  private static final int OUTAGE_DAYS = 35;
  private static final int TIMES = 3;

  /**
   * What is allowed.
   *
   * @param factor how many times the usual longest gap
   * @param least a gap that is always allowed
   * @param learnFor how long a feed is new
   * @param whileNew a gap that is allowed as long as it is new
   */
  record Bounds(double factor, long least, long learnFor, long whileNew) {}

  private final long since;
  private final NavigableMap<Long, Long> longest = new TreeMap<>();
  private final NavigableMap<Long, Long> tooLong = new TreeMap<>();

  /** Of a feed that was first seen now. */
  Rhythm(long since) {
    this.since = since;
  }

  /** Whether the feed is still new when a gap begins. */
  boolean isNew(long from, Bounds bounds) {
    return from < since + bounds.learnFor();
  }

  /** The longest gap that is known to be usual; 0 if there is none yet. */
  long usual() {
    return longest.values().stream().mapToLong(Long::longValue).max().orElse(0);
  }

  /** How long a gap may be that begins now. */
  long allowed(long from, Bounds bounds) {
    long known = Math.max(bounds.least(), Math.round(bounds.factor() * usual()));
    return isNew(from, bounds) ? Math.max(known, bounds.whileNew()) : known;
  }

  /**
   * Learns a gap that is over.
   *
   * @param inOutage whether it is part of something that alerted
   * @return whether it was too long, or part of what was
   */
  boolean learn(long from, long to, boolean inOutage, Bounds bounds) {
    long gap = to - from;
    long day = Math.floorDiv(to, DAY);
    boolean outage = inOutage || gap > allowed(from, bounds);
    keep(outage ? tooLong : longest, day, gap);
    tooLong.headMap(day - OUTAGE_DAYS, true).clear();
    if (outage && tooLong.size() >= TIMES) {
      keep(longest, day, thirdLongest());
    }
    longest.headMap(day - REMEMBERED_DAYS, true).clear();
    return outage;
  }

  private static void keep(Map<Long, Long> gaps, long day, long gap) {
    gaps.merge(day, gap, Math::max);
  }

  private long thirdLongest() {
    return tooLong.values().stream()
        .sorted(Comparator.reverseOrder())
        .skip(TIMES - 1L)
        .findFirst()
        .orElseThrow();
  }

  void write(ByteWriter out) {
    out.writeLong(since);
    write(longest, out);
    write(tooLong, out);
  }

  private static void write(Map<Long, Long> gaps, ByteWriter out) {
    out.writeInt(gaps.size());
    gaps.forEach((day, gap) -> out.writeLong(day).writeLong(gap));
  }

  static Rhythm read(ByteReader in) {
    Rhythm rhythm = new Rhythm(in.readLong());
    read(in, rhythm.longest);
    read(in, rhythm.tooLong);
    return rhythm;
  }

  private static void read(ByteReader in, Map<Long, Long> gaps) {
    int count = in.readCount();
    for (int i = 0; i < count; i++) {
      gaps.put(in.readLong(), in.readLong());
    }
  }
}
