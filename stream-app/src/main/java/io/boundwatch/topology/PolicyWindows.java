package io.boundwatch.topology;

import io.boundwatch.count.CellDelta;
import io.boundwatch.count.CellKey;
import io.boundwatch.count.CellKind;
import io.boundwatch.count.CountsWriter;
import io.boundwatch.event.Outcome;
import io.boundwatch.metrics.Metrics.PolicyGauges;
import io.boundwatch.metrics.Metrics.PolicyWindow;
import io.boundwatch.schemas.PolicyCounts;
import java.util.HashMap;
import java.util.Map;

/**
 * The gauges of the newest window of each policy and app of a count task. Unlike those of apps they
 * show the window that is still open, as it was last published: windows of policies last a day, and
 * whoever switches a policy on wants to see what it does now. A window is shown until a newer one
 * has requests, or until it is final.
 */
final class PolicyWindows {
  /** A policy and app in one window size, whatever the window. */
  private record Series(String tenantId, String policyId, String appId, long windowSize) {}

  private final PolicyGauges gauges;
  private final Map<Series, CellKey> shown = new HashMap<>();

  /** Shows again what was shown before a restart or move. */
  PolicyWindows(CellStore cells, PolicyGauges gauges) {
    this.gauges = gauges;
    cells.forEach(CellKind.POLICY, (key, cell) -> published(key, cell, false));
  }

  /** A cell of any kind was published. */
  void published(CellKey key, CellDelta cell, boolean isFinal) {
    if (key.kind() != CellKind.POLICY) {
      return;
    }
    CellKey newest = shown.getOrDefault(series(key), key);
    if (newest.windowStart() > key.windowStart()) {
      return;
    }
    if (isFinal || cell.tally().block() + cell.tally().allow() == 0) {
      hide(key);
    } else {
      shown.put(series(key), key);
      gauges.set(figures(key, cell));
    }
  }

  private void hide(CellKey key) {
    if (shown.remove(series(key)) != null) {
      gauges.remove(key.tenantId(), key.subject(), key.appId(), key.windowSize().wireName());
    }
  }

  void close() {
    gauges.close();
  }

  private static PolicyWindow figures(CellKey key, CellDelta cell) {
    PolicyCounts counts =
        CountsWriter.policy(key, cell, new CountsWriter.State(key.windowStart(), false, false));
    return new PolicyWindow(
        key.tenantId(),
        key.subject(),
        counts.policyName(),
        cell.labels().subject().at(),
        counts.mode(),
        key.appId(),
        counts.appDisplayName(),
        cell.labels().app().at(),
        counts.windowSize(),
        outcomes(cell),
        counts.users(),
        counts.blockedUsers(),
        percent(counts.pctAllowed()),
        percent(counts.pctEnforceable()));
  }

  private static double percent(Double percent) {
    return percent == null ? Double.NaN : percent;
  }

  private static long[] outcomes(CellDelta cell) {
    Outcome[] values = Outcome.values();
    long[] figures = new long[values.length];
    for (Outcome value : values) {
      figures[value.ordinal()] = cell.tally().outcome(value);
    }
    return figures;
  }

  private static Series series(CellKey key) {
    return new Series(key.tenantId(), key.subject(), key.appId(), key.windowSize().millis());
  }
}
