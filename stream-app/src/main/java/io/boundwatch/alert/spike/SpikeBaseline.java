package io.boundwatch.alert.spike;

import io.boundwatch.codec.ByteReader;
import io.boundwatch.codec.ByteWriter;
import io.boundwatch.codec.CodecException;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Collections;
import java.util.Deque;
import java.util.OptionalLong;

/**
 * All that is kept of one tenant and app: what is usual, the newest windows, which of them fired
 * and which wait to be learned, and the open episode. Less than 200 bytes with the default
 * settings. Mutable and for one thread; only {@link SpikeDetector} changes it.
 */
public final class SpikeBaseline {
  static final int VERSION = 1;

  /** No window begins here. */
  private static final long NEVER = Long.MIN_VALUE;

  /** Closed windows since the last episode, by start. */
  private final Deque<SpikeWindow> recent = new ArrayDeque<>();

  private final Deque<Long> fired = new ArrayDeque<>();
  private LearnedRatio usual;
  private long learningSince = NEVER;

  /** Windows that began before this are learned, or never will be. */
  private long learnedBefore = NEVER;

  private long lastJudged = NEVER;
  private long episodeStart = NEVER;
  private long lastFired = NEVER;

  /** Of a tenant and app of which nothing is known. */
  public SpikeBaseline() {
    this(new LearnedRatio());
  }

  private SpikeBaseline(LearnedRatio usual) {
    this.usual = usual;
  }

  /** Start of the newest closed window that was judged; absent before the first. */
  public OptionalLong lastJudged() {
    return optional(lastJudged);
  }

  /** Start of the first window that fired in the open episode; absent if none is open. */
  public OptionalLong episodeStart() {
    return optional(episodeStart);
  }

  /** Start of the newest window that fired in the open episode; absent if none is open. */
  public OptionalLong lastFired() {
    return optional(lastFired);
  }

  private static OptionalLong optional(long start) {
    return start == NEVER ? OptionalLong.empty() : OptionalLong.of(start);
  }

  boolean isOpen() {
    return episodeStart != NEVER;
  }

  boolean isJudged(long start) {
    return start <= lastJudged;
  }

  LearnedRatio usual() {
    return usual;
  }

  Collection<SpikeWindow> recent() {
    return Collections.unmodifiableCollection(recent);
  }

  /** Whether its first window began so many milliseconds before this one. */
  boolean isLearned(long start, long first) {
    return learningSince != NEVER && start - learningSince >= first;
  }

  /** Notes a judged window; those that began before another time are no longer needed. */
  void judged(SpikeWindow window, long keptFrom) {
    lastJudged = window.start();
    if (learningSince == NEVER) {
      learningSince = window.start();
    }
    if (window.inScope() > 0) {
      recent.addLast(window);
    }
    while (!recent.isEmpty() && recent.peekFirst().start() < keptFrom) {
      recent.removeFirst();
    }
  }

  void fired(long start) {
    fired.addLast(start);
  }

  void forgetFiredBefore(long start) {
    while (!fired.isEmpty() && fired.peekFirst() < start) {
      fired.removeFirst();
    }
  }

  int firedWindows() {
    return fired.size();
  }

  /** Opens an episode with the earliest of the windows that fired. */
  void open(long start) {
    episodeStart = fired.isEmpty() ? start : fired.peekFirst();
    lastFired = start;
  }

  void continueEpisode(long start) {
    lastFired = Math.max(lastFired, start);
  }

  /** Ends the episode; what it and its onset had is neither learned nor looked at again. */
  void endEpisode() {
    episodeStart = NEVER;
    lastFired = NEVER;
    fired.clear();
    recent.clear();
  }

  /** From here on the usual is learned as if nothing were known. */
  void learnAfresh() {
    usual = new LearnedRatio();
    learningSince = NEVER;
  }

  /** Learns the recent windows that began before this time, unless an episode is open. */
  void learnBefore(long start, boolean winsorised, SpikeSettings.Learning how) {
    if (isOpen()) {
      return;
    }
    for (SpikeWindow window : recent) {
      if (window.start() >= learnedBefore && window.start() < start) {
        usual.learn(window.inScope(), taught(window, winsorised, how), how.fade());
      }
    }
    learnedBefore = Math.max(learnedBefore, start);
  }

  private double taught(SpikeWindow window, boolean winsorised, SpikeSettings.Learning how) {
    return winsorised
        ? usual.winsorised(window.inScope(), window.share(), how.winsor())
        : window.share();
  }

  /** The same bytes for the same state. */
  public byte[] toBytes() {
    ByteWriter out = new ByteWriter().writeByte(VERSION);
    usual.write(out);
    for (long time :
        new long[] {learningSince, learnedBefore, lastJudged, episodeStart, lastFired}) {
      out.writeLong(time);
    }
    out.writeInt(fired.size());
    fired.forEach(start -> out.writeLong(start - lastJudged));
    out.writeInt(recent.size());
    long previous = lastJudged;
    for (SpikeWindow window : recent) {
      out.writeLong(window.start() - previous)
          .writeLong(window.inScope())
          .writeLong(window.unbound())
          .writeLong(window.users());
      previous = window.start();
    }
    return out.toByteArray();
  }

  /**
   * Reads what {@link #toBytes} wrote.
   *
   * @throws CodecException if the bytes are of another version, or damaged
   */
  public static SpikeBaseline fromBytes(byte[] bytes) {
    ByteReader in = new ByteReader(bytes);
    in.expectVersion(VERSION, "the stored spike baselines have");
    SpikeBaseline baseline = new SpikeBaseline(LearnedRatio.read(in));
    baseline.learningSince = in.readLong();
    baseline.learnedBefore = in.readLong();
    baseline.lastJudged = in.readLong();
    baseline.episodeStart = in.readLong();
    baseline.lastFired = in.readLong();
    baseline.readWindows(in);
    return baseline;
  }

  private void readWindows(ByteReader in) {
    int firedCount = in.readCount();
    for (int i = 0; i < firedCount; i++) {
      fired.addLast(lastJudged + in.readLong());
    }
    int recentCount = in.readCount();
    long previous = lastJudged;
    for (int i = 0; i < recentCount; i++) {
      previous += in.readLong();
      recent.addLast(new SpikeWindow(previous, in.readLong(), in.readLong(), in.readLong()));
    }
  }
}
