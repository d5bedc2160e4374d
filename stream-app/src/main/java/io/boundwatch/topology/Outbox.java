package io.boundwatch.topology;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a join task has to say to the tasks of a stage, gathered for each of them: a record for each
 * difference would cost more on its way than the difference itself. For one thread.
 */
final class Outbox {
  /** Some hundred bytes each, those with many users some kilobytes: far below a record's size. */
  private static final int MAX_MESSAGES = 500;

  private final int from;
  private final Consumer<StageMessage> sender;
  private final List<List<StageMessage>> waiting = new ArrayList<>();

  /**
   * @param from the partition of the join task
   * @param partitions of the stage
   * @param sender sends a batch
   */
  Outbox(int from, int partitions, Consumer<StageMessage> sender) {
    this.from = from;
    this.sender = sender;
    for (int i = 0; i < partitions; i++) {
      waiting.add(new ArrayList<>());
    }
  }

  void add(String ownerKey, StageMessage message) {
    int to = HandOnPartitioner.partition(ownerKey, waiting.size());
    waiting.get(to).add(message);
    if (waiting.get(to).size() >= MAX_MESSAGES) {
      send(to);
    }
  }

  /** Sends what waits. To be called before the callback ends: it must not outlive a commit. */
  void send() {
    for (int to = 0; to < waiting.size(); to++) {
      if (!waiting.get(to).isEmpty()) {
        send(to);
      }
    }
  }

  private void send(int to) {
    sender.accept(new StageMessage.OfBatch(from, to, List.copyOf(waiting.get(to))));
    waiting.get(to).clear();
  }
}
