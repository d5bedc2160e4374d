package io.boundwatch.lab;

import io.boundwatch.alert.spike.SpikeWindow;

/**
 * A fixed threshold for all keys: a window fires with at least 20 unbound sign-ins that are at
 * least a quarter of those in scope.
 */
final class StaticThreshold implements Contestant {
  private static final long LEAST_UNBOUND = 20;
  private static final double LEAST_SHARE = 0.25;

  private final Episodes episodes = new Episodes();

  @Override
  public boolean open(SpikeWindow window) {
    return false;
  }

  @Override
  public boolean closed(SpikeWindow window) {
    boolean fires =
        window.unbound() >= LEAST_UNBOUND && window.unbound() >= LEAST_SHARE * window.inScope();
    return episodes.opens(window.start(), fires);
  }
}
