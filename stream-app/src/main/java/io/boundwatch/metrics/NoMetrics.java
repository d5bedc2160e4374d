package io.boundwatch.metrics;

import io.boundwatch.event.Outcome;
import io.boundwatch.event.RejectReason;
import io.boundwatch.event.Request;
import io.boundwatch.event.Verdict;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;

/** Tells nothing: for replays, and as a base for those who want to be told of a few things. */
public class NoMetrics implements Metrics {
  private static final JoinGauges NO_JOIN_GAUGES =
      new JoinGauges() {
        @Override
        public void openSignIns(long count) {}

        @Override
        public void clock(long millis) {}

        @Override
        public void close() {}
      };

  private static final WindowGauges NO_WINDOW_GAUGES =
      new WindowGauges() {
        @Override
        public void set(ClosedWindow window) {}

        @Override
        public void remove(String tenantId, String appId, String windowSize) {}

        @Override
        public void close() {}
      };

  private static final PolicyGauges NO_POLICY_GAUGES =
      new PolicyGauges() {
        @Override
        public void set(PolicyWindow window) {}

        @Override
        public void remove(String tenantId, String policyId, String appId, String windowSize) {}

        @Override
        public void close() {}
      };

  private static final AlertGauges NO_ALERT_GAUGES =
      new AlertGauges() {
        @Override
        public void set(String tenantId, String rule, String severity, long count) {}

        @Override
        public void stateEntries(String rule, long count) {}

        @Override
        public void close() {}
      };

  @Override
  public void recordAccepted(Request request, int unjudgedPolicies, boolean knownStatusCode) {}

  @Override
  public void recordIgnored(String category) {}

  @Override
  public void recordRejected(RejectReason reason) {}

  @Override
  public void sourceLag(long records) {}

  @Override
  public void feedSeen(String sourcePartition, String tenantId, String category, long appendTime) {}

  @Override
  public void sourcePartitionLeft(String sourcePartition) {}

  @Override
  public BoundMeters bind(Consumer<?, ?> consumer) {
    return () -> {};
  }

  @Override
  public BoundMeters bind(Producer<?, ?> producer) {
    return () -> {};
  }

  @Override
  public void requestSeen(Request request) {}

  @Override
  public void recordMerged(MergeKind kind) {}

  @Override
  public void recordLate(String tenantId) {}

  @Override
  public void recordReplayed(String tenantId) {}

  @Override
  public void signInDecided(String tenantId, Verdict verdict, Outcome outcome) {}

  @Override
  public void signInRevised() {}

  @Override
  public void decisionLatency(long millis) {}

  @Override
  public JoinGauges joinGauges(int partition) {
    return NO_JOIN_GAUGES;
  }

  @Override
  public WindowGauges windowGauges(int partition) {
    return NO_WINDOW_GAUGES;
  }

  @Override
  public PolicyGauges policyGauges(int partition) {
    return NO_POLICY_GAUGES;
  }

  @Override
  public AlertGauges alertGauges(String stage, int partition) {
    return NO_ALERT_GAUGES;
  }

  @Override
  public void alertTold(String rule, AlertActivity activity) {}

  @Override
  public void alertStateRefused(String rule) {}
}
