package io.boundwatch.topology;

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

  /** The store of a task. */
  String store() {
    return stageName + "-state";
  }

  /** How many tasks say something to one of this stage. */
  int tasksBefore(MonitorSettings settings) {
    return this == APPS ? 2 * settings.partitions() : settings.partitions();
  }

  long publishInterval(MonitorSettings settings) {
    return this == APPS ? settings.publishInterval() : settings.userPublishInterval();
  }
}
