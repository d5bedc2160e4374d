package io.boundwatch.topology;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.Punctuator;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * How often a task flushes and asks for a commit. Live, with each commit interval, so that results
 * are seen soon. While it works off a backlog nobody waits for a single result, and the interval is
 * longer: requests of a sign-in that came minutes apart are then read in the same one, so it is
 * told and written once, and there are fewer transactions. Mutable, and for one life of one task.
 */
final class Pacing {
  private static final Duration TICK = Duration.ofMillis(100);

  /**
   * How far the clock may be behind, beside the interval in which it is told, before what is read
   * is a backlog. The clock is what all tasks know; it is also behind while one source partition
   * stands still, and then results come later by the longer interval.
   */
  private static final long BACKLOG_MS = 300_000;

  private static final long BACKLOG_INTERVAL_MS = 2_000;

  private final MonitorSettings settings;
  private final Round commits = new Round();

  Pacing(MonitorSettings settings) {
    this.settings = settings;
  }

  /**
   * Has the wall clock looked at ten times a second, counted from the epoch: so the tasks of a
   * thread ask for their commits at once, and there is one.
   */
  static Cancellable schedule(ProcessorContext<?, ?> context, Punctuator tick) {
    return context.schedule(Instant.EPOCH, TICK, PunctuationType.WALL_CLOCK_TIME, tick);
  }

  /** Whether a commit is to be asked for now: once in each interval. */
  boolean isCommitDue(long now, OptionalLong clock) {
    boolean isDue = commits.begin(now, commitInterval(now, clock));
    commits.end();
    return isDue;
  }

  /**
   * Milliseconds between two commits that are asked for.
   *
   * @param now wall clock
   * @param clock how far the source is read; empty while that is not known
   */
  long commitInterval(long now, OptionalLong clock) {
    long behind = clock.isPresent() ? now - clock.getAsLong() : 0;
    return behind > BACKLOG_MS + settings.publishInterval()
        ? Math.max(settings.commitInterval(), BACKLOG_INTERVAL_MS)
        : settings.commitInterval();
  }

  /**
   * Milliseconds between two flushes. Live, the cells are told just before each commit: what is
   * committed is then mostly told, so that a sign-in is written once and not again when it is told.
   *
   * @param now what the task is paced by
   */
  long flushInterval(long now, OptionalLong clock) {
    return settings.pace() == MonitorSettings.Pace.WATERMARK
        ? settings.publishInterval()
        : Math.min(commitInterval(now, clock), settings.publishInterval());
  }
}
