package io.boundwatch.topology;

import java.util.Optional;

/** The stages behind the join: who counts what, and under which names. */
enum CountStage {
  /** App and policy cells, by tenant and app. */
  APPS("app-counts"),
  /** User cells, by tenant and user. */
  USERS("user-counts");

  private final String stageName;

  CountStage(String stageName) {
    this.stageName = stageName;
  }

  String stageName() {
    return stageName;
  }

  /** Store of the cells. */
  String cells() {
    return stageName + "-cells";
  }

  String due() {
    return stageName + "-due";
  }

  String changed() {
    return stageName + "-changed";
  }

  /** Store of what the gauges of closed windows show; users have none. */
  Optional<String> closed() {
    return this == APPS ? Optional.of(stageName + "-closed") : Optional.empty();
  }

  String meta() {
    return stageName + "-meta";
  }

  long publishInterval(MonitorSettings settings) {
    return this == APPS ? settings.publishInterval() : settings.userPublishInterval();
  }
}
