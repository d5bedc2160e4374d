package io.boundwatch.benchmark;

import io.boundwatch.reference.RawRecord;
import io.boundwatch.sim.PublishDelay;
import io.boundwatch.sim.Rhythm;
import io.boundwatch.sim.SimulatedRecord;
import io.boundwatch.sim.SimulatedTenant;
import io.boundwatch.sim.TenantProfile;
import java.time.Duration;
import java.util.AbstractCollection;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.function.Consumer;

/**
 * The records of a run: a simulated tenant's, in the order of publication, duplicates and splits
 * included. Made anew whenever they are walked through, always the same.
 *
 * @param records how many, 1 or more
 * @param users of the tenant
 * @param policies that every record lists; they make most of its size
 * @param span of publication time that the records are spread over
 * @param end when the last is published, about; milliseconds since the epoch
 */
record DataSet(long records, int users, int policies, Duration span, long seed, long end) {
  private static final long SLICE = Duration.ofSeconds(10).toMillis();

  /** More than needed are simulated, so that the last record does not come after the end. */
  private static final double RESERVE = 1.03;

  /**
   * A data set that ended long enough ago for every sign-in to be settled once all is read.
   *
   * @param settle after which a decision is settled
   */
  static DataSet settledBy(
      long now, Duration settle, long records, int users, int policies, Duration span, long seed) {
    long end = now - settle.toMillis() - Duration.ofMinutes(2).toMillis();
    return new DataSet(records, users, policies, span, seed, end);
  }

  /** When publication begins. */
  long begin() {
    return end - span.toMillis();
  }

  private TenantProfile profile() {
    long perDay = (long) (records * RESERVE * Duration.ofDays(1).toMillis() / span.toMillis());
    return new TenantProfile(
        "northwind",
        users,
        Math.max(1, perDay),
        policies,
        0.45,
        0.35,
        Rhythm.STEADY,
        PublishDelay.REALISTIC,
        false);
  }

  /** Walks through the records once. */
  Iterator<SimulatedRecord> iterator() {
    return new Walk();
  }

  /** The records as the reference model takes them; each is shown to somebody else on its way. */
  Collection<RawRecord> shownTo(Consumer<SimulatedRecord> other) {
    return new AbstractCollection<>() {
      @Override
      public Iterator<RawRecord> iterator() {
        Iterator<SimulatedRecord> walk = DataSet.this.iterator();
        return new Iterator<>() {
          @Override
          public boolean hasNext() {
            return walk.hasNext();
          }

          @Override
          public RawRecord next() {
            SimulatedRecord record = walk.next();
            other.accept(record);
            return RawRecord.of(record);
          }
        };
      }

      @Override
      public int size() {
        return Math.toIntExact(records);
      }
    };
  }

  private final class Walk implements Iterator<SimulatedRecord> {
    private final SimulatedTenant tenant = new SimulatedTenant(profile(), seed);
    private final Deque<SimulatedRecord> ready = new ArrayDeque<>();
    private long at = begin();
    private long taken;

    @Override
    public boolean hasNext() {
      return taken < records;
    }

    @Override
    public SimulatedRecord next() {
      if (!hasNext()) {
        throw new NoSuchElementException();
      }
      while (ready.isEmpty()) {
        ready.addAll(tenant.next(at, at + SLICE));
        at += SLICE;
      }
      taken++;
      return ready.poll();
    }
  }
}
