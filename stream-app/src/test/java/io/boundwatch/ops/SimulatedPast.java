package io.boundwatch.ops;

import io.boundwatch.config.BoundwatchConfig;
import io.boundwatch.event.EventHandler;
import io.boundwatch.event.EventReader;
import io.boundwatch.event.Rejection;
import io.boundwatch.event.Request;
import io.boundwatch.ingest.SourcePartition;
import io.boundwatch.kafka.ClientSettings;
import io.boundwatch.replay.RequestsFeed;
import io.boundwatch.service.BoundwatchService;
import io.boundwatch.sim.PublishDelay;
import io.boundwatch.sim.Rhythm;
import io.boundwatch.sim.SimulatedTenant;
import io.boundwatch.sim.Spike;
import io.boundwatch.sim.TenantProfile;
import java.time.Duration;
import java.util.List;

/** What a simulated tenant did, written past the source in steps that the test chooses. */
final class SimulatedPast implements AutoCloseable {
  private static final long SLICE = Duration.ofMinutes(1).toMillis();
  private static final TenantProfile TENANT =
      TenantProfile.CONTOSO.withTraffic(600, 100_000).withTiming(Rhythm.STEADY, PublishDelay.SHORT);

  private final SimulatedTenant tenant;
  private final EventReader reader;
  private final RequestsFeed feed;

  SimulatedPast(BoundwatchConfig config, BoundwatchService service, Spike spike) {
    tenant = new SimulatedTenant(TENANT, 7, List.of(spike));
    reader = new EventReader(config.eventRules());
    feed =
        new RequestsFeed(
            ClientSettings.producer(service.clusters().monitor(), "ops"),
            config.kafka().partitions(),
            List.of(new SourcePartition("simulated", 0)),
            SLICE);
  }

  /** The clock then stands at {@code to}. */
  void feed(long from, long to) {
    Writing writing = new Writing(feed);
    for (long at = from; at < to; at += SLICE) {
      tenant
          .next(at, Math.min(at + SLICE, to))
          .forEach(r -> reader.read(r.json(), r.publishTime(), r.publishTime(), writing));
    }
    feed.mark(to);
    feed.flush();
  }

  @Override
  public void close() {
    feed.close();
  }

  private record Writing(RequestsFeed feed) implements EventHandler {
    @Override
    public void accepted(Request request, int unjudgedPolicies) {
      feed.write(request);
    }

    @Override
    public void ignored(String category) {}

    @Override
    public void rejected(Rejection rejection) {
      throw new IllegalStateException("a simulated record was rejected: " + rejection);
    }
  }
}
