package io.boundwatch.metrics;

import io.boundwatch.metrics.GaugeBoard.Row;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * How long ago the last record of each tenant and category was appended to the source. A feed is
 * spread over source partitions; it is shown as long as one that brought it is owned.
 */
final class FeedGauges {
  private record Feed(String tenant, String category) {}

  private final GaugeBoard<Feed> board;
  private final Clock clock;
  private final Map<Feed, Map<String, AtomicLong>> newestByPartition = new ConcurrentHashMap<>();

  FeedGauges(MeterRegistry registry, Clock clock) {
    this.board = new GaugeBoard<>(registry);
    this.clock = clock;
  }

  /** Takes the labels as they are to be shown. */
  void seen(String sourcePartition, String tenant, String category, long appendTime) {
    newest(new Feed(tenant, category), sourcePartition).accumulateAndGet(appendTime, Math::max);
  }

  private AtomicLong newest(Feed feed, String sourcePartition) {
    Map<String, AtomicLong> partitions = newestByPartition.get(feed);
    AtomicLong newest = partitions == null ? null : partitions.get(sourcePartition);
    return newest != null ? newest : add(feed, sourcePartition);
  }

  private synchronized AtomicLong add(Feed feed, String sourcePartition) {
    Map<String, AtomicLong> partitions =
        newestByPartition.computeIfAbsent(
            feed,
            f -> {
              List<String> labels = List.of(f.tenant(), f.category());
              board.put(f, this, List.of(new Row(Meters.FEED_AGE, labels, () -> ageSeconds(f))));
              return new ConcurrentHashMap<>();
            });
    return partitions.computeIfAbsent(sourcePartition, p -> new AtomicLong(Long.MIN_VALUE));
  }

  private double ageSeconds(Feed feed) {
    return newestByPartition.getOrDefault(feed, Map.of()).values().stream()
        .mapToLong(AtomicLong::get)
        .max()
        .stream()
        .mapToDouble(newest -> (clock.millis() - newest) / 1000.0)
        .findFirst()
        .orElse(Double.NaN);
  }

  synchronized void left(String sourcePartition) {
    newestByPartition.forEach(
        (feed, partitions) -> {
          partitions.remove(sourcePartition);
          if (partitions.isEmpty()) {
            newestByPartition.remove(feed);
            board.remove(feed, this);
          }
        });
  }
}
