package io.boundwatch.topology;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.apache.kafka.streams.state.StoreBuilder;

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

  /** Store of what the alert rules remember. */
  String rules() {
    return stageName + "-rules";
  }

  String rulesDue() {
    return stageName + "-rules-due";
  }

  /** Store of the alerts. */
  String alerts() {
    return stageName + "-alerts";
  }

  String meta() {
    return stageName + "-meta";
  }

  /** Every store of a task. */
  Set<StoreBuilder<?>> storeBuilders(Stores stores) {
    Set<StoreBuilder<?>> builders = new HashSet<>();
    builders.add(stores.objects(cells(), KeyForm.CELL, CellStore.FORM, CellStore.ROOM));
    builders.add(stores.due(due(), KeyForm.CELL));
    builders.add(stores.changed(changed(), KeyForm.CELL));
    builders.add(stores.objects(rules(), KeyForm.TEXT, RuleStore.FORM, RuleStore.ROOM));
    builders.add(stores.due(rulesDue(), KeyForm.TEXT));
    builders.add(stores.bytes(alerts()));
    closed().map(stores::bytes).ifPresent(builders::add);
    builders.add(stores.meta(meta()));
    return builders;
  }

  /** How many tasks say something to one of this stage. */
  int tasksBefore(MonitorSettings settings) {
    return this == APPS ? 2 * settings.partitions() : settings.partitions();
  }

  long publishInterval(MonitorSettings settings) {
    return this == APPS ? settings.publishInterval() : settings.userPublishInterval();
  }
}
