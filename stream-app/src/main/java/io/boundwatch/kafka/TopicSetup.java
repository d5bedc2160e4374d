package io.boundwatch.kafka;

import io.boundwatch.config.BoundwatchConfig;
import io.boundwatch.config.KafkaConfig;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

/**
 * Creates the topics that are missing and checks those that exist (design, section 6). On the
 * embedded broker the hubs' topics are made too, when it is the source.
 */
public final class TopicSetup {
  private static final Duration TIMEOUT = Duration.ofSeconds(15);
  private static final Duration VISIBLE_WITHIN = Duration.ofSeconds(15);
  private static final long LOOK_AGAIN_MS = 100;

  private final ClusterAdmin admin;
  private final KafkaConfig kafka;
  private final Cluster cluster;

  private TopicSetup(ClusterAdmin admin, KafkaConfig kafka, Cluster cluster) {
    this.admin = admin;
    this.kafka = kafka;
    this.cluster = cluster;
  }

  /**
   * Waits at most some 15 s for each answer of the monitor's cluster.
   *
   * @throws ClusterException if the cluster cannot be used, a topic is missing that may not be
   *     created, or one is not as it has to be
   */
  public static void ensure(BoundwatchConfig config, Clusters clusters) {
    try (ClusterAdmin admin = new ClusterAdmin(clusters.monitor(), TIMEOUT)) {
      TopicSetup setup = new TopicSetup(admin, config.kafka(), clusters.monitor());
      setup.ensureOurs();
      if (clusters.embedded() && clusters.shared()) {
        setup.ensureHubs(config.source().topics());
      }
    }
  }

  /**
   * The partitions that a topic has; empty if it does not exist.
   *
   * @throws ClusterException if the cluster cannot be used
   */
  public static OptionalInt partitions(Cluster cluster, String topic) {
    try (ClusterAdmin admin = new ClusterAdmin(cluster, TIMEOUT)) {
      Integer count = admin.partitions(List.of(topic)).get(topic);
      return count == null ? OptionalInt.empty() : OptionalInt.of(count);
    }
  }

  private void ensureOurs() {
    List<TopicSpec> wanted = TopicSpec.ours(kafka);
    Map<String, TopicState> existing = admin.existing(names(wanted));
    check(wanted, existing);
    List<TopicSpec> missing = missing(wanted, existing.keySet());
    if (missing.isEmpty()) {
      return;
    }
    if (!kafka.createTopics()) {
      throw new ClusterException(missingMessage(missing));
    }
    create(missing);
    // somebody else may have created one meanwhile, in another way
    check(missing, admin.existing(names(missing)));
  }

  private void ensureHubs(List<String> hubs) {
    List<TopicSpec> wanted = hubs.stream().map(hub -> TopicSpec.hub(kafka, hub)).toList();
    create(missing(wanted, admin.partitions(hubs).keySet()));
  }

  private static List<String> names(List<TopicSpec> topics) {
    return topics.stream().map(TopicSpec::name).toList();
  }

  private static List<TopicSpec> missing(List<TopicSpec> wanted, Collection<String> existing) {
    return wanted.stream().filter(topic -> !existing.contains(topic.name())).toList();
  }

  private void check(List<TopicSpec> wanted, Map<String, TopicState> existing) {
    List<String> problems = new ArrayList<>();
    for (TopicSpec topic : wanted) {
      if (existing.containsKey(topic.name())) {
        problems.addAll(existing.get(topic.name()).problems(topic));
      }
    }
    if (!problems.isEmpty()) {
      throw new ClusterException(cluster.inWords() + ": " + String.join("; ", problems));
    }
  }

  private String missingMessage(List<TopicSpec> missing) {
    return cluster.inWords()
        + " lacks the topics "
        + String.join(", ", names(missing))
        + ", and kafka.create-topics is false; create them with "
        + kafka.partitions()
        + " partitions and message.timestamp.type=LogAppendTime (README lists the settings), or"
        + " set kafka.create-topics to true";
  }

  private void create(List<TopicSpec> topics) {
    if (topics.isEmpty()) {
      return;
    }
    admin.create(topics);
    awaitVisible(names(topics));
  }

  /** Brokers learn of a new topic one after another; Kafka Streams stops if it misses one. */
  private void awaitVisible(List<String> names) {
    long deadline = System.nanoTime() + VISIBLE_WITHIN.toNanos();
    while (!admin.partitions(names).keySet().containsAll(names)) {
      if (System.nanoTime() > deadline) {
        throw new ClusterException(
            cluster.inWords() + " created topics that it does not show; try again in a minute");
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(LOOK_AGAIN_MS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClusterException("interrupted while waiting for new topics", e);
    }
  }
}
