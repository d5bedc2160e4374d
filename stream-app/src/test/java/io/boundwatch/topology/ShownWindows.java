package io.boundwatch.topology;

import io.boundwatch.metrics.NoMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Remembers which closed windows the gauges show, by app and window size: {@code outlook PT5M}. */
final class ShownWindows extends NoMetrics {
  private final Map<String, ClosedWindow> shown = new TreeMap<>();
  private final List<String> history = new ArrayList<>();

  Map<String, ClosedWindow> shown() {
    return shown;
  }

  /**
   * What was shown and hidden since the last call: {@code +outlook PT5M}, {@code -outlook PT5M}.
   */
  List<String> changes() {
    List<String> changes = List.copyOf(history);
    history.clear();
    return changes;
  }

  @Override
  public WindowGauges windowGauges(int partition) {
    return new WindowGauges() {
      @Override
      public void set(ClosedWindow window) {
        String key = window.appId() + " " + window.windowSize();
        shown.put(key, window);
        history.add("+" + key);
      }

      @Override
      public void remove(String tenantId, String appId, String windowSize) {
        String key = appId + " " + windowSize;
        shown.remove(key);
        history.add("-" + key);
      }

      @Override
      public void close() {}
    };
  }
}
