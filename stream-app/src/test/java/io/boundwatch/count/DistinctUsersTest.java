package io.boundwatch.count;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Percentage.withPercentage;

import io.boundwatch.codec.ByteReader;
import io.boundwatch.codec.ByteWriter;
import io.boundwatch.codec.CodecException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DistinctUsersTest {
  private static final int LARGEST = 10 * 1024;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void countIsExactUpToFifteenHundredButForAFew(long seed) {
    DistinctUsers users = new DistinctUsers();
    int count = 0;
    for (String user : users(1_500, seed)) {
      users.add(user);
      users.add(user);
      count++;
      int mayBeShort = count > DistinctUsers.MAX_LISTED ? 1 : 0;
      assertThat(users.estimate())
          .as("seed %s", seed)
          .isBetween(count - (long) mayBeShort, (long) count);
    }
  }

  @ParameterizedTest
  @CsvSource({"5000, 21", "20000, 22", "50000, 23", "50000, 24", "50000, 25"})
  void estimateIsWithinThreePercent(int count, long seed) {
    DistinctUsers users = of(users(count, seed));

    assertThat((double) users.estimate()).isCloseTo(count, withPercentage(3));
  }

  @ParameterizedTest
  @CsvSource({"100, 31", "520, 36", "600, 37", "1400, 32", "1700, 33", "6000, 34", "30000, 35"})
  void howUsersJoinDoesNotMatter(int count, long seed) {
    List<String> users = new ArrayList<>(users(count, seed));
    DistinctUsers oneByOne = of(users);
    for (int parts : new int[] {2, 7, 40}) {
      Collections.shuffle(users, new Random(seed + parts));

      assertThat(joined(users, parts).estimate())
          .as("%s users in %s parts, seed %s", count, parts, seed)
          .isEqualTo(oneByOne.estimate());
    }
  }

  /** Overlapping parts, joined one after the other. */
  private static DistinctUsers joined(List<String> users, int parts) {
    DistinctUsers all = new DistinctUsers();
    int size = users.size() / parts;
    for (int i = 0; i < parts; i++) {
      int from = Math.max(0, i * size - size / 3);
      int to = i == parts - 1 ? users.size() : (i + 1) * size;
      all.join(of(users.subList(from, to)));
    }
    return all;
  }

  @Test
  void joiningChangesNothingInWhatIsJoined() {
    DistinctUsers joined = of(List.of("a", "b"));
    DistinctUsers all = new DistinctUsers();
    all.join(joined);
    all.add("c");

    assertThat(joined.estimate()).isEqualTo(2);
    assertThat(all.estimate()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 500, 512, 513, 2_000, 20_000})
  void joiningTellsWhetherAnybodyIsNew(int count) {
    List<String> known = users(count, 42);
    DistinctUsers all = of(known);

    assertThat(all.joinAndCompare(of(known.subList(0, 1)))).isFalse();
    assertThat(all.joinAndCompare(new DistinctUsers())).isFalse();
    long before = all.estimate();
    assertThat(all.joinAndCompare(of(users(count / 2 + 1, 43)))).isTrue();
    assertThat(all.estimate()).isGreaterThan(before);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 513})
  void joiningCopiesWhatNobodyHadJoined(int count) {
    DistinctUsers joined = of(users(count, 44));
    DistinctUsers all = new DistinctUsers();

    assertThat(all.joinAndCompare(joined)).isTrue();
    all.add("one more");

    assertThat(joined.estimate()).isEqualTo(count);
    assertThat(all.estimate()).isEqualTo(count + 1);
  }

  @Test
  void aListThatIsTooLongIsRefused() {
    ByteWriter out = new ByteWriter().writeInt(DistinctUsers.MAX_LISTED + 1);

    assertThatThrownBy(() -> DistinctUsers.read(new ByteReader(out.toByteArray())))
        .isInstanceOf(CodecException.class)
        .hasMessage("a list of 513 users");
  }

  /** Of some thousand sets a few are one short: two of their users share 26 bits of a hash. */
  @Test
  void beyondTheListAFewMayBeShort() {
    for (int set = 0; set < 300; set++) {
      DistinctUsers users = new DistinctUsers();
      for (int i = 0; i < DistinctUsers.MAX_LISTED; i++) {
        users.add("user-" + set + "-" + i);
      }
      assertThat(users.estimate()).isEqualTo(DistinctUsers.MAX_LISTED);
      for (int i = DistinctUsers.MAX_LISTED; i < 1_000; i++) {
        users.add("user-" + set + "-" + i);
      }
      assertThat(users.estimate()).isBetween(998L, 1_000L);
    }
  }

  @Test
  void nobodyIsZero() {
    DistinctUsers nobody = new DistinctUsers();
    nobody.join(new DistinctUsers());

    assertThat(nobody.isEmpty()).isTrue();
    assertThat(nobody.estimate()).isZero();
    assertThat(bytes(nobody)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 8, 300, 512, 513, 1_500, 1_600, 3_000, 50_000, 200_000})
  void storedFormIsBoundedAndReadAsItWasWritten(int count) {
    DistinctUsers users = of(users(count, 41));

    byte[] bytes = bytes(users);

    assertThat(bytes).hasSizeLessThanOrEqualTo(LARGEST);
    DistinctUsers read = DistinctUsers.read(new ByteReader(bytes));
    assertThat(read.estimate()).isEqualTo(users.estimate());
    read.add("one more");
    users.add("one more");
    assertThat(read.estimate()).isEqualTo(users.estimate());
  }

  private static byte[] bytes(DistinctUsers users) {
    ByteWriter out = new ByteWriter();
    users.write(out);
    return out.toByteArray();
  }

  private static DistinctUsers of(List<String> users) {
    DistinctUsers distinct = new DistinctUsers();
    users.forEach(distinct::add);
    return distinct;
  }

  /** Users as Entra names them. */
  private static List<String> users(int count, long seed) {
    Random random = new Random(seed);
    return Stream.generate(() -> new UUID(random.nextLong(), random.nextLong()).toString())
        .limit(count)
        .toList();
  }
}
