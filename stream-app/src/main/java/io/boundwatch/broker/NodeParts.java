package io.boundwatch.broker;

import java.util.concurrent.CompletableFuture;
import kafka.server.KafkaConfig;
import kafka.server.Server;
import kafka.server.SharedServer;
import org.apache.kafka.common.metrics.Metrics;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.properties.MetaPropertiesEnsemble;
import org.apache.kafka.raft.QuorumConfig;

/** What broker and controller share; put together as Kafka's own server class does. */
final class NodeParts {
  private NodeParts() {}

  static SharedServer shared(
      KafkaConfig config, MetaPropertiesEnsemble log, Faults faults, LoopbackSockets sockets) {
    Metrics metrics = Server.initializeMetrics(config, Time.SYSTEM, log.clusterId().orElseThrow());
    QuorumConfig quorum = config.quorumConfig();
    return new SharedServer(
        config,
        log,
        Time.SYSTEM,
        metrics,
        CompletableFuture.completedFuture(QuorumConfig.parseVoterConnections(quorum.voters())),
        QuorumConfig.parseBootstrapServers(quorum.bootstrapServers()),
        faults,
        sockets);
  }
}
