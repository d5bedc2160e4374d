package io.boundwatch.demo;

import io.boundwatch.config.BoundwatchConfig;
import io.boundwatch.event.EventHandler;
import io.boundwatch.event.EventReader;
import io.boundwatch.event.Rejection;
import io.boundwatch.event.Request;
import io.boundwatch.ingest.SourcePartition;
import io.boundwatch.replay.RequestsFeed;
import io.boundwatch.sim.SimulatedTenant;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** Writes a simulated past as fast as it goes, in the order of publication. */
final class PastFeed {
  private static final long SLICE = Duration.ofMinutes(10).toMillis();

  private final BoundwatchConfig config;
  private final Map<String, Object> producer;
  private final List<SourcePartition> source;

  PastFeed(BoundwatchConfig config, Map<String, Object> producer, List<SourcePartition> source) {
    this.config = config;
    this.producer = producer;
    this.source = source;
  }

  /** Feeds an interval; how many requests that were. */
  long feed(SimulatedTenant tenant, long from, long to, BooleanSupplier cancelled) {
    EventReader reader = new EventReader(config.eventRules());
    try (RequestsFeed feed =
        new RequestsFeed(producer, config.kafka().partitions(), source, SLICE)) {
      Writing writing = new Writing(feed);
      for (long at = from; at < to && !cancelled.getAsBoolean(); at += SLICE) {
        tenant
            .next(at, Math.min(at + SLICE, to))
            .forEach(r -> reader.read(r.json(), r.publishTime(), r.publishTime(), writing));
      }
      feed.mark(to);
      feed.flush();
      return writing.count;
    }
  }

  private static final class Writing implements EventHandler {
    private final RequestsFeed feed;
    private long count;

    Writing(RequestsFeed feed) {
      this.feed = feed;
    }

    @Override
    public void accepted(Request request, int unjudgedPolicies) {
      feed.write(request);
      count++;
    }

    @Override
    public void ignored(String category) {}

    @Override
    public void rejected(Rejection rejection) {
      throw new IllegalStateException("a simulated record was rejected: " + rejection);
    }
  }
}
