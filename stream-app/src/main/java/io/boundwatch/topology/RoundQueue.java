package io.boundwatch.topology;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Puts what tasks say in an order that does not depend on which of them is ahead: round by round,
 * and within a round task by task. A replay hears its messages through it, so that the same files
 * give the same alerts, whose rules look at windows while they are open.
 *
 * <p>Live, nothing waits for a slower task. It keeps what the faster tasks said in memory: that is
 * bounded by what Kafka Streams fetches ahead. Mutable and for one thread.
 */
final class RoundQueue {
  private final List<Deque<StageMessage>> tasks = new ArrayList<>();
  private final int[] rounds;
  private int waitingFor;

  /**
   * @param taskCount how many tasks say something to this one
   */
  RoundQueue(int taskCount) {
    rounds = new int[taskCount];
    waitingFor = taskCount;
    for (int i = 0; i < taskCount; i++) {
      tasks.add(new ArrayDeque<>());
    }
  }

  void add(StageMessage message) {
    tasks.get(message.from()).add(message);
    if (message instanceof StageMessage.OfClock && rounds[message.from()]++ == 0) {
      waitingFor--;
    }
  }

  /** Whether every task has ended a round. */
  boolean hasRound() {
    return waitingFor == 0;
  }

  /** What the tasks said in the next round, task by task, each to its clock. */
  List<StageMessage> takeRound() {
    List<StageMessage> round = new ArrayList<>();
    for (int task = 0; task < rounds.length; task++) {
      StageMessage message;
      do {
        message = tasks.get(task).remove();
        round.add(message);
      } while (!(message instanceof StageMessage.OfClock));
      if (--rounds[task] == 0) {
        waitingFor++;
      }
    }
    return round;
  }
}
