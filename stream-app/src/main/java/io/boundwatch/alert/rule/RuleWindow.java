package io.boundwatch.alert.rule;

import io.boundwatch.alert.AlertSettings;
import io.boundwatch.count.CellKey;
import io.boundwatch.count.CellKind;
import io.boundwatch.count.WindowSize;

/** The windows that rules judge by (design, section 9), of five minutes if nothing else is said. */
record RuleWindow(WindowSize size) {
  static RuleWindow of(AlertSettings alerts) {
    return new RuleWindow(WindowSize.of(alerts.window()));
  }

  boolean isOfApp(CellKey key) {
    return key.kind() == CellKind.APP && key.windowSize().equals(size);
  }

  CellKey app(String tenantId, String appId, long start) {
    return CellKey.app(tenantId, appId, start, size);
  }

  /**
   * Start of the window that holds this moment: where an episode begins that rests on requests.
   * Requests of one moment come to a task in another order in each run, and the start of an episode
   * is part of its id. A window is short enough for an alert that was closed, which takes three of
   * them, to be opened again by the next request.
   */
  long startOf(long moment) {
    return size.startOf(moment);
  }

  long millis() {
    return size.millis();
  }

  String name() {
    return size.wireName();
  }
}
