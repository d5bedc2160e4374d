package io.boundwatch.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundwatch.alert.Fact;
import io.boundwatch.event.Category;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RoundQueueTest {
  private static StageMessage fact(int from, int number) {
    return new StageMessage.OfFact(
        from, new Fact.FeedSeen("t" + from, Category.SIGN_IN, number, number));
  }

  private static StageMessage clock(int from, long now) {
    return new StageMessage.OfClock(from, 2, now);
  }

  @Test
  void aRoundIsCompleteWhenEveryTaskHasEndedIt() {
    RoundQueue queue = new RoundQueue(2);
    queue.add(fact(0, 1));
    queue.add(clock(0, 10));
    queue.add(fact(0, 2));
    assertThat(queue.hasRound()).isFalse();

    queue.add(clock(1, 10));

    assertThat(queue.hasRound()).isTrue();
    assertThat(queue.takeRound()).containsExactly(fact(0, 1), clock(0, 10), clock(1, 10));
    assertThat(queue.hasRound()).isFalse();
  }

  @Test
  void whoeverIsAheadTheRoundsAreTheSame() {
    List<List<StageMessage>> expected = rounds(new Random(0));

    for (int seed = 1; seed < 50; seed++) {
      assertThat(rounds(new Random(seed))).isEqualTo(expected);
    }
    assertThat(expected).hasSize(5);
  }

  /** Three tasks say the same in a random interleaving. */
  private static List<List<StageMessage>> rounds(Random random) {
    List<List<StageMessage>> said = new ArrayList<>();
    for (int task = 0; task < 3; task++) {
      said.add(new ArrayList<>());
      for (int round = 0; round < 5; round++) {
        for (int i = 0; i < (task + round) % 3; i++) {
          said.get(task).add(fact(task, 10 * round + i));
        }
        said.get(task).add(clock(task, round));
      }
    }
    RoundQueue queue = new RoundQueue(3);
    List<List<StageMessage>> rounds = new ArrayList<>();
    while (said.stream().anyMatch(left -> !left.isEmpty())) {
      List<StageMessage> task = said.get(random.nextInt(said.size()));
      if (!task.isEmpty()) {
        queue.add(task.remove(0));
      }
      while (queue.hasRound()) {
        rounds.add(queue.takeRound());
      }
    }
    return rounds;
  }
}
