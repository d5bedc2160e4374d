package io.boundwatch.broker;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import kafka.server.BrokerServer;
import kafka.server.ControllerServer;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import kafka.server.SharedServer;
import org.apache.kafka.metadata.bootstrap.BootstrapMetadata;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.slf4j.LoggerFactory;
import scala.Tuple2;

/**
 * A real Kafka broker and controller (KRaft) in this JVM, its log in the data folder, listening on
 * a loopback address. What it acknowledged survives a killed process, not a lost disk.
 */
public final class EmbeddedBroker implements AutoCloseable {
  /** How long a clean stop may take before the broker is stopped anyhow. */
  private static final Duration STOP_TIMEOUT = Duration.ofSeconds(10);

  private final BrokerFolder folder;
  private final LoopbackSockets sockets;
  private final Faults faults;
  private final ControllerServer controller;
  private final BrokerServer broker;

  private EmbeddedBroker(
      BrokerFolder folder,
      LoopbackSockets sockets,
      Faults faults,
      ControllerServer controller,
      BrokerServer broker) {
    this.folder = folder;
    this.sockets = sockets;
    this.faults = faults;
    this.controller = controller;
    this.broker = broker;
  }

  /**
   * Starts on what the folder holds, and prepares it at the first start. The port stays the same
   * over starts as long as nobody else takes it.
   *
   * @throws BrokerException if the folder is in use, cannot be written or does not start
   */
  public static EmbeddedBroker start(Path dataDir) {
    BrokerFolder folder = BrokerFolder.open(dataDir);
    LoopbackSockets sockets = bind(folder);
    Faults faults = new Faults();
    try {
      EmbeddedBroker broker = create(folder, sockets, faults);
      broker.startUp();
      folder.rememberPort(sockets.clientPort());
      return broker;
    } catch (Exception e) {
      sockets.close();
      folder.close();
      throw notStarted(folder, faults.first().orElse(e));
    }
  }

  private static LoopbackSockets bind(BrokerFolder folder) {
    try {
      return LoopbackSockets.bind(folder.lastPort());
    } catch (BrokerException e) {
      folder.close();
      throw e;
    }
  }

  private static EmbeddedBroker create(BrokerFolder folder, LoopbackSockets sockets, Faults faults)
      throws Exception {
    Properties settings =
        BrokerSettings.of(folder.logDir(), sockets.clientPort(), sockets.controllerPort());
    KafkaConfig config = KafkaConfig.fromProps(settings, false);
    LogFormat.formatIfNew(folder.logDir());
    Tuple2<MetaPropertiesEnsemble, BootstrapMetadata> log =
        KafkaRaftServer.initializeLogDirs(
            config, LoggerFactory.getLogger(EmbeddedBroker.class), "");
    SharedServer shared = NodeParts.shared(config, log._1(), faults, sockets);
    return new EmbeddedBroker(
        folder,
        sockets,
        faults,
        new ControllerServer(shared, KafkaRaftServer.configSchema(), log._2()),
        new BrokerServer(shared));
  }

  private void startUp() {
    controller.startup();
    try {
      broker.startup();
    } catch (RuntimeException e) {
      controller.shutdown();
      throw e;
    }
  }

  private static BrokerException notStarted(BrokerFolder folder, Throwable cause) {
    return new BrokerException(
        "the embedded broker does not start on "
            + folder.logDir()
            + ": "
            + cause.getMessage()
            + "; is the disk full, or the folder written by a newer release? To begin anew, move"
            + " the folder away",
        cause);
  }

  /** Host and port for clients in this machine. */
  public String bootstrapServers() {
    return LoopbackSockets.HOST + ":" + sockets.clientPort();
  }

  /** Why the broker can no longer be relied upon; empty while it runs well. */
  public Optional<Throwable> failure() {
    return faults.first();
  }

  /** Stops cleanly, so that the next start needs no recovery; the lock is let go. */
  @Override
  public void close() {
    try {
      // first the broker: it still needs the controller to leave in order
      broker.shutdown(STOP_TIMEOUT);
      controller.shutdown();
    } finally {
      sockets.close();
      folder.close();
    }
  }
}
