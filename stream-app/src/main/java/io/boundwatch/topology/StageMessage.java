package io.boundwatch.topology;

import io.boundwatch.count.CellDelta;
import io.boundwatch.count.CellKey;

/** What a join task hands to the tasks behind it. */
sealed interface StageMessage {
  /** A difference to add to a cell. */
  record OfCell(CellKey key, CellDelta delta) implements StageMessage {}

  /**
   * All that the join task had to say about the time before this has been said.
   *
   * @param partition of the join task
   * @param partitions how many join tasks there are
   * @param now milliseconds since the epoch
   */
  record OfClock(int partition, int partitions, long now) implements StageMessage {}
}
