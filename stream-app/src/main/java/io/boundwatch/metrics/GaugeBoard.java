package io.boundwatch.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Gauges that come and go. Each key has one owner, the last that set it: a task that moves between
 * two threads of this instance is opened anew before the old one is closed, and the closing must
 * not take the new gauges away. Safe for several threads.
 */
final class GaugeBoard<K> {
  private record Entry(Object owner, List<Meter> meters) {}

  private final MeterRegistry registry;
  private final Map<K, Entry> entries = new HashMap<>();

  GaugeBoard(MeterRegistry registry) {
    this.registry = registry;
  }

  /** One gauge to be shown: read at every scrape. */
  record Row(Meters meter, List<String> labels, Supplier<Number> value) {}

  synchronized void put(K key, Object owner, List<Row> rows) {
    drop(entries.remove(key));
    List<Meter> meters = new ArrayList<>(rows.size());
    rows.forEach(row -> meters.add(register(row)));
    entries.put(key, new Entry(owner, meters));
  }

  synchronized boolean isOwner(K key, Object owner) {
    Entry entry = entries.get(key);
    return entry != null && entry.owner() == owner;
  }

  synchronized void remove(K key, Object owner) {
    if (isOwner(key, owner)) {
      drop(entries.remove(key));
    }
  }

  private Meter register(Row row) {
    return Gauge.builder(row.meter().prometheusName(), row.value())
        .description(row.meter().help())
        .tags(Labels.of(row.meter(), row.labels()))
        .register(registry);
  }

  private void drop(Entry entry) {
    if (entry != null) {
      entry.meters().forEach(registry::remove);
    }
  }
}
