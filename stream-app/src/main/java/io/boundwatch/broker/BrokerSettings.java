package io.boundwatch.broker;

import java.nio.file.Path;
import java.util.Properties;

/**
 * The settings of a single node that starts quickly, stays small and keeps what it acknowledged.
 */
final class BrokerSettings {
  static final int NODE_ID = 1;
  private static final int MIB = 1024 * 1024;

  private BrokerSettings() {}

  static Properties of(Path logDir, int clientPort, int controllerPort) {
    Properties settings = new Properties();
    addNode(settings, logDir, clientPort, controllerPort);
    addSingleReplica(settings);
    addQuickness(settings);
    addSize(settings);
    return settings;
  }

  private static void addNode(Properties settings, Path logDir, int clients, int controller) {
    String clientListener = LoopbackSockets.CLIENTS + "://" + LoopbackSockets.HOST + ":" + clients;
    String controllerAddress = LoopbackSockets.HOST + ":" + controller;
    settings.put("process.roles", "broker,controller");
    settings.put("node.id", Integer.toString(NODE_ID));
    settings.put("log.dirs", logDir.toString());
    settings.put(
        "listeners", clientListener + "," + LoopbackSockets.CONTROLLER + "://" + controllerAddress);
    settings.put("advertised.listeners", clientListener);
    settings.put("inter.broker.listener.name", LoopbackSockets.CLIENTS);
    settings.put("controller.listener.names", LoopbackSockets.CONTROLLER);
    // static voters live in the settings alone, so that the port may differ at the next start
    settings.put("controller.quorum.voters", NODE_ID + "@" + controllerAddress);
    settings.put(
        "listener.security.protocol.map",
        LoopbackSockets.CLIENTS + ":PLAINTEXT," + LoopbackSockets.CONTROLLER + ":PLAINTEXT");
    settings.put("auto.create.topics.enable", "false");
    // a metrics reporter of the broker would only add to the start and stop; ours are the clients'
    settings.put("metric.reporters", "");
  }

  private static void addSingleReplica(Properties settings) {
    settings.put("default.replication.factor", "1");
    settings.put("min.insync.replicas", "1");
    settings.put("offsets.topic.replication.factor", "1");
    settings.put("transaction.state.log.replication.factor", "1");
    settings.put("transaction.state.log.min.isr", "1");
    settings.put("share.coordinator.state.topic.replication.factor", "1");
    settings.put("share.coordinator.state.topic.min.isr", "1");
    settings.put("offsets.topic.num.partitions", "4");
    settings.put("transaction.state.log.num.partitions", "4");
    settings.put("share.coordinator.state.topic.num.partitions", "1");
  }

  private static void addQuickness(Properties settings) {
    settings.put("group.initial.rebalance.delay.ms", "0");
    // a killed process leaves its transaction open, and readers wait for its timeout plus this
    settings.put("transaction.abort.timed.out.transaction.cleanup.interval.ms", "1000");
    // the start after a kill waits until the killed node's session is over
    settings.put("broker.heartbeat.interval.ms", "500");
    settings.put("broker.session.timeout.ms", "3000");
    // without other nodes nobody needs a sign of life from the controller's log
    settings.put("metadata.max.idle.interval.ms", "0");
  }

  private static void addSize(Properties settings) {
    settings.put("num.network.threads", "2");
    settings.put("num.io.threads", "4");
    settings.put("background.threads", "2");
    settings.put("num.recovery.threads.per.data.dir", "2");
    settings.put("queued.max.requests", "100");
    settings.put("log.cleaner.dedupe.buffer.size", Integer.toString(16 * MIB));
    settings.put("log.segment.bytes", Integer.toString(128 * MIB));
    // indexes are made at full size for each partition; a segment of 128 MiB fills half of this
    settings.put("log.index.size.max.bytes", Integer.toString(MIB));
    settings.put("offsets.topic.segment.bytes", Integer.toString(16 * MIB));
    settings.put("transaction.state.log.segment.bytes", Integer.toString(16 * MIB));
    settings.put("metadata.log.segment.bytes", Integer.toString(16 * MIB));
    // an exported message has up to 1 MB, before Kafka's own framing
    settings.put("message.max.bytes", Integer.toString(4 * MIB));
    // a pilot that rests for a month goes on where it stopped
    settings.put("offsets.retention.minutes", Integer.toString(31 * 24 * 60));
  }
}
