package io.boundwatch.lab;

import io.boundwatch.alert.spike.SpikeBaseline;
import io.boundwatch.alert.spike.SpikeDetector;
import io.boundwatch.alert.spike.SpikeSettings;
import io.boundwatch.alert.spike.SpikeWindow;

/** Boundwatch's own detector. */
final class OwnDetector implements Contestant {
  private final SpikeDetector detector;
  private final SpikeBaseline baseline = new SpikeBaseline();

  OwnDetector(SpikeSettings settings) {
    detector = new SpikeDetector(settings);
  }

  @Override
  public boolean open(SpikeWindow window) {
    return detector.open(baseline, window).opens();
  }

  @Override
  public boolean closed(SpikeWindow window) {
    return detector.closed(baseline, window).opens();
  }
}
