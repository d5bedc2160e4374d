package io.boundwatch.service;

import io.boundwatch.broker.EmbeddedBroker;
import io.boundwatch.http.Health;
import io.boundwatch.ingest.IngestHealth;
import io.boundwatch.ingest.IngestService;
import io.boundwatch.topology.Monitor;
import java.util.Optional;

/** Live: nothing has died and all makes progress. Ready: restored and reading. */
final class ServiceHealth implements Health {
  private final Optional<EmbeddedBroker> broker;
  private final Optional<IngestService> ingest;
  private final Optional<Monitor> monitor;

  ServiceHealth(
      Optional<EmbeddedBroker> broker, Optional<IngestService> ingest, Optional<Monitor> monitor) {
    this.broker = broker;
    this.ingest = ingest;
    this.monitor = monitor;
  }

  @Override
  public Status live() {
    if (broker.isPresent() && broker.get().failure().isPresent()) {
      return new Status(false, "the embedded broker has failed");
    }
    if (ingest.isPresent() && !ingest.get().alive()) {
      return new Status(false, "ingest makes no progress" + problem());
    }
    if (monitor.isPresent() && !monitor.get().isAlive()) {
      return new Status(false, "the monitor has stopped" + because(monitor.get().failure()));
    }
    return new Status(true, "making progress");
  }

  @Override
  public Status ready() {
    Status live = live();
    if (!live.ok()) {
      return live;
    }
    if (monitor.isPresent() && !monitor.get().isReady()) {
      return new Status(false, "the monitor is " + monitor.get().state());
    }
    if (ingest.isPresent() && ingest.get().health().state() != IngestHealth.State.RUNNING) {
      return new Status(false, "ingest is " + ingest.get().health().state() + problem());
    }
    return new Status(true, "ready");
  }

  private String problem() {
    return because(ingest.flatMap(service -> service.health().problem()));
  }

  private static String because(Optional<String> reason) {
    return reason.map(text -> ": " + text).orElse("");
  }
}
