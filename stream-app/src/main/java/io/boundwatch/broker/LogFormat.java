package io.boundwatch.broker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.Feature;

/** Prepares a log folder as {@code kafka-storage format} does. */
final class LogFormat {
  private LogFormat() {}

  /** Leaves a prepared folder as it is: its cluster id stays. */
  static void formatIfNew(Path logDir) throws Exception {
    if (!isFormatted(logDir)) {
      format(logDir);
    }
  }

  private static boolean isFormatted(Path logDir) throws IOException {
    MetaPropertiesEnsemble found =
        new MetaPropertiesEnsemble.Loader()
            .addLogDirs(List.of(logDir.toString()))
            .addMetadataLogDir(logDir.toString())
            .load();
    return found.clusterId().isPresent();
  }

  private static void format(Path logDir) throws Exception {
    new Formatter()
        .setPrintStream(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
        .setNodeId(BrokerSettings.NODE_ID)
        .setClusterId(Uuid.randomUuid().toString())
        .setSupportedFeatures(Feature.PRODUCTION_FEATURES)
        .setControllerListenerName(LoopbackSockets.CONTROLLER)
        .setDirectories(List.of(logDir.toString()))
        .setMetadataLogDirectory(logDir.toString())
        .setHasDynamicQuorum(false)
        .run();
  }
}
