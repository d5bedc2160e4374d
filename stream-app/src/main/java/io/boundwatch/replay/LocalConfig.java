package io.boundwatch.replay;

import io.boundwatch.config.BoundwatchConfig;
import io.boundwatch.config.KafkaConfig;
import io.boundwatch.config.SourceConfig;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A configuration turned into one that stays on this machine: embedded broker, given folder. */
public final class LocalConfig {
  private static final int PARTITIONS = 2;

  private LocalConfig() {}

  /** All rules are the user's; clusters and login are left out. */
  public static BoundwatchConfig of(BoundwatchConfig config, String applicationId, Path dataDir) {
    SourceConfig source = config.source();
    return new BoundwatchConfig(
        applicationId,
        dataDir,
        new KafkaConfig(Optional.empty(), Map.of(), true, PARTITIONS, (short) 1),
        new SourceConfig(
            Optional.empty(),
            Map.of(),
            List.copyOf(source.topics()),
            source.groupId(),
            Optional.empty(),
            Optional.empty(),
            Duration.ZERO),
        config.monitor(),
        config.signIn(),
        config.counts(),
        config.eventRules(),
        config.http(),
        config.metrics(),
        config.alerts(),
        config.pseudonymiseKey());
  }
}
