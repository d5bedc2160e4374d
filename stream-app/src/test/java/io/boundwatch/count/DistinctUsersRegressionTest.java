package io.boundwatch.count;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DistinctUsersRegressionTest {
  /** Far beyond what is counted exactly. */
  private static final int USERS = 20_000;

  @Test
  void estimateDoesNotDependOnTheOrderOrOnHowUsersWereFlushed() {
    long expected = inFlushesOf(USERS, 0).estimate();

    assertThat(inFlushesOf(USERS, 1).estimate()).as("another order").isEqualTo(expected);
    assertThat(inFlushesOf(5_000, 2).estimate()).as("four large flushes").isEqualTo(expected);
    assertThat(inFlushesOf(7, 3).estimate()).as("many small flushes").isEqualTo(expected);
    assertThat(expected).isBetween(19_400L, 20_600L);
  }

  /** What a cell has that was told of all users, so many at a time, in an order of the seed. */
  private static DistinctUsers inFlushesOf(int size, long seed) {
    List<Integer> users = new ArrayList<>();
    for (int i = 0; i < USERS; i++) {
      users.add(i);
    }
    Collections.shuffle(users, new Random(seed));
    DistinctUsers cell = new DistinctUsers();
    for (int from = 0; from < USERS; from += size) {
      DistinctUsers flush = new DistinctUsers();
      users.subList(from, Math.min(from + size, USERS)).forEach(user -> flush.add("user-" + user));
      cell.join(flush);
    }
    return cell;
  }
}
