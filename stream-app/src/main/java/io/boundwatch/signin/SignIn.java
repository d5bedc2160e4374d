package io.boundwatch.signin;

import io.boundwatch.event.EncodedRequest;
import io.boundwatch.event.Outcome;
import io.boundwatch.event.Request;
import io.boundwatch.event.Verdict;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The state of one sign-in: its requests by ID, each as it is now and as the count cells were told
 * of it, and how far its decision has been published (design, sections 4 and 5).
 *
 * <p>Mutable and for one thread. What it holds of requests is a join-semilattice: any order,
 * duplication and split of the same records leads to the same requests.
 */
public final class SignIn {
  private final Map<String, Entry> entries = new LinkedHashMap<>();
  private DecisionLife decision = new DecisionLife();

  /** The greatest rank that was ever refused; present once the sign-in was cut. */
  private Optional<Rank> floor = Optional.empty();

  /** What refused requests said: a cut must never turn an unbound sign-in into a bound one. */
  private Verdict refusedVerdict = Verdict.UNDETERMINED;

  private Outcome refusedOutcome = Outcome.NOT_APPLIED;

  /** Whether the sign-in stands in the index of changed ones. */
  private boolean awaitingFlush;

  /** A request as it is now (empty: cut out), and as the cells were told of it (empty: not yet). */
  static final class Entry {
    private Optional<EncodedRequest> now;
    private Optional<EncodedRequest> told;

    Entry(Optional<EncodedRequest> now, Optional<EncodedRequest> told) {
      this.now = now;
      this.told = told;
    }

    Optional<EncodedRequest> now() {
      return now;
    }

    Optional<EncodedRequest> told() {
      return told;
    }

    boolean hasNews() {
      if (now.isEmpty() || told.isEmpty()) {
        return true;
      }
      return told.get() != now.get()
          && RequestMerge.tellsMore(now.get().request(), told.get().request());
    }
  }

  /**
   * Merges a record of a request.
   *
   * @param maxRequests how many requests are kept
   * @param frozenBefore event time before which requests are frozen: cutting out such a one takes
   *     nothing from any cell, as its windows may be final
   */
  public Merged merge(EncodedRequest encoded, int maxRequests, long frozenBefore) {
    Request request = encoded.request();
    Entry entry = entries.get(request.requestId());
    if (entry != null && entry.now.isPresent()) {
      return mergeKnown(entry, request);
    }
    if (floor.isPresent() && Rank.of(request).compareTo(floor.get()) <= 0) {
      return noteRefused(request) ? Merged.REFUSED_AND_NOTED : Merged.REFUSED;
    }
    Optional<EncodedRequest> now = Optional.of(encoded);
    if (entry != null) {
      entry.now = now;
    } else {
      entries.put(request.requestId(), new Entry(now, Optional.empty()));
    }
    if (count() > maxRequests && cutLeast(frozenBefore).equals(request.requestId())) {
      return Merged.REFUSED_AND_NOTED;
    }
    return Merged.NEW;
  }

  private static Merged mergeKnown(Entry entry, Request request) {
    Request known = entry.now.get().request();
    Request merged = RequestMerge.merge(known, request);
    entry.now = Optional.of(new EncodedRequest(merged));
    return RequestMerge.tellsMore(merged, known) ? Merged.CHANGED : Merged.SAME;
  }

  private String cutLeast(long frozenBefore) {
    Request least =
        requests().stream()
            .min((a, b) -> Rank.of(a).compareTo(Rank.of(b)))
            .orElseThrow(() -> new IllegalStateException("a full sign-in without requests"));
    Rank rank = Rank.of(least);
    floor = Optional.of(floor.filter(f -> f.compareTo(rank) >= 0).orElse(rank));
    noteRefused(least);
    Entry entry = entries.get(least.requestId());
    entry.now = Optional.empty();
    if (entry.told.isEmpty() || least.eventTime() < frozenBefore) {
      entries.remove(least.requestId());
    }
    return least.requestId();
  }

  private boolean noteRefused(Request request) {
    Verdict verdict = refusedVerdict.with(request.binding());
    Outcome outcome = refusedOutcome.max(request.outcome());
    boolean news = verdict != refusedVerdict || outcome != refusedOutcome;
    refusedVerdict = verdict;
    refusedOutcome = outcome;
    return news;
  }

  /** Event time of a known request, else of the record: what lateness and freezing go by. */
  public long eventTimeWith(Request request) {
    Entry entry = entries.get(request.requestId());
    return entry == null || entry.now.isEmpty()
        ? request.eventTime()
        : Math.min(request.eventTime(), entry.now.get().request().eventTime());
  }

  /** The requests as they are now, in no particular order. */
  public List<Request> requests() {
    List<Request> requests = new ArrayList<>(entries.size());
    for (Entry entry : entries.values()) {
      entry.now.ifPresent(now -> requests.add(now.request()));
    }
    return requests;
  }

  /** The requests as the cells were told of them. */
  public List<Request> told() {
    List<Request> requests = new ArrayList<>(entries.size());
    for (Entry entry : entries.values()) {
      entry.told.ifPresent(told -> requests.add(told.request()));
    }
    return requests;
  }

  /** The requests that the cells were not told of at all. */
  public List<Request> untold() {
    List<Request> requests = new ArrayList<>();
    for (Entry entry : entries.values()) {
      if (entry.told.isEmpty()) {
        entry.now.ifPresent(now -> requests.add(now.request()));
      }
    }
    return requests;
  }

  /** The requests that the cells were not told of, or otherwise, as they are now. */
  public List<EncodedRequest> news() {
    List<EncodedRequest> news = new ArrayList<>();
    for (Entry entry : entries.values()) {
      if (entry.now.isPresent() && entry.hasNews()) {
        news.add(entry.now.get());
      }
    }
    return news;
  }

  /** From now on the cells know what this sign-in says. */
  public void markTold() {
    entries.values().removeIf(entry -> entry.now.isEmpty());
    entries.values().forEach(entry -> entry.told = entry.now);
    awaitingFlush = false;
  }

  /**
   * Event times of what the cells were not told or were told otherwise; empty if they know all.
   * Only windows that hold one of them have news: others may be final and must not be touched.
   */
  public List<Long> newsAt() {
    List<Long> times = new ArrayList<>();
    for (Entry entry : entries.values()) {
      if (entry.hasNews()) {
        entry.now.ifPresent(now -> times.add(now.request().eventTime()));
        entry.told.ifPresent(told -> times.add(told.request().eventTime()));
      }
    }
    return times;
  }

  public int count() {
    int count = 0;
    for (Entry entry : entries.values()) {
      count += entry.now.isPresent() ? 1 : 0;
    }
    return count;
  }

  public boolean isTruncated() {
    return floor.isPresent();
  }

  public Verdict verdict() {
    return verdictOf(requests(), refusedVerdict);
  }

  /** The verdict of a set of requests. */
  public static Verdict verdictOf(Collection<Request> requests) {
    return verdictOf(requests, Verdict.UNDETERMINED);
  }

  private static Verdict verdictOf(Collection<Request> requests, Verdict start) {
    Verdict verdict = start;
    for (Request request : requests) {
      verdict = verdict.with(request.binding());
    }
    return verdict;
  }

  /** The greatest outcome. */
  public Outcome outcome() {
    Outcome outcome = refusedOutcome;
    for (Request request : requests()) {
      outcome = outcome.max(request.outcome());
    }
    return outcome;
  }

  /** The greatest append time of its requests, from which it settles. */
  public long lastAppendTime() {
    long last = Long.MIN_VALUE;
    for (Entry entry : entries.values()) {
      if (entry.now.isPresent()) {
        last = Math.max(last, entry.now.get().request().appendTime());
      }
    }
    return last;
  }

  /** The latest event time of its requests, from which it leaves. */
  public long lastEventTime() {
    long last = Long.MIN_VALUE;
    for (Entry entry : entries.values()) {
      if (entry.now.isPresent()) {
        last = Math.max(last, entry.now.get().request().eventTime());
      }
    }
    return last;
  }

  public boolean isAwaitingFlush() {
    return awaitingFlush;
  }

  public void awaitFlush() {
    awaitingFlush = true;
  }

  public DecisionLife decision() {
    return decision;
  }

  // For the codec

  Collection<Entry> entries() {
    return entries.values();
  }

  Optional<Rank> floor() {
    return floor;
  }

  Verdict refusedVerdict() {
    return refusedVerdict;
  }

  Outcome refusedOutcome() {
    return refusedOutcome;
  }

  void continueDecision(DecisionLife life) {
    decision = life;
  }

  void restore(Entry entry) {
    EncodedRequest known = entry.now.or(() -> entry.told).orElseThrow();
    entries.put(known.request().requestId(), entry);
  }

  void restoreRefused(Rank rank, Verdict verdict, Outcome outcome) {
    floor = Optional.of(rank);
    refusedVerdict = verdict;
    refusedOutcome = outcome;
  }
}
