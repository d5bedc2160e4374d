package io.boundwatch.replay;

import io.boundwatch.broker.EmbeddedBroker;
import io.boundwatch.codec.ByteReader;
import io.boundwatch.config.BoundwatchConfig;
import io.boundwatch.event.EventReader;
import io.boundwatch.event.RequestCodec;
import io.boundwatch.ingest.Privacy;
import io.boundwatch.ingest.SourcePartition;
import io.boundwatch.kafka.ClientSettings;
import io.boundwatch.kafka.Clusters;
import io.boundwatch.kafka.TopicSetup;
import io.boundwatch.metrics.NoMetrics;
import io.boundwatch.remedy.Causes;
import io.boundwatch.topology.Monitor;
import io.boundwatch.topology.MonitorSettings;
import io.boundwatch.topology.StopException;
import io.boundwatch.topology.Stores;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/**
 * Replays exported events through the same pipeline on an embedded broker in a temporary folder:
 * sorted by the time they were published, with watermarks, then a last watermark that settles and
 * closes everything. Never waits for the wall clock.
 */
public final class Replay {
  private static final SourcePartition FILES = new SourcePartition("replayed-files", 0);
  private static final long SORT_IN_MEMORY = 256L * 1024 * 1024;
  private static final long DAY = Duration.ofDays(1).toMillis();

  private final BoundwatchConfig config;
  private final Optional<Path> output;
  private final ReplayProgress progress;
  private final LongAdder late = new LongAdder();

  /**
   * @param output folder for all values that were published; exists
   */
  public Replay(BoundwatchConfig config, Optional<Path> output, ReplayProgress progress) {
    this.config = config;
    this.output = output;
    this.progress = progress;
  }

  public ReplayReport run(List<InputFile> files) throws IOException, InterruptedException {
    try (TemporaryFolder folder = TemporaryFolder.create("boundwatch-replay");
        SortedSpool spool = new SortedSpool(folder.path(), SORT_IN_MEMORY)) {
      try (Writer rejected = deadLetterFile()) {
        DeadLetters deadLetters =
            new DeadLetters(output.isPresent() ? Optional.of(rejected) : Optional.empty());
        Intake intake = intake(spool, deadLetters);
        for (InputFile file : files) {
          progress.reading(file.name());
          try (InputStream in = file.open()) {
            intake.read(file.name(), in);
          }
        }
        Outputs outputs =
            pipeline(LocalConfig.of(config, "boundwatch-replay", folder.path()), spool, intake);
        BlockedUsers blocked = BlockedUsers.of(Causes.packed(), outputs.blocked());
        if (output.isPresent()) {
          WhoToFixFile.write(output.get(), blocked.users());
        }
        return report(intake, deadLetters, outputs, blocked.summary());
      }
    }
  }

  private Writer deadLetterFile() throws IOException {
    return output.isPresent()
        ? Files.newBufferedWriter(output.get().resolve("dead-letters.ndjson"))
        : Writer.nullWriter();
  }

  private Intake intake(SortedSpool spool, DeadLetters deadLetters) {
    return new Intake(
        new EventReader(config.eventRules()),
        Privacy.of(config),
        config.pseudonymiseKey().isEmpty(),
        spool,
        deadLetters);
  }

  private Outputs pipeline(BoundwatchConfig local, SortedSpool spool, Intake intake)
      throws IOException, InterruptedException {
    Outputs outputs =
        new Outputs(largest(local.counts().appWindows()), largest(local.counts().userWindows()));
    try (EmbeddedBroker broker = EmbeddedBroker.start(local.dataDir())) {
      Clusters clusters = Clusters.of(local, broker.bootstrapServers());
      TopicSetup.ensure(local, clusters);
      count(local, clusters, spool, intake);
      collect(outputs, clusters);
    }
    return outputs;
  }

  private static String largest(List<Duration> windows) {
    Duration largest = windows.get(windows.size() - 1);
    return io.boundwatch.count.WindowSize.of(largest).wireName();
  }

  private void count(BoundwatchConfig local, Clusters clusters, SortedSpool spool, Intake intake)
      throws IOException, InterruptedException {
    if (spool.size() == 0) {
      return;
    }
    MonitorSettings settings = MonitorSettings.of(local, MonitorSettings.Pace.WATERMARK);
    ClockGate gate = new ClockGate(settings.partitions());
    try (Monitor monitor =
        new Monitor(
            local,
            ClientSettings.streams(clusters.monitor()),
            settings,
            Stores.IN_MEMORY,
            new LateCount(),
            gate)) {
      monitor.start();
      long[] first = {Long.MIN_VALUE};
      long end = settledAndFinal(intake.lastTime());
      try (RequestsFeed feed =
          new RequestsFeed(
              ClientSettings.producer(clusters.monitor(), "boundwatch-replay"),
              settings.partitions(),
              List.of(FILES),
              settings.publishInterval())) {
        spool.drain(
            entry -> {
              first[0] = first[0] == Long.MIN_VALUE ? entry.time() : first[0];
              feed.write(RequestCodec.read(new ByteReader(entry.value())));
            });
        feed.mark(end);
        feed.flush();
      }
      await(monitor, gate, first[0], end);
    }
  }

  /**
   * A time by which everything has settled and left, and every window is final; later than all that
   * is fed, late records too: what waits for it waits for them.
   */
  private long settledAndFinal(long lastTime) {
    return lastTime
        + DAY
        + config.signIn().allowedLateness().toMillis() * 2
        + config.signIn().settle().toMillis()
        + config.signIn().span().toMillis();
  }

  private void await(Monitor monitor, ClockGate gate, long first, long end)
      throws InterruptedException {
    while (!gate.await(end, 200)) {
      if (!monitor.isAlive()) {
        throw new StopException(
            monitor.failure().orElse("the replay's monitor stopped: " + monitor.state()));
      }
      progress.counting(Math.max(0, gate.clock() - first), end - first);
    }
    progress.counting(end - first, end - first);
  }

  private void collect(Outputs outputs, Clusters clusters) throws IOException {
    Map<String, OutputStream> files = new HashMap<>();
    try {
      if (output.isPresent()) {
        for (Map.Entry<String, String> file : Outputs.FILES.entrySet()) {
          Path path = output.get().resolve(file.getValue());
          files.put(file.getKey(), new BufferedOutputStream(Files.newOutputStream(path)));
        }
      }
      outputs.read(clusters.monitor(), files);
    } finally {
      for (OutputStream file : files.values()) {
        file.close();
      }
    }
  }

  private ReplayReport report(
      Intake intake, DeadLetters deadLetters, Outputs outputs, List<WhoToFix> whoToFix) {
    return new ReplayReport(
        intake.accepted(),
        intake.ignored(),
        intake.rejected(),
        deadLetters.first(),
        late.sum(),
        outputs.signIns(),
        outputs.unboundSignIns(),
        outputs.apps(),
        outputs.users(),
        outputs.blocked(),
        outputs.alerts(),
        whoToFix);
  }

  private final class LateCount extends NoMetrics {
    @Override
    public void recordLate(String tenantId) {
      late.increment();
    }
  }
}
