package io.boundwatch.alert.rule;

import io.boundwatch.codec.ByteReader;
import io.boundwatch.codec.ByteWriter;
import io.boundwatch.event.Request;
import io.boundwatch.event.RequestCodec;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * How a user was bound in an app, day by day, as summed from differences of the user's cells: a sum
 * does not mind the order, nor that a difference takes back what an earlier one gave.
 *
 * <p>A cell is of one resource, and a sign-in stands in the cells of all resources that it asked
 * for. Which sign-ins two cells share is not to be seen in them, so a day has as many as the
 * resource with the most: none is counted twice, some may be missed.
 *
 * <p>Days that no difference can reach any more (the greatest lateness is two days) are summed up.
 * Mutable and for one thread.
 */
final class BindingHistory {
  static final int VERSION = 1;
  static final long DAY = Duration.ofDays(1).toMillis();

  /** A day and the two after it, and the one that is today at their end. */
  private static final int OPEN_DAYS = 4;

  /** An app is used with a few resources; what is beyond is counted as one. */
  static final int MAX_RESOURCES = 16;

  private static final String OTHER_RESOURCES = "*";
  private static final long NEVER = Long.MIN_VALUE;

  /**
   * What makes a user bound.
   *
   * @param signIns at least so many bound sign-ins
   * @param days on at least so many days
   * @param memoryDays and no unbound request within so many days before
   */
  record Baseline(long signIns, int days, long memoryDays) {}

  private static final class Day {
    private final Map<String, Long> bound = new HashMap<>();
    private long unbound;

    void add(String resourceId, long boundSignIns, long unboundRequests) {
      boolean counted = bound.containsKey(resourceId) || bound.size() < MAX_RESOURCES;
      bound.merge(counted ? resourceId : OTHER_RESOURCES, boundSignIns, Long::sum);
      unbound += unboundRequests;
    }

    long bound() {
      return Math.max(0, bound.values().stream().mapToLong(Long::longValue).max().orElse(0));
    }
  }

  private long windowSize;
  private long settledSignIns;
  private int settledDays;
  private long lastUnboundDay = NEVER;
  private long toldDay = NEVER;
  private final TreeMap<Long, Day> open = new TreeMap<>();
  private Optional<Request> waiting = Optional.empty();

  /**
   * Adds a difference of a cell. Sizes of windows are configuration: if there are several, each
   * sign-in is met in all of them, and only the cells of the largest count.
   *
   * @return whether it counted
   */
  boolean add(
      long windowStart, long size, String resourceId, long boundSignIns, long unboundRequests) {
    if (size < windowSize) {
      return false;
    }
    if (size > windowSize) {
      startOver(size);
    }
    long day = Math.floorDiv(windowStart, DAY);
    open.computeIfAbsent(day, d -> new Day()).add(resourceId, boundSignIns, unboundRequests);
    while (open.firstKey() <= open.lastKey() - OPEN_DAYS) {
      settle(open.firstKey());
    }
    return true;
  }

  private void startOver(long size) {
    windowSize = size;
    settledSignIns = 0;
    settledDays = 0;
    lastUnboundDay = NEVER;
    open.clear();
  }

  private void settle(long day) {
    Day settled = open.remove(day);
    if (settled.bound() > 0) {
      settledSignIns += settled.bound();
      settledDays++;
    }
    if (settled.unbound > 0) {
      lastUnboundDay = Math.max(lastUnboundDay, day);
    }
    waiting = waiting.filter(request -> dayOf(request) != day);
  }

  /** End of the last day with a sign-in, milliseconds since the epoch. */
  long lastEnd() {
    return open.isEmpty() ? 0 : (open.lastKey() + 1) * DAY;
  }

  static long dayOf(Request request) {
    return Math.floorDiv(request.eventTime(), DAY);
  }

  /**
   * An unbound request in scope was made; of several of one day, the earliest waits until the day
   * is found to be the first unbound one of a bound user.
   *
   * @return whether it waits
   */
  boolean await(Request request, Baseline baseline) {
    long day = dayOf(request);
    boolean useless = day <= toldDay || wasUnboundBefore(day, baseline);
    boolean earlierWaits = waiting.filter(other -> precedes(other, request)).isPresent();
    if (useless || earlierWaits) {
      return false;
    }
    waiting = Optional.of(request);
    return true;
  }

  /** A later day's takes over: the earlier day was not found to be one. */
  private static boolean precedes(Request known, Request other) {
    return dayOf(known) > dayOf(other)
        || dayOf(known) == dayOf(other) && known.eventTime() <= other.eventTime();
  }

  /**
   * The waiting request, if the user was bound often enough up to its day and never unbound before
   * it. It does not wait any more then: the rest of the day says nothing new.
   */
  Optional<Request> takeNewlyUnbound(Baseline baseline) {
    Optional<Request> found = waiting.filter(request -> isFirst(dayOf(request), baseline));
    if (found.isPresent()) {
      toldDay = dayOf(found.get());
      waiting = Optional.empty();
    }
    return found;
  }

  /** Which of a day's sign-ins was first is not to be seen in its sum: the whole day counts. */
  private boolean isFirst(long day, Baseline baseline) {
    long signIns = settledSignIns;
    int days = settledDays;
    for (Day each : open.headMap(day, true).values()) {
      signIns += each.bound();
      days += each.bound() > 0 ? 1 : 0;
    }
    return signIns >= baseline.signIns()
        && days >= baseline.days()
        && !wasUnboundBefore(day, baseline);
  }

  private boolean wasUnboundBefore(long day, Baseline baseline) {
    boolean settled = lastUnboundDay != NEVER && day - lastUnboundDay <= baseline.memoryDays();
    return settled || open.headMap(day, false).values().stream().anyMatch(each -> each.unbound > 0);
  }

  byte[] encode() {
    ByteWriter out =
        new ByteWriter().writeByte(VERSION).writeLong(windowSize).writeLong(settledSignIns);
    out.writeInt(settledDays).writeLong(lastUnboundDay).writeLong(toldDay);
    out.writeInt(open.size());
    open.forEach((day, figures) -> write(day, figures, out));
    out.writeByte(waiting.isPresent() ? 1 : 0);
    waiting.ifPresent(request -> RequestCodec.write(request, out));
    return out.toByteArray();
  }

  private static void write(long day, Day figures, ByteWriter out) {
    out.writeLong(day).writeLong(figures.unbound).writeInt(figures.bound.size());
    figures.bound.forEach((resource, count) -> out.writeString(resource).writeLong(count));
  }

  static BindingHistory decode(byte[] bytes) {
    ByteReader in =
        new ByteReader(bytes).expectVersion(VERSION, "the stored histories of users and apps have");
    BindingHistory history = new BindingHistory();
    history.windowSize = in.readLong();
    history.settledSignIns = in.readLong();
    history.settledDays = in.readInt();
    history.lastUnboundDay = in.readLong();
    history.toldDay = in.readLong();
    int days = in.readCount();
    for (int i = 0; i < days; i++) {
      history.open.put(in.readLong(), readDay(in));
    }
    if (in.readByte() == 1) {
      history.waiting = Optional.of(RequestCodec.read(in));
    }
    return history;
  }

  private static Day readDay(ByteReader in) {
    Day day = new Day();
    day.unbound = in.readLong();
    int resources = in.readCount();
    for (int i = 0; i < resources; i++) {
      day.bound.put(in.readString(), in.readLong());
    }
    return day;
  }
}
