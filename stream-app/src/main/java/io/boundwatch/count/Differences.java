package io.boundwatch.count;

import io.boundwatch.signin.SignIn;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The differences of many sign-ins, summed per cell: what crosses to the cell's task is one
 * difference per cell and flush, not one per request. Mutable and for one thread.
 */
public final class Differences {
  private final Contribution contribution;
  private Map<CellKey, CellDelta> deltas = new LinkedHashMap<>();

  public Differences(Windows windows) {
    this.contribution = new Contribution(windows);
  }

  /** Adds {@code contribution(now) - contribution(told)} of a sign-in, where there is news. */
  public void add(SignIn signIn) {
    List<Long> newsAt = signIn.newsAt();
    if (!newsAt.isEmpty()) {
      contribution.add(signIn.told(), -1, newsAt, this::delta);
      contribution.add(signIn.requests(), 1, newsAt, this::delta);
    }
  }

  private CellDelta delta(CellKey key) {
    return deltas.computeIfAbsent(key, k -> new CellDelta());
  }

  /** What was summed, in the order in which cells were first touched; empty again afterwards. */
  public Map<CellKey, CellDelta> drain() {
    Map<CellKey, CellDelta> drained = deltas;
    drained.values().removeIf(CellDelta::isEmpty);
    deltas = new LinkedHashMap<>();
    return drained;
  }
}
