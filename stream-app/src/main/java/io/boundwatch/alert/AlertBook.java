package io.boundwatch.alert;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The alerts of a task and their life (design, section 9): created; published again when severity
 * rises or the measure doubles; closed after three quiet windows. A closed one is remembered for a
 * while: records that it rests on do not open it again when they are met again.
 *
 * <p>All are in memory as well as in the store: there are few. Mutable and for one thread.
 */
public final class AlertBook {
  /** Alerts kept at most by a task, open and remembered ones together. */
  public static final int MAX_ALERTS = 10_000;

  private static final int QUIET_WINDOWS = 3;

  /** A source that is read again goes back a week at most: that is what Event Hubs keeps. */
  private static final long REMEMBERED = Duration.ofDays(8).toMillis();

  /** Where alerts are kept. */
  public interface Store {
    Collection<byte[]> all();

    void put(String key, byte[] value);

    void remove(String key);
  }

  /** What has happened to an alert. */
  public enum Activity {
    CREATE,
    UPDATE,
    CLOSE
  }

  /** Who is told of what must be published. */
  @FunctionalInterface
  public interface Publisher {
    void publish(AlertState alert, Activity activity);
  }

  /** What open alerts are counted by. */
  public record Group(String tenantId, String rule, Severity severity) {}

  private final Store store;
  private final long quiet;
  private final long closeDelay;
  private final Publisher publisher;
  private final Map<String, AlertState> alerts = new HashMap<>();

  /** No alert is to be looked at earlier. */
  private long earliest = Long.MAX_VALUE;

  /**
   * Takes up what the store has.
   *
   * @param window size of the windows that rules judge by
   * @param closeDelay how long after its end a window is closed, in milliseconds
   */
  public AlertBook(Store store, Duration window, long closeDelay, Publisher publisher) {
    this.store = store;
    this.quiet = window.multipliedBy(QUIET_WINDOWS).toMillis();
    this.closeDelay = closeDelay;
    this.publisher = publisher;
    for (byte[] kept : store.all()) {
      AlertState alert = AlertState.decode(kept);
      alerts.put(alert.key(), alert);
      earliest = Math.min(earliest, alert.lookAt());
    }
  }

  public boolean isOpen(String rule, String tenantId, String entity) {
    AlertState alert = alerts.get(AlertState.key(tenantId, rule, entity));
    return alert != null && alert.open();
  }

  /**
   * A rule has found something.
   *
   * @param clock the watermark, the least long if it is not known
   * @param now wall clock
   * @return false if there are too many alerts to open another
   */
  public boolean raise(String rule, Finding finding, long clock, long now) {
    AlertState known = alerts.get(AlertState.key(finding.tenantId(), rule, finding.entity()));
    if (known != null && known.open()) {
      goOn(known, finding, clock);
    } else if (known == null || finding.at() > known.finding().until()) {
      return create(rule, finding, clock, now);
    }
    return true;
  }

  private boolean create(String rule, Finding finding, long clock, long now) {
    if (alerts.size() >= MAX_ALERTS && !forgetOldest()) {
      return false;
    }
    AlertState alert =
        new AlertState(rule, finding, true, closesAt(finding, clock), finding.measure(), now);
    keep(alert);
    publisher.publish(alert, Activity.CREATE);
    return true;
  }

  private void goOn(AlertState known, Finding finding, long clock) {
    Finding all = known.finding().and(finding);
    boolean told =
        all.severity() != known.finding().severity()
            || all.measure() >= 2 * known.publishedMeasure() && all.measure() > 0;
    AlertState alert =
        new AlertState(
            known.rule(),
            all,
            true,
            Math.max(known.lookAt(), closesAt(all, clock)),
            told ? all.measure() : known.publishedMeasure(),
            known.createdAt());
    keep(alert);
    if (told) {
      publisher.publish(alert, Activity.UPDATE);
    }
  }

  /**
   * When three windows after the last that fired are closed; what is told long after it happened
   * stays open for as long.
   */
  private long closesAt(Finding finding, long clock) {
    return finding.until() == Finding.UNTIL_ENDED
        ? Finding.UNTIL_ENDED
        : Math.max(finding.until() + closeDelay, clock) + quiet;
  }

  /** A rule ends its alert by itself. */
  public void end(String rule, String tenantId, String entity, long clock) {
    AlertState alert = alerts.get(AlertState.key(tenantId, rule, entity));
    if (alert != null && alert.open()) {
      close(alert, clock);
    }
  }

  /** Closes what has been quiet for long enough, and forgets what was closed long ago. */
  public void advance(long clock) {
    if (clock < earliest) {
      return;
    }
    for (AlertState alert : List.copyOf(alerts.values())) {
      if (alert.lookAt() > clock) {
        continue;
      }
      if (alert.open()) {
        close(alert, clock);
      } else {
        forget(alert);
      }
    }
    earliest = alerts.values().stream().mapToLong(AlertState::lookAt).min().orElse(Long.MAX_VALUE);
  }

  private void close(AlertState alert, long clock) {
    AlertState closed =
        new AlertState(
            alert.rule(),
            endedBy(alert.finding(), clock),
            false,
            clock + REMEMBERED,
            alert.publishedMeasure(),
            alert.createdAt());
    keep(closed);
    publisher.publish(closed, Activity.CLOSE);
  }

  /** What lasted until it was ended lasted until now. */
  private static Finding endedBy(Finding finding, long clock) {
    return finding.until() == Finding.UNTIL_ENDED ? finding.until(clock) : finding;
  }

  private void keep(AlertState alert) {
    alerts.put(alert.key(), alert);
    store.put(alert.key(), alert.encode());
    earliest = Math.min(earliest, alert.lookAt());
  }

  private void forget(AlertState alert) {
    alerts.remove(alert.key());
    store.remove(alert.key());
  }

  private boolean forgetOldest() {
    Optional<AlertState> oldest =
        alerts.values().stream()
            .filter(alert -> !alert.open())
            .min(java.util.Comparator.comparingLong(AlertState::lookAt));
    oldest.ifPresent(this::forget);
    return oldest.isPresent();
  }

  /** How many are open. */
  public Map<Group, Long> open() {
    Map<Group, Long> open =
        new TreeMap<>(
            java.util.Comparator.comparing(Group::tenantId)
                .thenComparing(Group::rule)
                .thenComparing(Group::severity));
    for (AlertState alert : alerts.values()) {
      if (alert.open()) {
        Finding finding = alert.finding();
        open.merge(new Group(finding.tenantId(), alert.rule(), finding.severity()), 1L, Long::sum);
      }
    }
    return open;
  }
}
