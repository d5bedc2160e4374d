package io.boundwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundwatch.kafka.TopicNames;
import org.junit.jupiter.api.Test;

class TopologyCommandTest {
  @Test
  void itPrintsTheTopologyFromItsSourceToItsSinks() {
    CommandRun run = CommandRun.of("topology");

    assertThat(run.status()).isEqualTo(ExitStatus.FINE);
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .startsWith("Topologies:")
        .contains("topics: [" + TopicNames.REQUESTS + "]")
        .contains("topic: " + TopicNames.DECISIONS)
        .contains("topic: " + TopicNames.APP_COUNTS)
        .contains("topic: " + TopicNames.USER_COUNTS)
        .contains("topic: " + TopicNames.POLICY_COUNTS);
  }
}
