package io.boundwatch.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.micrometer.core.instrument.binder.kafka.KafkaStreamsMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.streams.KafkaStreams;

/**
 * Kafka's own metrics of clients and Streams, cut down to an allow-list: all of them would be over
 * a thousand series. Only names that Kafka keeps at one level (per client, thread, task or
 * partition) are listed, since Prometheus wants the same labels on every series of a name. No label
 * is taken away, not even that of Kafka's version: the binder compares the labels of what it knows
 * with Kafka's, and where one is missing it keeps one series of each name only.
 */
final class KafkaMeters implements AutoCloseable {
  /** By Micrometer's names; Prometheus' have {@code _} for each dot. */
  private static final List<String> ALLOWED =
      List.of(
          "kafka.consumer.connection.count",
          "kafka.consumer.coordinator.assigned.partitions",
          "kafka.consumer.coordinator.failed.rebalance.total",
          "kafka.consumer.coordinator.last.heartbeat.seconds.ago",
          "kafka.consumer.coordinator.rebalance.total",
          "kafka.consumer.failed.authentication.total",
          "kafka.consumer.fetch.manager.fetch.latency.avg",
          "kafka.consumer.fetch.manager.fetch.throttle.time.max",
          "kafka.consumer.fetch.manager.records.lag",
          "kafka.consumer.last.poll.seconds.ago",
          "kafka.producer.buffer.available.bytes",
          "kafka.producer.connection.count",
          "kafka.producer.failed.authentication.total",
          "kafka.producer.record.error.total",
          "kafka.producer.record.retry.total",
          "kafka.producer.request.latency.avg",
          "kafka.stream.alive.stream.threads",
          "kafka.stream.failed.stream.threads",
          "kafka.stream.state.block.cache.usage",
          "kafka.stream.state.cur.size.all.mem.tables",
          "kafka.stream.state.num.running.compactions",
          "kafka.stream.state.total.sst.files.size",
          "kafka.stream.state.updater.active.restoring.tasks",
          "kafka.stream.state.updater.restore.records.rate",
          "kafka.stream.task.dropped.records.total",
          "kafka.stream.task.restore.remaining.records.total",
          "kafka.stream.thread.commit.latency.max",
          "kafka.stream.thread.process.latency.avg",
          "kafka.stream.thread.process.total",
          "kafka.stream.thread.punctuate.latency.max");

  private static final Set<String> ALLOWED_SET = Set.copyOf(ALLOWED);

  /** A counter that Kafka gave no name for a counter; Prometheus' form must end in _total. */
  private static final String NAMED_AS_GAUGE = "kafka.stream.failed.stream.threads";

  private final MeterRegistry registry;
  private final ScheduledExecutorService refresh =
      Executors.newSingleThreadScheduledExecutor(KafkaMeters::daemon);

  KafkaMeters(MeterRegistry registry) {
    this.registry = registry;
    registry
        .config()
        .meterFilter(
            MeterFilter.deny(
                id -> id.getName().startsWith("kafka.") && !ALLOWED_SET.contains(id.getName())));
  }

  /** The allowed names as they are scraped. */
  static List<String> prometheusNames() {
    return ALLOWED.stream()
        .map(name -> name.equals(NAMED_AS_GAUGE) ? name + ".total" : name)
        .map(name -> name.replace('.', '_'))
        .toList();
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "boundwatch-kafka-metrics");
    thread.setDaemon(true);
    return thread;
  }

  Metrics.BoundMeters bind(KafkaStreams streams) {
    KafkaStreamsMetrics meters = new KafkaStreamsMetrics(streams, List.<Tag>of(), refresh);
    meters.bindTo(registry);
    return meters::close;
  }

  Metrics.BoundMeters bind(Consumer<?, ?> consumer) {
    return bind(new KafkaClientMetrics(consumer, List.<Tag>of(), refresh));
  }

  Metrics.BoundMeters bind(Producer<?, ?> producer) {
    return bind(new KafkaClientMetrics(producer, List.<Tag>of(), refresh));
  }

  private Metrics.BoundMeters bind(KafkaClientMetrics meters) {
    meters.bindTo(registry);
    return meters::close;
  }

  @Override
  public void close() {
    refresh.shutdownNow();
  }
}
