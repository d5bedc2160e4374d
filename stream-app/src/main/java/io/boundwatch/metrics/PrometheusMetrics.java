package io.boundwatch.metrics;

import io.boundwatch.config.MetricsConfig;
import io.boundwatch.event.Outcome;
import io.boundwatch.event.RejectReason;
import io.boundwatch.event.Request;
import io.boundwatch.event.Verdict;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.streams.KafkaStreams;

/**
 * The meters of one process for Prometheus; names and labels are those of {@link Meters}. Safe for
 * several threads; the gauges of a task are used by its thread.
 */
public final class PrometheusMetrics implements Metrics, AutoCloseable {
  /** Azure has some twenty categories of directory logs. */
  private static final int MAX_CATEGORIES = 50;

  /** Stands for the app in the cells of the whole tenant. */
  static final String WHOLE_TENANT = "*";

  /** Stands for the tenant of an alert that concerns all of them. */
  private static final String ALL_TENANTS = "*";

  private static final double[] DELAY_BUCKETS = {
    1, 5, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 10_800
  };
  private static final double[] LATENCY_BUCKETS = {
    0.05, 0.1, 0.25, 0.5, 1, 2, 3, 5, 10, 30, 60, 300, 900
  };

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final KafkaMeters kafka = new KafkaMeters(registry);
  private final JvmMeters jvm = new JvmMeters(registry);

  private final LabelCap tenants;
  private final LabelCap apps;
  private final LabelCap policies;
  private final LabelCap statusCodes;
  private final LabelCap categories = new LabelCap(MAX_CATEGORIES);

  private final CounterFamily ingestRecords = counter(Meters.INGEST_RECORDS);
  private final CounterFamily deadLetters = counter(Meters.DEAD_LETTERS);
  private final CounterFamily requests = counter(Meters.REQUESTS);
  private final CounterFamily signIns = counter(Meters.SIGN_INS);
  private final CounterFamily signInsRevised = counter(Meters.SIGN_INS_REVISED);
  private final CounterFamily mergedRecords = counter(Meters.MERGED_RECORDS);
  private final CounterFamily lateRecords = counter(Meters.LATE_RECORDS);
  private final CounterFamily replayedRecords = counter(Meters.REPLAYED_RECORDS);
  private final CounterFamily unknownStatusCodes = counter(Meters.UNKNOWN_STATUS_CODES);
  private final CounterFamily unjudgedPolicies = counter(Meters.UNJUDGED_POLICIES);

  private final CounterFamily alerts = counter(Meters.ALERTS);
  private final CounterFamily alertStateRefused = counter(Meters.ALERT_STATE_REFUSED);

  private final DistributionSummary eventDelay = histogram(Meters.EVENT_DELAY, DELAY_BUCKETS);
  private final DistributionSummary decisionLatency =
      histogram(Meters.DECISION_LATENCY, LATENCY_BUCKETS);

  private final AtomicLong sourceLag = new AtomicLong();
  private final GaugeBoard<Meters> processGauges = new GaugeBoard<>(registry);
  private final FeedGauges feeds;
  private final JoinGaugeBoard joins;
  private final WindowGaugeBoard windows;
  private final PolicyGaugeBoard policyWindows;
  private final AlertGaugeBoard alertGauges;

  /**
   * Starts the meters of this process.
   *
   * @param version of the program, for {@code boundwatch_build_info}
   */
  public PrometheusMetrics(MetricsConfig config, String version) {
    this(config, version, Clock.systemUTC());
  }

  PrometheusMetrics(MetricsConfig config, String version, Clock clock) {
    tenants = new LabelCap(config.maxTenants(), ALL_TENANTS);
    apps = new LabelCap(config.maxApps(), WHOLE_TENANT);
    policies = new LabelCap(config.maxPolicies());
    statusCodes = new LabelCap(config.maxStatusCodes());
    feeds = new FeedGauges(registry, clock);
    joins = new JoinGaugeBoard(registry, clock);
    NameGauges appNames = new NameGauges(registry.getPrometheusRegistry(), Meters.APP_INFO);
    windows = new WindowGaugeBoard(registry, tenants, apps, appNames);
    policyWindows = new PolicyGaugeBoard(registry, tenants, apps, policies, appNames);
    alertGauges = new AlertGaugeBoard(registry, tenants);
    NameGauges.register(registry.getPrometheusRegistry(), Meters.BUILD_INFO)
        .setLabelValues(version, Runtime.version().toString());
  }

  private CounterFamily counter(Meters meter) {
    return new CounterFamily(registry, meter);
  }

  private DistributionSummary histogram(Meters meter, double[] buckets) {
    return DistributionSummary.builder(meter.prometheusName())
        .description(meter.help())
        .serviceLevelObjectives(buckets)
        .register(registry);
  }

  /** All meters in Prometheus' text format 0.0.4. */
  public String scrape() {
    return registry.scrape();
  }

  /**
   * Shows the allowed metrics of Kafka Streams and of its clients until the result is closed, which
   * belongs before the closing of the streams.
   */
  public BoundMeters bind(KafkaStreams streams) {
    return kafka.bind(streams);
  }

  /** Shows what the process says of its own health; asked at every scrape, so cheap. */
  public void bindHealth(BooleanSupplier live, BooleanSupplier ready) {
    showOfProcess(Meters.LIVE, () -> live.getAsBoolean() ? 1 : 0);
    showOfProcess(Meters.READY, () -> ready.getAsBoolean() ? 1 : 0);
  }

  @Override
  public BoundMeters bind(Consumer<?, ?> consumer) {
    return kafka.bind(consumer);
  }

  @Override
  public BoundMeters bind(Producer<?, ?> producer) {
    return kafka.bind(producer);
  }

  MeterRegistry registry() {
    return registry;
  }

  @Override
  public void recordAccepted(Request request, int unjudged, boolean knownStatusCode) {
    ingestRecords.with(request.details().category().wireName(), "accepted").increment();
    eventDelay.record(Math.max(0, request.appendTime() - request.eventTime()) / 1000.0);
    if (unjudged > 0) {
      unjudgedPolicies.with().increment(unjudged);
    }
    if (!knownStatusCode) {
      unknownStatusCodes.with().increment();
    }
  }

  @Override
  public void recordIgnored(String category) {
    ingestRecords.with(categories.of(category), "ignored").increment();
  }

  @Override
  public void recordRejected(RejectReason reason) {
    ingestRecords.with(LabelCap.UNKNOWN, "rejected").increment();
    deadLetters.with(reason.wireName()).increment();
  }

  @Override
  public void sourceLag(long records) {
    sourceLag.set(records);
    if (!processGauges.isOwner(Meters.SOURCE_LAG, this)) {
      showOfProcess(Meters.SOURCE_LAG, sourceLag::get);
    }
  }

  private void showOfProcess(Meters meter, Supplier<Number> value) {
    processGauges.put(meter, this, List.of(new GaugeBoard.Row(meter, List.of(), value)));
  }

  @Override
  public void feedSeen(String sourcePartition, String tenantId, String category, long appendTime) {
    feeds.seen(sourcePartition, tenants.of(tenantId), categories.of(category), appendTime);
  }

  @Override
  public void sourcePartitionLeft(String sourcePartition) {
    feeds.left(sourcePartition);
  }

  @Override
  public void requestSeen(Request request) {
    requests
        .with(
            tenants.of(request.tenantId()),
            apps.of(request.details().appId()),
            request.binding().wireName(),
            statusCodes.of(Integer.toString(request.statusCode())),
            request.outcome().wireName())
        .increment();
  }

  @Override
  public void recordMerged(MergeKind kind) {
    mergedRecords.with(kind.wireName()).increment();
  }

  @Override
  public void recordLate(String tenantId) {
    lateRecords.with(tenants.of(tenantId)).increment();
  }

  @Override
  public void recordReplayed(String tenantId) {
    replayedRecords.with(tenants.of(tenantId)).increment();
  }

  @Override
  public void signInDecided(String tenantId, Verdict verdict, Outcome outcome) {
    signIns.with(tenants.of(tenantId), verdict.wireName(), outcome.wireName()).increment();
  }

  @Override
  public void signInRevised() {
    signInsRevised.with().increment();
  }

  @Override
  public void decisionLatency(long millis) {
    decisionLatency.record(Math.max(0, millis) / 1000.0);
  }

  @Override
  public JoinGauges joinGauges(int partition) {
    return joins.open(partition);
  }

  @Override
  public WindowGauges windowGauges(int partition) {
    return windows.open();
  }

  @Override
  public PolicyGauges policyGauges(int partition) {
    return policyWindows.open();
  }

  @Override
  public AlertGauges alertGauges(String stage, int partition) {
    return alertGauges.open(stage, partition);
  }

  @Override
  public void alertTold(String rule, AlertActivity activity) {
    alerts.with(rule, activity.wireName()).increment();
  }

  @Override
  public void alertStateRefused(String rule) {
    alertStateRefused.with(rule).increment();
  }

  /** Stops what runs behind the meters; the last scrape has been. */
  @Override
  public void close() {
    kafka.close();
    jvm.close();
    registry.close();
  }
}
