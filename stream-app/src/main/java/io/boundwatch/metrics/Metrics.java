package io.boundwatch.metrics;

import io.boundwatch.event.Outcome;
import io.boundwatch.event.RejectReason;
import io.boundwatch.event.Request;
import io.boundwatch.event.Verdict;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;

/**
 * What the stages tell of their work (design, section 8). Counters are at-least-once: a task that
 * is restarted counts again what it had not committed; the count topics are the truth.
 *
 * <p>Of the records in source messages: {@code records = accepted + ignored + rejected}, and every
 * rejected one is one dead letter. Of the accepted ones that the monitor meets: {@code accepted =
 * first seen + merged (duplicate or split) + late + replayed + refused by the cap of a sign-in}.
 */
public interface Metrics {
  Metrics NOOP = new NoMetrics();

  // Ingest

  /** A record became a request; the delay is append time minus event time, in milliseconds. */
  void recordAccepted(Request request, int unjudgedPolicies, boolean knownStatusCode);

  void recordIgnored(String category);

  void recordRejected(RejectReason reason);

  /**
   * The records of the source that are not read yet, over the partitions this instance owns; from
   * the last end offsets that were asked for.
   */
  void sourceLag(long records);

  /** The newest append time met of a tenant and category in one owned source partition. */
  void feedSeen(String sourcePartition, String tenantId, String category, long appendTime);

  /** This instance no longer owns the source partition: what it told of it goes away. */
  void sourcePartitionLeft(String sourcePartition);

  /**
   * Shows what a client of ingest tells of itself, as far as it is on the allow-list, until the
   * result is closed, which belongs before the closing of the client.
   */
  BoundMeters bind(Consumer<?, ?> consumer);

  BoundMeters bind(Producer<?, ?> producer);

  // Join

  /** A request was met for the first time. */
  void requestSeen(Request request);

  void recordMerged(MergeKind kind);

  void recordLate(String tenantId);

  void recordReplayed(String tenantId);

  /** The first decision of a sign-in went out. */
  void signInDecided(String tenantId, Verdict verdict, Outcome outcome);

  /** A further decision of a sign-in went out. */
  void signInRevised();

  /**
   * Milliseconds from the arrival at ingest of the record that caused a decision to the decision.
   */
  void decisionLatency(long millis);

  /** Gauges of one join task; closed when the task leaves this instance. */
  JoinGauges joinGauges(int partition);

  /** Gauges of one count task; closed when the task leaves this instance. */
  WindowGauges windowGauges(int partition);

  /** Gauges of the policies of one count task; closed when the task leaves this instance. */
  PolicyGauges policyGauges(int partition);

  // Alerts

  /** Gauges of the alert rules of one task; closed when the task leaves this instance. */
  AlertGauges alertGauges(String stage, int partition);

  /** An alert went out. */
  void alertTold(String rule, AlertActivity activity);

  /** What a rule would have kept was refused, as its cap was met. */
  void alertStateRefused(String rule);

  /** How a record met for a known request differed from it. */
  enum MergeKind {
    /** It told nothing new. */
    DUPLICATE("duplicate"),
    /** It told something new: a part of a split event, or the event published again. */
    SPLIT("split");

    private final String wireName;

    MergeKind(String wireName) {
      this.wireName = wireName;
    }

    public String wireName() {
      return wireName;
    }
  }

  /** What becomes of an alert. */
  enum AlertActivity {
    CREATE("create"),
    UPDATE("update"),
    CLOSE("close");

    private final String wireName;

    AlertActivity(String wireName) {
      this.wireName = wireName;
    }

    public String wireName() {
      return wireName;
    }
  }

  /** Meters of a Kafka client that are shown until this is closed. */
  @FunctionalInterface
  interface BoundMeters extends AutoCloseable {
    @Override
    void close();
  }

  /** Gauges of one join task. */
  interface JoinGauges extends AutoCloseable {
    void openSignIns(long count);

    /** The clock of the task in milliseconds since the epoch. */
    void clock(long millis);

    @Override
    void close();
  }

  /** Gauges of the newest closed window of each app cell of one count task. */
  interface WindowGauges extends AutoCloseable {
    void set(ClosedWindow window);

    void remove(String tenantId, String appId, String windowSize);

    @Override
    void close();
  }

  /** Gauges of the newest window, an open one too, of each policy and app of one count task. */
  interface PolicyGauges extends AutoCloseable {
    void set(PolicyWindow window);

    void remove(String tenantId, String policyId, String appId, String windowSize);

    @Override
    void close();
  }

  /**
   * Gauges of the alert rules of one task. What several tasks of this instance tell of one tenant,
   * rule and severity is added.
   */
  interface AlertGauges extends AutoCloseable {
    /** How many alerts of the tenant and rule are open in this task with this severity. */
    void set(String tenantId, String rule, String severity, long count);

    /** How many entries (baselines, sessions) the rule keeps in this task. */
    void stateEntries(String rule, long count);

    @Override
    void close();
  }

  /**
   * The figures of the newest window of one tenant, policy and app.
   *
   * @param namedAt when the record was made that told name and mode, milliseconds since the epoch
   * @param appNamedAt as {@code namedAt}, of the app's name
   * @param mode {@code enforced} or {@code reportOnly}
   * @param outcomes requests by outcome of this policy, in the order of {@code Outcome}
   * @param pctAllowed NaN if nothing was allowed or blocked
   * @param pctEnforceable as {@code pctAllowed}
   */
  record PolicyWindow(
      String tenantId,
      String policyId,
      String policyName,
      long namedAt,
      String mode,
      String appId,
      String appName,
      long appNamedAt,
      String windowSize,
      long[] outcomes,
      long users,
      long blockedUsers,
      double pctAllowed,
      double pctEnforceable) {}

  /**
   * The figures of a closed window of one tenant and app.
   *
   * @param namedAt when the record was made that told the name, milliseconds since the epoch
   * @param bindings requests: unreported, bound, unbound (the order of {@code Binding})
   * @param outcomes requests by policy outcome, in the order of {@code Outcome}
   * @param signIns by verdict: undetermined, bound, unbound (the order of {@code Verdict})
   * @param inScopeSignIns as {@code signIns}
   * @param pctAllowed NaN if nothing was allowed or blocked
   */
  record ClosedWindow(
      String tenantId,
      String appId,
      String appName,
      long namedAt,
      String windowSize,
      long[] bindings,
      long[] outcomes,
      long[] signIns,
      long[] inScopeSignIns,
      long users,
      long blockedUsers,
      double pctAllowed) {}
}
