package io.boundwatch.kafka;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.CreateTopicsOptions;
import org.apache.kafka.clients.admin.DescribeClusterOptions;
import org.apache.kafka.clients.admin.DescribeConfigsOptions;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * The few questions asked of a cluster; each is answered within a bounded time or fails plainly.
 */
final class ClusterAdmin implements AutoCloseable {
  private final Cluster cluster;
  private final Admin admin;
  private final int timeoutMs;

  /**
   * @throws ClusterException if the settings cannot be used at all
   */
  ClusterAdmin(Cluster cluster, Duration timeout) {
    this.cluster = cluster;
    this.timeoutMs = Math.toIntExact(timeout.toMillis());
    try {
      this.admin = Admin.create(ClientSettings.admin(cluster, "boundwatch-admin"));
    } catch (KafkaException e) {
      throw failure(e);
    }
  }

  /** The number of brokers. */
  int nodes() {
    DescribeClusterOptions options = new DescribeClusterOptions().timeoutMs(timeoutMs);
    try {
      return get(admin.describeCluster(options).nodes()).size();
    } catch (ExecutionException e) {
      throw failure(e);
    }
  }

  /** Those of the topics that exist. */
  Map<String, TopicState> existing(Collection<String> names) {
    Map<String, Integer> partitions = partitions(names);
    Map<String, Map<String, String>> configs = configs(partitions.keySet());
    return partitions.entrySet().stream()
        .map(e -> new TopicState(e.getKey(), e.getValue(), configs.get(e.getKey())))
        .collect(Collectors.toMap(TopicState::name, Function.identity()));
  }

  /** The partitions of those of the topics that exist. */
  Map<String, Integer> partitions(Collection<String> names) {
    Map<String, Integer> found = new HashMap<>();
    admin
        .describeTopics(names, new DescribeTopicsOptions().timeoutMs(timeoutMs))
        .topicNameValues()
        .forEach(
            (name, description) -> {
              try {
                found.put(name, get(description).partitions().size());
              } catch (ExecutionException e) {
                ignoreMissing(e);
              }
            });
    return found;
  }

  private void ignoreMissing(ExecutionException e) {
    if (!(e.getCause() instanceof UnknownTopicOrPartitionException
        || e.getCause() instanceof InvalidTopicException)) {
      throw failure(e);
    }
  }

  private Map<String, Map<String, String>> configs(Collection<String> names) {
    List<ConfigResource> resources =
        names.stream().map(name -> new ConfigResource(ConfigResource.Type.TOPIC, name)).toList();
    Map<String, Map<String, String>> configs = new HashMap<>();
    admin
        .describeConfigs(resources, new DescribeConfigsOptions().timeoutMs(timeoutMs))
        .values()
        .forEach((resource, config) -> configs.put(resource.name(), read(config)));
    return configs;
  }

  /**
   * Empty if this user may not read the settings of topics, or the broker asked has not heard of a
   * new one yet; then they are taken on trust.
   */
  private Map<String, String> read(KafkaFuture<Config> config) {
    try {
      return get(config).entries().stream()
          .filter(entry -> entry.value() != null)
          .collect(Collectors.toMap(ConfigEntry::name, ConfigEntry::value));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof AuthorizationException
          || e.getCause() instanceof UnknownTopicOrPartitionException) {
        return Map.of();
      }
      throw failure(e);
    }
  }

  /** Creates topics; one that another instance created meanwhile is left as it is. */
  void create(Collection<TopicSpec> topics) {
    admin
        .createTopics(
            topics.stream().map(TopicSpec::toNewTopic).toList(),
            new CreateTopicsOptions().timeoutMs(timeoutMs))
        .values()
        .forEach(this::awaitCreated);
  }

  private void awaitCreated(String name, KafkaFuture<Void> created) {
    try {
      get(created);
    } catch (ExecutionException e) {
      if (!(e.getCause() instanceof TopicExistsException)) {
        throw notCreated(name, e);
      }
    }
  }

  private ClusterException notCreated(String name, ExecutionException e) {
    return new ClusterException(
        "topic "
            + name
            + " cannot be created on "
            + cluster.inWords()
            + ": "
            + e.getCause().getMessage()
            + "; allow it to the user of kafka.properties, check kafka.replication-factor, or"
            + " create the topics beforehand and set kafka.create-topics to false",
        e);
  }

  private ClusterException failure(Exception e) {
    return new ClusterException(ClusterErrors.explain(cluster, e), e);
  }

  private <T> T get(KafkaFuture<T> future) throws ExecutionException {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ClusterException("interrupted while asking " + cluster.inWords(), e);
    }
  }

  @Override
  public void close() {
    admin.close(Duration.ofSeconds(1));
  }
}
