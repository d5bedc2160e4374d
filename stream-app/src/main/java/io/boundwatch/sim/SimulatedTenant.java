package io.boundwatch.sim;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A made-up tenant and its sign-in logs. What it publishes follows from profile, seed, spikes and
 * the time asked for alone: asked again, or in other steps, it says the same.
 *
 * <p>Not thread-safe: {@link #next} remembers what is made but not yet published, so that asking
 * for one interval after the other makes everything once.
 */
public final class SimulatedTenant {
  private static final long SLOT = 1000;
  private static final double SLOTS_PER_DAY = 86_400;

  private final TenantProfile profile;
  private final long seed;
  private final List<Spike> spikes;
  private final Directory directory;
  private final SignInMaker signIns;
  private final Publisher publisher;
  private final PriorityQueue<Pending> pending = new PriorityQueue<>(Pending.ORDER);
  private long publishedTo = Long.MIN_VALUE;
  private long madeToSlot;
  private long made;

  public SimulatedTenant(TenantProfile profile, long seed, List<Spike> spikes) {
    this.profile = profile;
    this.seed = seed;
    this.spikes = List.copyOf(spikes);
    directory = new Directory(profile, seed);
    PolicyBook policies = new PolicyBook(profile, new SplittableRandom(Ids.mix(seed, -1)));
    signIns = new SignInMaker(directory, policies, this.spikes);
    publisher = new Publisher(new RecordWriter(directory.tenantId()), profile.delay());
  }

  public SimulatedTenant(TenantProfile profile, long seed) {
    this(profile, seed, List.of());
  }

  private record Pending(SimulatedRecord record, long number) {
    static final Comparator<Pending> ORDER =
        Comparator.comparingLong((Pending each) -> each.record().publishTime())
            .thenComparingLong(Pending::number);
  }

  /** The tenant's id, lower case. */
  public String tenantId() {
    return directory.tenantId().toString();
  }

  /**
   * What is published in an interval, in the order of publication.
   *
   * @param fromMillis first millisecond since the epoch
   * @param toMillis millisecond after the last; asking next from here on is cheap
   */
  public List<SimulatedRecord> next(long fromMillis, long toMillis) {
    if (fromMillis != publishedTo) {
      startAt(fromMillis);
    }
    while (madeToSlot * SLOT < toMillis) {
      makeSlot(madeToSlot, this::remember);
      madeToSlot++;
    }
    List<SimulatedRecord> published = new ArrayList<>();
    while (!pending.isEmpty() && pending.peek().record().publishTime() < toMillis) {
      SimulatedRecord record = pending.poll().record();
      if (record.publishTime() >= fromMillis) {
        published.add(record);
      }
    }
    publishedTo = toMillis;
    return published;
  }

  /** Hands over, in the order of publication, what is published in an interval of any length. */
  public void forEachPublished(long fromMillis, long toMillis, Consumer<SimulatedRecord> sink) {
    long at = fromMillis;
    while (at < toMillis) {
      long end = Math.min(at + 60 * SLOT, toMillis);
      next(at, end).forEach(sink);
      at = end;
    }
  }

  /**
   * Hands over the records of each sign-in that begins in an interval of whole seconds, sign-in by
   * sign-in, not in the order of publication.
   */
  public void forEachSignIn(long fromMillis, long toMillis, Consumer<List<SimulatedRecord>> sink) {
    for (long slot = Math.floorDiv(fromMillis, SLOT); slot * SLOT < toMillis; slot++) {
      makeSlot(slot, sink);
    }
  }

  /** Forms of this tenant's requests, to be filled in fast where very many records are needed. */
  public List<RecordTemplate> templates(int count, long atMillis) {
    SplittableRandom random = new SplittableRandom(Ids.mix(seed, -2));
    List<RecordTemplate> templates = new ArrayList<>(count);
    RecordWriter writer = new RecordWriter(directory.tenantId());
    while (templates.size() < count) {
      for (RequestFacts request : signIns.make(atMillis, signIns.anyApp(random), random)) {
        if (templates.size() < count) {
          templates.add(RecordTemplate.of(request, writer));
        }
      }
    }
    return templates;
  }

  private void startAt(long millis) {
    pending.clear();
    long longest =
        SignInMaker.LONGEST + profile.delay().most().toMillis() + Publisher.LONGEST_SECOND;
    madeToSlot = Math.floorDiv(millis - longest, SLOT) - 1;
  }

  private void remember(List<SimulatedRecord> records) {
    for (SimulatedRecord record : records) {
      pending.add(new Pending(record, made++));
    }
  }

  /** The sign-ins that begin in this second. Each slot has a random sequence of its own. */
  private void makeSlot(long slot, Consumer<List<SimulatedRecord>> sink) {
    SplittableRandom random = new SplittableRandom(Ids.mix(seed, slot));
    long millis = slot * SLOT;
    double rate = profile.requestsPerDay() / SignInMaker.MEAN_REQUESTS / SLOTS_PER_DAY;
    double expected = rate * profile.rhythm().factorAt(millis);
    makeSome(expected, millis, signIns::anyApp, random, sink);
    for (Spike spike : spikes) {
      if (spike.isActive(millis)) {
        double more = expected * spike.app().weight() / 100 * (spike.rate() - 1);
        makeSome(more, millis, any -> spike.app(), random, sink);
      }
    }
  }

  private void makeSome(
      double expected,
      long millis,
      Function<SplittableRandom, App> app,
      SplittableRandom random,
      Consumer<List<SimulatedRecord>> sink) {
    int count = Weighted.poisson(expected, random);
    for (int i = 0; i < count; i++) {
      long at = millis + random.nextLong(SLOT);
      sink.accept(publisher.publish(signIns.make(at, app.apply(random), random), random));
    }
  }
}
