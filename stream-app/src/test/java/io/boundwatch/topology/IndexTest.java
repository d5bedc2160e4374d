package io.boundwatch.topology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.internals.InMemoryKeyValueStore;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The indexes that spare scans: what is due when, and what changed. */
class IndexTest {
  private final KeyValueStore<Bytes, byte[]> entries = new InMemoryKeyValueStore("index");
  private final PartStore store = new PartStore(new TaskBytes(entries), Part.DUE);

  @Nested
  class Due {
    private DueIndex<String> due = new DueIndex<>(store, Form.TEXT);

    private List<String> take(long upTo, int limit) {
      return due.take(upTo, limit);
    }

    @Test
    void keysComeInTheOrderOfTheirTimesAndOnce() {
      due.add(300, "c");
      due.add(100, "z");
      due.add(200, "b");
      due.add(100, "a");

      assertThat(take(200, 10)).containsExactly("a", "z", "b");
      assertThat(take(200, 10)).isEmpty();
      assertThat(take(300, 10)).containsExactly("c");
      due.write();
      assertThat(entries.approximateNumEntries()).isZero();
    }

    @Test
    void nothingIsTakenBeforeItsTime() {
      due.add(100, "a");

      assertThat(take(99, 10)).isEmpty();
      assertThat(take(100, 10)).containsExactly("a");
    }

    @Test
    void stepsTakeAtMostTheLimitAndLeaveNothingOut() {
      for (int i = 0; i < 7; i++) {
        due.add(100 + i / 3, "k" + i);
      }

      assertThat(take(500, 3)).containsExactly("k0", "k1", "k2");
      assertThat(take(500, 3)).containsExactly("k3", "k4", "k5");
      assertThat(take(500, 3)).containsExactly("k6");
    }

    @Test
    void keyThatIsPutBackEarlierThanWhatWasTakenIsFound() {
      due.add(500, "a");
      assertThat(take(600, 10)).containsExactly("a");

      due.add(50, "b");

      assertThat(take(600, 10)).containsExactly("b");
    }

    @Test
    void keyBetweenTwoEqualTimesOfAStepIsNotLost() {
      due.add(100, "b");
      due.add(100, "c");
      assertThat(take(100, 1)).containsExactly("b");

      due.add(100, "a");

      assertThat(take(100, 10)).containsExactly("a", "c");
    }

    @Test
    void anotherInstanceGoesOnWithTheSameStore() {
      due.add(100, "a");
      due.add(200, "b");
      take(100, 10);
      due.write();

      due = new DueIndex<>(store, Form.TEXT);

      assertThat(take(300, 10)).containsExactly("b");
    }

    @Test
    void whatCameAndWasTakenBetweenTwoCommitsIsNotWritten() {
      due.add(100, "a");
      due.add(100, "b");
      due.add(5_000, "c");
      take(100, 1);

      due.write();

      assertThat(entries.approximateNumEntries()).isEqualTo(2);
      due = new DueIndex<>(store, Form.TEXT);
      assertThat(take(9_000, 10)).containsExactly("b", "c");
    }

    @Test
    void halfOfAPageThatWasTakenIsNotTakenAgainAfterAKill() {
      for (int i = 0; i < 5; i++) {
        due.add(100 + i, "k" + i);
      }
      due.write();
      due = new DueIndex<>(store, Form.TEXT);
      assertThat(take(102, 10)).containsExactly("k0", "k1", "k2");
      due.write();

      due = new DueIndex<>(store, Form.TEXT);

      assertThat(take(200, 10)).containsExactly("k3", "k4");
    }

    @Test
    void secondsWithLittleInThemShareAPage() {
      for (int second = 0; second < 25; second++) {
        due.add(second * 1_000, "k" + second);
      }

      due.write();

      assertThat(entries.approximateNumEntries()).isEqualTo(3);
      due = new DueIndex<>(store, Form.TEXT);
      assertThat(take(11_000, 100)).hasSize(12).startsWith("k0", "k1").endsWith("k10", "k11");
      due.add(11_500, "before k12");
      assertThat(take(11_999, 100)).containsExactly("before k12");
      assertThat(take(12_000, 100)).containsExactly("k12");
    }

    @Test
    void stepsGoOnThoughWhatIsReadIsNotYetDue() {
      for (int second = 0; second < 60; second++) {
        due.add(second * 1_000, "k" + second);
      }
      due.write();
      due = new DueIndex<>(store, Form.TEXT);

      for (int second = 0; second < 60; second++) {
        assertThat(take(second * 1_000, 2)).containsExactly("k" + second);
      }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void agreesWithASortedMapHoweverOftenItIsCommittedAndBegunAnew(long seed) {
      Random random = new Random(seed);
      TreeMap<String, Integer> expected = new TreeMap<>();
      int upTo = 0;
      for (int i = 0; i < 3_000; i++) {
        int time = random.nextInt(60_000);
        String name = "k" + i;
        due.add(time, name);
        expected.put(String.format("%05d%s", time, name), time);
        if (random.nextInt(5) == 0) {
          upTo += random.nextInt(150);
          int limit = 1 + random.nextInt(10);
          List<String> taken =
              expected.headMap(String.format("%05d", upTo + 1)).keySet().stream()
                  .limit(limit)
                  .toList();
          assertThat(take(upTo, limit))
              .as("seed %s", seed)
              .isEqualTo(taken.stream().map(entry -> entry.substring(5)).toList());
          taken.forEach(expected::remove);
        }
        if (random.nextInt(7) == 0) {
          due.write();
          if (random.nextInt(3) == 0) {
            due = new DueIndex<>(store, Form.TEXT);
          }
        }
      }
    }
  }

  @Nested
  class Changed {
    private ChangedIndex<String> changed = new ChangedIndex<>(store, Form.TEXT);

    private List<String> take(int limit) {
      return changed.take(limit);
    }

    private void add(String... keys) {
      for (String one : keys) {
        changed.add(one);
      }
    }

    @Test
    void whatChangedTwiceIsTakenOnce() {
      add("b", "a", "b");
      changed.beginRound();

      assertThat(take(10)).containsExactly("b", "a");
      assertThat(take(10)).isEmpty();
    }

    @Test
    void stepsWalkOnceOverAll() {
      add("a", "b", "c", "d", "e");
      changed.beginRound();

      assertThat(take(2)).containsExactly("a", "b");
      assertThat(take(2)).containsExactly("c", "d");
      assertThat(take(2)).containsExactly("e");
    }

    @Test
    void whatIsAddedWaitsForTheNextRoundUnlessStillToCome() {
      add("a", "c", "e");
      changed.beginRound();
      assertThat(take(2)).containsExactly("a", "c");

      add("a", "b", "e");

      assertThat(take(10)).containsExactly("e");
      changed.beginRound();
      assertThat(take(10)).containsExactly("a", "b");
    }

    @Test
    void roundEndsHoweverFastTheSameKeysChange() {
      List<String> taken = new ArrayList<>();
      add("a", "b", "c");
      changed.beginRound();
      for (int step = 0; step < 10; step++) {
        List<String> one = take(1);
        taken.addAll(one);
        one.forEach(this::add);
      }

      assertThat(taken).containsExactly("a", "b", "c");
    }

    @Test
    void whatIsRemovedIsNotTaken() {
      add("a", "b");
      changed.remove("a");
      changed.beginRound();

      assertThat(take(10)).containsExactly("b");
    }

    @Test
    void anotherInstanceBeginsWithWhatWasLeft() {
      add("a", "b", "c");
      changed.beginRound();
      take(2);
      add("a");
      changed.write();

      changed = new ChangedIndex<>(store, Form.TEXT);
      changed.beginRound();

      assertThat(take(10)).containsExactly("c", "a");
    }

    @Test
    void whatCameAndWasTakenBetweenTwoCommitsIsNotWritten() {
      add("a", "b");
      changed.beginRound();
      take(1);
      changed.write();
      assertThat(entries.approximateNumEntries()).isEqualTo(1);

      take(1);
      changed.write();

      assertThat(entries.approximateNumEntries()).isZero();
    }
  }
}
