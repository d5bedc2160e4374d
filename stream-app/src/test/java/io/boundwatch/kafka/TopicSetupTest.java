package io.boundwatch.kafka;

import static io.boundwatch.kafka.TestConfig.aConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.boundwatch.broker.BrokerExtension;
import io.boundwatch.config.BoundwatchConfig;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TopicSetupTest {
  @RegisterExtension static final BrokerExtension BROKER = new BrokerExtension();

  @AfterEach
  void deleteTopics() {
    BROKER.deleteAllTopics();
  }

  @Test
  void missingTopicsAreCreatedOnceWithTheirSettings() {
    ensure(aConfig().topics("hub").build());
    ensure(aConfig().topics("hub").build());

    Map<String, TopicState> topics = existing(TopicNames.ALL);
    assertThat(topics).containsOnlyKeys(TopicNames.ALL);
    assertThat(topics.values()).allMatch(topic -> topic.partitions() == 2);
    assertThat(topics.values())
        .allMatch(topic -> "LogAppendTime".equals(topic.config().get("message.timestamp.type")));
    assertThat(topics.get(TopicNames.REQUESTS).config())
        .containsEntry("cleanup.policy", "delete")
        .containsEntry("retention.ms", Long.toString(Duration.ofDays(3).toMillis()));
    assertThat(topics.get(TopicNames.DECISIONS).config().get("cleanup.policy").split(","))
        .containsExactlyInAnyOrder("compact", "delete");
    assertThat(existing(List.of("hub"))).containsKey("hub");
  }

  @Test
  void anotherPartitionCountIsTold() {
    ensure(aConfig().partitions(3).build());

    assertThatThrownBy(() -> ensure(aConfig().build()))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining(
            "topic boundwatch-requests has 3 partitions, kafka.partitions is 2; set"
                + " kafka.partitions to 3");
  }

  @Test
  void aTopicThatWouldLetABacklogExpireIsTold() {
    BROKER.createTopic(TopicNames.POLICY_COUNTS, 2);

    assertThatThrownBy(() -> ensure(aConfig().build()))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining(
            "topic boundwatch-policy-counts has message.timestamp.type=CreateTime");
  }

  @Test
  void topicsThatMayNotBeCreatedAreNamedInOneMessage() {
    assertThatThrownBy(() -> ensure(aConfig().withoutCreation().build()))
        .isInstanceOf(ClusterException.class)
        .hasMessageContaining("lacks the topics " + String.join(", ", TopicNames.ALL))
        .hasMessageContaining("kafka.create-topics is false");
  }

  @Test
  void theCheckSaysWhatIsThereAndWhatIsMissing() {
    BoundwatchConfig config =
        aConfig().kafka(BROKER.bootstrapServers(), Map.of()).topics("no-such-hub").build();

    List<Finding> findings = ConnectionCheck.run(config, clusters(config));

    assertThat(findings)
        .extracting(Finding::level)
        .containsExactly(
            Finding.Level.OK, Finding.Level.OK, Finding.Level.OK, Finding.Level.WARNING);
    assertThat(findings.get(1).text()).startsWith("to be created at the start");
    assertThat(findings.get(3).text())
        .contains("source topic no-such-hub does not exist", "insights-logs-signinlogs");
  }

  private static void ensure(BoundwatchConfig config) {
    TopicSetup.ensure(config, clusters(config));
  }

  private static Clusters clusters(BoundwatchConfig config) {
    return Clusters.of(config, BROKER.bootstrapServers());
  }

  private static Map<String, TopicState> existing(List<String> names) {
    Cluster cluster = clusters(aConfig().build()).monitor();
    try (ClusterAdmin admin = new ClusterAdmin(cluster, Duration.ofSeconds(10))) {
      return admin.existing(names);
    }
  }
}
