package io.boundwatch.ingest;

import java.util.Collection;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How far one ingest instance is in each source partition (design, section 5, "Watermark"): the
 * append time of what it has handed on and had acknowledged or, where nothing is left, now. No
 * position is beyond the clock of the monitor's brokers, and none goes back.
 *
 * <p>A position stays true when the partition goes to another instance and comes back: what was
 * handed on was handed on. So it is kept, but only told of partitions that are owned.
 */
final class SourceClock {
  private final long maxMirrorLag;
  private final Map<SourcePartition, Progress> progress = new TreeMap<>();
  private final Set<SourcePartition> owned = new TreeSet<>();
  private Set<SourcePartition> listed = Set.of();

  /**
   * @param maxMirrorLag milliseconds that a quiet source which keeps older timestamps may be behind
   */
  SourceClock(long maxMirrorLag) {
    this.maxMirrorLag = maxMirrorLag;
  }

  /** All partitions that the configured topics have; replaces the last listing. */
  void list(Collection<SourcePartition> partitions) {
    listed = Set.copyOf(partitions);
  }

  void own(SourcePartition partition) {
    owned.add(partition);
  }

  void leave(SourcePartition partition) {
    owned.remove(partition);
  }

  /** All of a message was given to the producer, which has not acknowledged it yet. */
  void handedOn(SourcePartition partition, long appendTime) {
    Progress of = of(partition);
    of.handedOn = Math.max(of.handedOn, appendTime);
  }

  /**
   * Everything handed on so far has been acknowledged.
   *
   * @param brokersNow the clock of the monitor's brokers; while it is unknown, no position moves
   */
  void acknowledged(OptionalLong brokersNow) {
    for (Progress of : progress.values()) {
      of.acknowledged = Math.max(of.acknowledged, of.handedOn);
      if (brokersNow.isPresent()) {
        of.moveTo(Math.min(of.acknowledged, brokersNow.getAsLong()));
      }
    }
  }

  /** What was not acknowledged is lost and will be read again. */
  void startAgain() {
    owned.clear();
    progress.values().forEach(of -> of.handedOn = of.acknowledged);
  }

  /**
   * An end offset was learned, asked for after everything before {@code position} had been
   * acknowledged.
   *
   * @param position the offset of the next record to be read
   * @param askedAt this machine's clock when the end offset was asked for
   * @param brokersNow as in {@link #acknowledged}
   */
  void endSeen(
      SourcePartition partition, long position, long end, long askedAt, OptionalLong brokersNow) {
    if (position >= end && brokersNow.isPresent()) {
      of(partition).moveTo(Math.min(askedAt, brokersNow.getAsLong()) - maxMirrorLag);
    }
  }

  /** Every partition listed or owned, those that are owned with their position if it is known. */
  Watermark watermark() {
    Map<SourcePartition, OptionalLong> positions = new TreeMap<>();
    listed.forEach(partition -> positions.put(partition, OptionalLong.empty()));
    owned.forEach(partition -> positions.put(partition, of(partition).position()));
    return new Watermark(positions);
  }

  private Progress of(SourcePartition partition) {
    return progress.computeIfAbsent(partition, unused -> new Progress());
  }

  /** Milliseconds since the epoch; {@code NONE} as long as nothing is known. */
  private static final class Progress {
    private static final long NONE = Long.MIN_VALUE;

    private long handedOn = NONE;
    private long acknowledged = NONE;
    private long position = NONE;

    private void moveTo(long time) {
      position = Math.max(position, time);
    }

    private OptionalLong position() {
      return position == NONE ? OptionalLong.empty() : OptionalLong.of(position);
    }
  }
}
