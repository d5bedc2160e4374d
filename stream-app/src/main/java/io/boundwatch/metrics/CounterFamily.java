package io.boundwatch.metrics;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The counters of one meter by the values of its labels, kept so that counting a record needs no
 * look-up in the registry. The values must be bounded already. Safe for several threads.
 */
final class CounterFamily {
  private final MeterRegistry registry;
  private final Meters meter;
  private final Map<List<String>, Counter> counters = new ConcurrentHashMap<>();

  CounterFamily(MeterRegistry registry, Meters meter) {
    this.registry = registry;
    this.meter = meter;
    if (meter.labels().isEmpty()) {
      with();
    }
  }

  /** The counter with these values, in the order of the meter's labels. */
  Counter with(String... values) {
    return counters.computeIfAbsent(List.of(values), this::register);
  }

  private Counter register(List<String> values) {
    return Counter.builder(meter.prometheusName())
        .description(meter.help())
        .tags(Labels.of(meter, values))
        .register(registry);
  }
}
