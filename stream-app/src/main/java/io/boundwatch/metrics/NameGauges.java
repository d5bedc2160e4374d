package io.boundwatch.metrics;

import io.prometheus.metrics.core.metrics.Info;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The newest names of apps or policies, each as a gauge that is always 1 with the name among its
 * labels. A name is shown while a window of one who told it is. Safe for several threads.
 *
 * <p>Micrometer takes the suffix {@code _info} away, so these go to Prometheus' own registry.
 */
final class NameGauges {
  /** A name is text that an administrator chose, of any length. */
  private static final int MAX_NAME = 128;

  /**
   * A name, and what changes with it.
   *
   * @param at when the record was made that told it, milliseconds since the epoch
   */
  record Name(long at, List<String> labels) {
    private static final Comparator<Name> ORDER =
        Comparator.comparingLong(Name::at).thenComparing(name -> name.labels().toString());
  }

  private final Info info;
  private final Map<List<String>, Map<Object, Name>> told = new HashMap<>();
  private final Map<List<String>, List<String>> shown = new HashMap<>();

  NameGauges(PrometheusRegistry registry, Meters meter) {
    this.info = register(registry, meter);
  }

  static Info register(PrometheusRegistry registry, Meters meter) {
    return Info.builder()
        .name(meter.prometheusName())
        .help(meter.help())
        .labelNames(meter.labels().toArray(String[]::new))
        .register(registry);
  }

  /**
   * Takes what a window tells.
   *
   * @param ids the labels that are not names, first of all
   * @param teller a window
   */
  synchronized void tell(List<String> ids, Object teller, Name name) {
    told.computeIfAbsent(ids, id -> new HashMap<>()).put(teller, name);
    show(ids);
  }

  synchronized void forget(List<String> ids, Object teller) {
    Map<Object, Name> tellers = told.getOrDefault(ids, Map.of());
    if (tellers.containsKey(teller)) {
      tellers.remove(teller);
      show(ids);
    }
  }

  private void show(List<String> ids) {
    Map<Object, Name> tellers = told.get(ids);
    List<String> before = shown.getOrDefault(ids, List.of());
    List<String> now =
        tellers.values().stream().max(Name.ORDER).map(name -> and(ids, name)).orElse(List.of());
    if (tellers.isEmpty()) {
      told.remove(ids);
    }
    if (!now.equals(before)) {
      replace(ids, before, now);
    }
  }

  /** A list without labels is a series that is not there. */
  private void replace(List<String> ids, List<String> before, List<String> now) {
    if (!before.isEmpty()) {
      info.remove(before.toArray(String[]::new));
      shown.remove(ids);
    }
    if (!now.isEmpty()) {
      info.addLabelValues(now.toArray(String[]::new));
      shown.put(ids, now);
    }
  }

  private static List<String> and(List<String> ids, Name name) {
    List<String> all = new ArrayList<>(ids);
    name.labels().forEach(label -> all.add(shortened(label)));
    return all;
  }

  private static String shortened(String name) {
    return name.length() <= MAX_NAME ? name : name.substring(0, MAX_NAME - 1) + "…";
  }
}
