package io.boundwatch.alert.rule;

import io.boundwatch.alert.rule.Stretches.Stretch;
import io.boundwatch.codec.ByteReader;
import io.boundwatch.codec.ByteWriter;
import java.util.List;

/**
 * What is known of a feed, or of all feeds together: its rhythm, when its last record came, and
 * whether it is told to be silent. Times are append times. Mutable and for one thread.
 */
final class Feed {
  private static final int VERSION = 1;
  private static final long NEVER = Long.MIN_VALUE;

  private final Rhythm rhythm;
  private final Stretches told;
  private long last;

  /** How long the silence was when it was told last; 0 if it is not told to be silent. */
  private long toldSilence;

  private long endedAt;

  /** Of a feed that was first seen with a record of this time. */
  Feed(long since) {
    this(new Rhythm(since), new Stretches());
    this.last = since;
    this.endedAt = NEVER;
  }

  private Feed(Rhythm rhythm, Stretches told) {
    this.rhythm = rhythm;
    this.told = told;
  }

  /** Records that came; when it is time, they are taken and met. */
  void tell(Stretch stretch) {
    told.add(stretch);
  }

  /** Takes out what was told of the time until the clock. */
  List<Stretch> take(long clock) {
    return told.takeUntil(clock);
  }

  /**
   * Records that came, and so the gap before them is over.
   *
   * @param outageUntil gaps that began before then are part of an outage of all feeds
   * @return whether that gap was too long
   */
  boolean meet(Stretch stretch, long outageUntil, Rhythm.Bounds bounds) {
    boolean tooLong =
        stretch.first() > last && rhythm.learn(last, stretch.first(), last < outageUntil, bounds);
    last = Math.max(last, stretch.last());
    return tooLong;
  }

  long last() {
    return last;
  }

  Rhythm rhythm() {
    return rhythm;
  }

  /** Whether it is silent; not so if it is known that more has come. */
  boolean isSilent(long clock, Rhythm.Bounds bounds) {
    return told.isEmpty() && clock - last > rhythm.allowed(last, bounds);
  }

  boolean isToldSilent() {
    return toldSilence > 0;
  }

  /** Whether the silence is to be told: it is new, or twice as long as when it was told. */
  boolean tellsSilence(long clock) {
    long silence = clock - last;
    boolean tells = toldSilence == 0 || silence >= 2 * toldSilence;
    toldSilence = tells ? silence : toldSilence;
    return tells;
  }

  /** When the silence is said to have begun to be one: after the one before was said to be over. */
  long silentSince(Rhythm.Bounds bounds) {
    return Math.max(last + rhythm.allowed(last, bounds), endedAt) + 1;
  }

  void silenceEnded(long clock) {
    toldSilence = 0;
    endedAt = clock;
  }

  byte[] encode() {
    ByteWriter out = new ByteWriter().writeByte(VERSION);
    write(out);
    return out.toByteArray();
  }

  static Feed decode(byte[] kept) {
    return read(
        new ByteReader(kept)
            .expectVersion(VERSION, "what the rule " + FeedSilent.NAME + " has kept has"));
  }

  void write(ByteWriter out) {
    rhythm.write(out);
    told.write(out);
    out.writeLong(last).writeLong(toldSilence).writeLong(endedAt);
  }

  static Feed read(ByteReader in) {
    Feed feed = new Feed(Rhythm.read(in), Stretches.read(in));
    feed.last = in.readLong();
    feed.toldSilence = in.readLong();
    feed.endedAt = in.readLong();
    return feed;
  }
}
