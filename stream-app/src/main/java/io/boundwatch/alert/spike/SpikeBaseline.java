package io.boundwatch.alert.spike;

import io.boundwatch.codec.ByteReader;
import io.boundwatch.codec.ByteWriter;
import io.boundwatch.codec.CodecException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;

/**
 * All that is kept of one tenant and app: what is usual, the windows that wait to be learned, which
 * windows fired, and the open episode. At most some 120 bytes. Mutable and for one thread; only
 * {@link SpikeDetector} changes it.
 */
public final class SpikeBaseline {
  static final int VERSION = 1;

  /** No window begins here. */
  private static final long NEVER = Long.MIN_VALUE;

  private final Deque<Waiting> guard = new ArrayDeque<>();
  private final Deque<Long> fired = new ArrayDeque<>();
  private LearnedRatio usual;
  private long learningSince = NEVER;
  private long lastJudged = NEVER;
  private long episodeStart = NEVER;
  private long lastFired = NEVER;

  /** A judged window in the guard band. */
  private record Waiting(long start, long inScope, double share) {}

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

  LearnedRatio usual() {
    return usual;
  }

  boolean isLearning(long start, long first) {
    return learningSince == NEVER || start - learningSince < first;
  }

  void judged(long start) {
    lastJudged = start;
    if (learningSince == NEVER) {
      learningSince = start;
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

  /** Opens an episode with the earliest of the windows that fired; what waits is not learned. */
  void open(long start) {
    episodeStart = fired.isEmpty() ? start : fired.peekFirst();
    lastFired = start;
    guard.clear();
  }

  void continueEpisode(long start) {
    lastFired = Math.max(lastFired, start);
  }

  void endEpisode() {
    episodeStart = NEVER;
    lastFired = NEVER;
    fired.clear();
  }

  /** From here on the usual is learned as if nothing were known. */
  void learnAfresh() {
    usual = new LearnedRatio();
    learningSince = NEVER;
  }

  void await(SpikeWindow window) {
    guard.addLast(new Waiting(window.start(), window.inScope(), window.share()));
  }

  /** Learns what waits and began before this time. */
  void learnBefore(long start, boolean winsorised, SpikeSettings.Learning how) {
    double fade = StrictMath.pow(0.5, 1.0 / how.halfLife());
    while (!guard.isEmpty() && guard.peekFirst().start() < start) {
      Waiting next = guard.removeFirst();
      double share =
          winsorised ? usual.winsorised(next.inScope(), next.share(), how.winsor()) : next.share();
      usual.learn(next.inScope(), share, fade);
    }
  }

  /** The same bytes for the same state. */
  public byte[] toBytes() {
    ByteWriter out = new ByteWriter().writeByte(VERSION);
    usual.write(out);
    for (long time : new long[] {learningSince, lastJudged, episodeStart, lastFired}) {
      out.writeLong(time);
    }
    out.writeInt(fired.size());
    fired.forEach(out::writeLong);
    out.writeInt(guard.size());
    for (Waiting window : guard) {
      out.writeLong(window.start())
          .writeLong(window.inScope())
          .writeFixedLong(Double.doubleToLongBits(window.share()));
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
    int version = in.readByte();
    if (version != VERSION) {
      throw new CodecException(
          "the stored spike baselines have format " + version + "; this release reads " + VERSION);
    }
    SpikeBaseline baseline = new SpikeBaseline(LearnedRatio.read(in));
    baseline.learningSince = in.readLong();
    baseline.lastJudged = in.readLong();
    baseline.episodeStart = in.readLong();
    baseline.lastFired = in.readLong();
    baseline.readWindows(in);
    return baseline;
  }

  private void readWindows(ByteReader in) {
    int firedCount = in.readCount();
    for (int i = 0; i < firedCount; i++) {
      fired.addLast(in.readLong());
    }
    int waiting = in.readCount();
    for (int i = 0; i < waiting; i++) {
      guard.addLast(
          new Waiting(in.readLong(), in.readLong(), Double.longBitsToDouble(in.readFixedLong())));
    }
  }
}
