package io.boundwatch.alert;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The figures of an alert: what was observed beside what was usual.
 *
 * @param counts by name in snake case, such as {@code unbound} or {@code blocked_users}
 * @param statusCodes requests, or users where the rule counts users, by session status code
 * @param baseline what was usual, by name in snake case, such as {@code expected} or {@code
 *     p_value}
 * @param learning whether the baseline is still being learned
 */
public record Observation(
    Map<String, Long> counts,
    Map<Integer, Long> statusCodes,
    Map<String, Double> baseline,
    boolean learning) {
  public static final Observation NONE = new Observation(Map.of(), Map.of(), Map.of(), false);

  public Observation {
    counts = Collections.unmodifiableMap(new TreeMap<>(counts));
    statusCodes = Collections.unmodifiableMap(new TreeMap<>(statusCodes));
    baseline = Collections.unmodifiableMap(new TreeMap<>(baseline));
  }

  public static Observation of(Map<String, Long> counts) {
    return new Observation(counts, Map.of(), Map.of(), false);
  }

  public Observation withStatusCodes(Map<Integer, Long> codes) {
    return new Observation(counts, codes, baseline, learning);
  }

  public Observation withBaseline(Map<String, Double> usual, boolean stillLearning) {
    return new Observation(counts, statusCodes, usual, stillLearning);
  }
}
