package io.boundwatch.kafka;

import io.boundwatch.config.BoundwatchConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Looks at both clusters without changing anything: can they be reached, and is there what
 * Boundwatch needs. Never prints a secret.
 */
public final class ConnectionCheck {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final BoundwatchConfig config;
  private final Clusters clusters;
  private final List<Finding> findings = new ArrayList<>();

  private ConnectionCheck(BoundwatchConfig config, Clusters clusters) {
    this.config = config;
    this.clusters = clusters;
  }

  /** Each cluster is given 10 s for each answer. */
  public static List<Finding> run(BoundwatchConfig config, Clusters clusters) {
    ConnectionCheck check = new ConnectionCheck(config, clusters);
    check.with(clusters.monitor(), check::checkMonitor);
    check.with(clusters.source(), check::checkSource);
    return List.copyOf(check.findings);
  }

  private void with(Cluster cluster, java.util.function.Consumer<ClusterAdmin> look) {
    try (ClusterAdmin admin = new ClusterAdmin(cluster, TIMEOUT)) {
      look.accept(admin);
    } catch (ClusterException e) {
      findings.add(Finding.error(e.getMessage()));
    }
  }

  private void checkMonitor(ClusterAdmin admin) {
    Cluster monitor = clusters.monitor();
    if (monitor.eventHubs()) {
      findings.add(
          Finding.error(
              monitor.inWords()
                  + " cannot hold the monitor's state: Kafka Streams needs a real Kafka; name one in"
                  + " kafka.bootstrap-servers, or leave that empty for the embedded broker"));
      return;
    }
    int nodes = admin.nodes();
    findings.add(Finding.ok(monitor.inWords() + " answers, brokers: " + nodes));
    checkReplication(nodes);
    checkOurTopics(admin);
  }

  private void checkReplication(int nodes) {
    int wanted = config.kafka().replicationFactor();
    if (wanted > nodes) {
      findings.add(
          Finding.error(
              "kafka.replication-factor is "
                  + wanted
                  + ", but the cluster has "
                  + nodes
                  + " brokers; lower it, or start more brokers"));
    }
  }

  private void checkOurTopics(ClusterAdmin admin) {
    List<TopicSpec> wanted = TopicSpec.ours(config.kafka());
    Map<String, TopicState> existing = admin.existing(TopicNames.ALL);
    List<String> missing = new ArrayList<>();
    for (TopicSpec topic : wanted) {
      if (existing.containsKey(topic.name())) {
        addProblems(existing.get(topic.name()), topic);
      } else {
        missing.add(topic.name());
      }
    }
    if (!missing.isEmpty()) {
      addMissing(String.join(", ", missing));
    }
  }

  private void addProblems(TopicState found, TopicSpec wanted) {
    List<String> problems = found.problems(wanted);
    problems.forEach(problem -> findings.add(Finding.error(problem)));
    if (problems.isEmpty()) {
      findings.add(
          Finding.ok("topic " + found.name() + " exists, partitions: " + found.partitions()));
    }
  }

  private void addMissing(String names) {
    findings.add(
        config.kafka().createTopics()
            ? Finding.ok(
                "to be created at the start, with "
                    + config.kafka().partitions()
                    + " partitions: "
                    + names)
            : Finding.error(
                "missing, and kafka.create-topics is false: "
                    + names
                    + "; create them or set kafka.create-topics to true"));
  }

  private void checkSource(ClusterAdmin admin) {
    List<String> topics = config.source().topics();
    Map<String, Integer> found = admin.partitions(topics);
    findings.add(Finding.ok(clusters.source().inWords() + " answers"));
    for (String topic : topics) {
      findings.add(found.containsKey(topic) ? foundHub(topic, found) : missingHub(topic));
    }
  }

  private static Finding foundHub(String topic, Map<String, Integer> found) {
    return Finding.ok("source topic " + topic + " exists, partitions: " + found.get(topic));
  }

  private Finding missingHub(String topic) {
    if (clusters.embedded() && clusters.shared()) {
      return Finding.ok(
          "source topic " + topic + " is created at the start on the embedded broker");
    }
    return Finding.warning(
        "source topic "
            + topic
            + " does not exist on "
            + clusters.source().inWords()
            + "; a diagnostic setting that names no hub writes to"
            + " insights-logs-signinlogs and insights-logs-noninteractiveusersigninlogs, and the"
            + " first data comes after 90 minutes to 3 days; if the setting names a hub, put that"
            + " name into source.topics");
  }
}
