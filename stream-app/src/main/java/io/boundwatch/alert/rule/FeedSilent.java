package io.boundwatch.alert.rule;

import io.boundwatch.alert.Attack;
import io.boundwatch.alert.Fact;
import io.boundwatch.alert.Finding;
import io.boundwatch.alert.Observation;
import io.boundwatch.alert.Rule;
import io.boundwatch.alert.RuleContext;
import io.boundwatch.alert.RuleSettings;
import io.boundwatch.alert.RuleType;
import io.boundwatch.alert.Severity;
import io.boundwatch.alert.Subject;
import io.boundwatch.alert.Tuning;
import io.boundwatch.alert.rule.FeedList.Name;
import io.boundwatch.alert.rule.Stretches.Stretch;
import io.boundwatch.event.KeyParts;
import io.boundwatch.event.Times;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * No record of a tenant and category has come for three times its usual longest gap. The clock
 * stands still while the source or its ingest is down, so an outage of ours is no silence.
 *
 * <p>All feeds together are a feed of their own, whose gaps are never longer than those of any one;
 * while it is silent, no other is looked at. That is the one alert for all.
 */
final class FeedSilent implements Rule {
  static final String NAME = "feed-silent";

  /** Stands for the tenant, and for the entity, of the alert of all feeds. */
  static final String ALL = "*";

  private static final Tuning FACTOR =
      Tuning.decimal(
          "factor", "3", 1, 100, "How many times its usual longest gap a feed may be quiet.");
  private static final Tuning MIN_SILENCE =
      Tuning.duration(
          "min-silence", "PT10M", minutes(3), minutes(24 * 60), "A silence that is never told.");
  private static final Tuning LEARN_FOR =
      Tuning.duration(
          "learn-for",
          "P1D",
          0,
          minutes(14 * 24 * 60),
          "How long a feed is new: gaps that begin in this time are learned.");
  private static final Tuning MAX_NEW_GAP =
      Tuning.duration(
          "max-new-gap",
          "PT12H",
          minutes(10),
          minutes(14 * 24 * 60),
          "How long a new feed may be quiet.");
  private static final Tuning FORGET_AFTER =
      Tuning.duration(
          "forget-after",
          "P14D",
          minutes(24 * 60),
          minutes(90 * 24 * 60),
          "A feed that has been silent for as long is forgotten, and its alert ends.");

  static final RuleType TYPE =
      new RuleType(
          NAME,
          "It fires when no record of a tenant and category has come for much longer than usual.",
          "milliseconds of silence",
          "Check the diagnostic setting, the event hub and its quotas; nothing is monitored while no records come.",
          Attack.DISABLE_CLOUD_LOGS,
          true,
          List.of(FACTOR, MIN_SILENCE, LEARN_FOR, MAX_NEW_GAP, FORGET_AFTER),
          making -> new FeedSilent(making.settings()));

  /** The clock moves every second; silences are of minutes. */
  private static final long LOOK_EVERY = Duration.ofSeconds(10).toMillis();

  private static final String LIST = "feeds";
  private static final double MINUTE = 60_000;

  private final Rhythm.Bounds bounds;
  private final long forgetAfter;
  private final Set<String> tenants;

  private FeedSilent(RuleSettings settings) {
    bounds =
        new Rhythm.Bounds(
            settings.decimal(FACTOR.key()),
            settings.whole(MIN_SILENCE.key()),
            settings.whole(LEARN_FOR.key()),
            settings.whole(MAX_NEW_GAP.key()));
    forgetAfter = settings.whole(FORGET_AFTER.key());
    tenants = settings.tenants();
  }

  @Override
  public Set<News> listensTo() {
    return Set.of(News.FEEDS);
  }

  private static long minutes(long minutes) {
    return Duration.ofMinutes(minutes).toMillis();
  }

  /** Facts of several tasks come in any order; they are put in order when the clock moves on. */
  @Override
  public void feedSeen(Fact.FeedSeen seen, RuleContext context) {
    Name name = new Name(seen.tenantId(), seen.category());
    Optional<Feed> known = context.get(name.key()).map(Feed::decode);
    Feed feed = known.orElseGet(() -> new Feed(seen.firstAppend()));
    feed.tell(new Stretch(seen.firstAppend(), seen.lastAppend()));
    boolean kept = keep(name, feed, context);
    if (kept && known.isEmpty()) {
      list(name, seen.firstAppend(), context);
    }
  }

  private boolean keep(Name name, Feed feed, RuleContext context) {
    long now = Math.max(feed.last(), context.clock());
    return context.put(name.key(), feed.encode(), now + 2 * forgetAfter);
  }

  private static void list(Name name, long since, RuleContext context) {
    FeedList feeds =
        context.get(LIST).map(FeedList::decode).orElseGet(() -> new FeedList(new Feed(since)));
    feeds.names().add(name);
    if (!context.put(LIST, feeds.encode(), Long.MAX_VALUE)) {
      context.remove(name.key());
    }
  }

  @Override
  public void feedClock(RuleContext context) {
    long clock = context.clock();
    Optional<byte[]> kept = clock == Long.MIN_VALUE ? Optional.empty() : context.get(LIST);
    if (kept.isPresent() && clock - LOOK_EVERY >= FeedList.lookedAt(kept.get())) {
      new Look(FeedList.decode(kept.get()), context).look();
    }
  }

  /** A look at all feeds after the clock has moved on. */
  private final class Look {
    private final FeedList list;
    private final RuleContext context;
    private final long clock;
    private final Map<Name, Feed> feeds = new TreeMap<>();

    Look(FeedList list, RuleContext context) {
      this.list = list;
      this.context = context;
      this.clock = context.clock();
      list.names()
          .forEach(
              name ->
                  context.get(name.key()).ifPresent(feed -> feeds.put(name, Feed.decode(feed))));
    }

    void look() {
      meet();
      forget();
      judge();
      keepAll();
    }

    /** Gaps that are over. */
    private void meet() {
      Map<Name, List<Stretch>> met = new TreeMap<>();
      Stretches any = new Stretches();
      feeds.forEach((name, feed) -> met.put(name, feed.take(clock)));
      met.values().forEach(stretches -> stretches.forEach(any::add));
      for (Stretch stretch : any.takeUntil(Long.MAX_VALUE)) {
        if (list.together().meet(stretch, Long.MIN_VALUE, bounds)) {
          list.outageUntil(stretch.first());
        }
      }
      for (Map.Entry<Name, List<Stretch>> of : met.entrySet()) {
        for (Stretch stretch : of.getValue()) {
          feeds.get(of.getKey()).meet(stretch, list.outageUntil(), bounds);
        }
      }
    }

    /** Feeds that have long been silent, and those that the rule is no longer limited to. */
    private void forget() {
      for (Name name : List.copyOf(list.names())) {
        boolean covered = tenants.isEmpty() || tenants.contains(name.tenantId());
        boolean alive = feeds.containsKey(name) && clock - feeds.get(name).last() < forgetAfter;
        if (!covered || !alive) {
          feeds.remove(name);
          list.names().remove(name);
          context.remove(name.key());
          context.end(name.tenantId(), entity(name));
        }
      }
    }

    private void judge() {
      Feed together = list.together();
      if (feeds.size() >= 2 && together.isSilent(clock, bounds)) {
        feeds.forEach(this::end);
        tell(together, this::ofAll);
      } else {
        end(ALL, ALL, together);
        feeds.forEach(this::judge);
      }
    }

    private void judge(Name name, Feed feed) {
      if (!feed.isSilent(clock, bounds)) {
        end(name, feed);
      } else if (feed.isToldSilent() || isAlone(feed)) {
        tell(feed, () -> ofOne(name, feed));
      }
    }

    /**
     * Whether it is this feed that is silent, and not all of them: another one has come when its
     * time was up. Where none has, all may have stopped, this one first; that is waited for.
     */
    private boolean isAlone(Feed feed) {
      long allowed = feed.rhythm().allowed(feed.last(), bounds);
      Feed together = list.together();
      long wait = Math.min(allowed, together.rhythm().allowed(together.last(), bounds));
      return feeds.size() == 1
          || together.last() >= feed.last() + allowed
          || clock - feed.last() > allowed + wait;
    }

    private void tell(Feed feed, Supplier<Finding> finding) {
      if (feed.tellsSilence(clock)) {
        context.raise(finding.get());
      }
    }

    private void end(Name name, Feed feed) {
      end(name.tenantId(), entity(name), feed);
    }

    private void end(String tenantId, String entity, Feed feed) {
      if (feed.isToldSilent()) {
        feed.silenceEnded(clock);
        context.end(tenantId, entity);
      }
    }

    private Finding ofOne(Name name, Feed feed) {
      String category = name.category().wireName();
      return finding(
          name.tenantId(),
          entity(name),
          feed,
          "No sign-in records come of " + category,
          "No record of " + category + " of tenant " + name.tenantId());
    }

    private Finding ofAll() {
      return finding(
          ALL,
          ALL,
          list.together(),
          "No sign-in records come at all",
          "No record of any of " + feeds.size() + " feeds");
    }

    private Finding finding(
        String tenantId, String entity, Feed feed, String title, String description) {
      long silence = clock - feed.last();
      long usual = feed.rhythm().usual();
      return new Finding(
          tenantId,
          entity,
          Severity.CRITICAL,
          feed.silentSince(bounds),
          Finding.UNTIL_ENDED,
          silence,
          title,
          "%s for %s; the last came at %s, and the longest usual gap is %s"
              .formatted(
                  description,
                  Phrases.lasting(silence),
                  Times.seconds(feed.last() / 1_000 * 1_000),
                  Phrases.lasting(usual)),
          false,
          Subject.NONE,
          Observation.of(Map.of("silent_minutes", (long) (silence / MINUTE)))
              .withBaseline(
                  Map.of(
                      "usual_longest_gap_minutes",
                      usual / MINUTE,
                      "allowed_minutes",
                      feed.rhythm().allowed(feed.last(), bounds) / MINUTE),
                  feed.rhythm().isNew(feed.last(), bounds)),
          List.of());
    }

    private void keepAll() {
      if (list.names().isEmpty()) {
        context.remove(LIST);
        return;
      }
      list.lookedAt(clock);
      feeds.forEach((name, feed) -> keep(name, feed, context));
      context.put(LIST, list.encode(), Long.MAX_VALUE);
    }
  }

  private static String entity(Name name) {
    return KeyParts.join(name.category().wireName());
  }
}
