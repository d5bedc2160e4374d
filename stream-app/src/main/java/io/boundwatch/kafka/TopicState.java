package io.boundwatch.kafka;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A topic as it is.
 *
 * @param config empty if this user may not read it
 */
record TopicState(String name, int partitions, Map<String, String> config) {
  TopicState {
    config = Map.copyOf(config);
  }

  /** What keeps it from being used as the topic it is to be; each with how to mend it. */
  List<String> problems(TopicSpec wanted) {
    List<String> problems = new ArrayList<>();
    if (partitions != wanted.partitions()) {
      problems.add(partitionProblem(wanted));
    }
    if (!is(TopicSpec.TIMESTAMP_TYPE, TopicSpec.APPEND_TIME)) {
      problems.add(timestampProblem());
    }
    if (!wanted.isCompacted() && !config.isEmpty() && isCompacted()) {
      problems.add(cleanupProblem());
    }
    return problems;
  }

  private boolean is(String key, String value) {
    return config.isEmpty() || value.equals(config.get(key));
  }

  private boolean isCompacted() {
    return config.getOrDefault(TopicSpec.CLEANUP_POLICY, "").contains("compact");
  }

  private String partitionProblem(TopicSpec wanted) {
    return "topic "
        + name
        + " has "
        + partitions
        + " partitions, kafka.partitions is "
        + wanted.partitions()
        + "; set kafka.partitions to "
        + partitions
        + ", or delete the topic when nothing in it is needed any more";
  }

  private String timestampProblem() {
    return "topic "
        + name
        + " has message.timestamp.type="
        + config.get(TopicSpec.TIMESTAMP_TYPE)
        + ", which would let a backlog expire; set it to LogAppendTime: kafka-configs.sh --alter"
        + " --entity-type topics --entity-name "
        + name
        + " --add-config message.timestamp.type=LogAppendTime";
  }

  private String cleanupProblem() {
    return "topic "
        + name
        + " has cleanup.policy="
        + config.get(TopicSpec.CLEANUP_POLICY)
        + ", but its messages have no keys; set it to delete: kafka-configs.sh --alter"
        + " --entity-type topics --entity-name "
        + name
        + " --add-config cleanup.policy=delete";
  }
}
