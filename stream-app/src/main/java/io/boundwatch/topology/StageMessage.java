package io.boundwatch.topology;

import io.boundwatch.alert.Fact;
import io.boundwatch.count.CellDelta;
import io.boundwatch.count.CellKey;
import java.util.List;

/** What a task hands to the tasks behind it. */
sealed interface StageMessage {
  /**
   * Who says it: the partition of a join task, or of a task that counts users plus the number of
   * join tasks.
   */
  int from();

  /** A difference to add to a cell. */
  record OfCell(int from, CellKey key, CellDelta delta) implements StageMessage {}

  /** Something that the alert rules must know. */
  record OfFact(int from, Fact fact) implements StageMessage {}

  /**
   * Several messages to one task, in their order.
   *
   * @param to the partition of that task; whoever reads it is there
   */
  record OfBatch(int from, int to, List<StageMessage> messages) implements StageMessage {}

  /**
   * All that the task had to say about the time before this has been said.
   *
   * @param partitions how many join tasks there are
   * @param now milliseconds since the epoch
   */
  record OfClock(int from, int partitions, long now) implements StageMessage {
    /** Whether a join task says so: by those the stages behind it tell the time. */
    boolean isOfJoin() {
      return from < partitions;
    }
  }
}
