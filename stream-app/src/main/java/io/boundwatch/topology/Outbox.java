package io.boundwatch.topology;

import io.boundwatch.alert.Fact;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a join task has to say to the tasks of a stage, gathered for each of them: a record for each
 * difference would cost more on its way than the difference itself. For one thread.
 */
final class Outbox {
  /** What a record holds at most, but for its last message: far below what a broker takes. */
  private static final int ENOUGH_BYTES = 256 * 1024;

  private static final int OWNER_AND_NUMBERS = 512;

  private final int from;
  private final Consumer<StageMessage> sender;
  private final List<List<StageMessage>> waiting = new ArrayList<>();
  private final int[] weights;

  /**
   * @param from the partition of the join task
   * @param partitions of the stage
   * @param sender sends a batch
   */
  Outbox(int from, int partitions, Consumer<StageMessage> sender) {
    this.from = from;
    this.sender = sender;
    this.weights = new int[partitions];
    for (int i = 0; i < partitions; i++) {
      waiting.add(new ArrayList<>());
    }
  }

  void add(String ownerKey, StageMessage message) {
    int to = HandOnPartitioner.partition(ownerKey, waiting.size());
    waiting.get(to).add(message);
    weights[to] += weight(message);
    if (weights[to] >= ENOUGH_BYTES) {
      send(to);
    }
  }

  /** About how many bytes a message takes, rather more than fewer. */
  private static int weight(StageMessage message) {
    if (message instanceof StageMessage.OfCell cell) {
      return OWNER_AND_NUMBERS + cell.delta().weight();
    }
    if (message instanceof StageMessage.OfFact told
        && told.fact() instanceof Fact.RequestSeen seen) {
      return OWNER_AND_NUMBERS + seen.encoded().length();
    }
    return OWNER_AND_NUMBERS;
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
    weights[to] = 0;
  }
}
