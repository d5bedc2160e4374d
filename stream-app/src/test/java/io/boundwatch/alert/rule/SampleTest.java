package io.boundwatch.alert.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.boundwatch.codec.ByteReader;
import io.boundwatch.codec.ByteWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleTest {
  private static Sample of(List<String> things) {
    Sample sample = new Sample();
    things.forEach(thing -> sample.add(thing, thing.hashCode() & 1, Math::max));
    return sample;
  }

  private static List<String> things(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> "thing-" + i).toList();
  }

  private static byte[] bytes(Sample sample) {
    ByteWriter out = new ByteWriter();
    sample.write(out);
    return out.toByteArray();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 20, 999, 1000})
  void countsExactlyUpToAThousand(int count) {
    assertThat(of(things(0, count)).count()).isEqualTo(count);
  }

  @ParameterizedTest
  @ValueSource(ints = {2_000, 20_000, 200_000})
  void estimatesBeyondAThousandWithinTenPercent(int count) {
    assertThat((double) of(things(0, count)).count()).isCloseTo(count, within(0.1 * count));
  }

  @Test
  void whatIsAddedAgainIsNoNews() {
    Sample sample = of(things(0, 10));

    assertThat(sample.add("thing-1", "thing-1".hashCode() & 1, Math::max)).isFalse();
    assertThat(sample.count()).isEqualTo(10);
  }

  @Test
  void orderDoesNotMatter() {
    List<String> shuffled = new ArrayList<>(things(0, 5_000));
    Collections.shuffle(shuffled, new Random(7));

    assertThat(bytes(of(shuffled))).isEqualTo(bytes(of(things(0, 5_000))));
  }

  @Test
  void aUnionIsThatOfTheThings() {
    Sample union = Sample.union(List.of(of(things(0, 3_000)), of(things(2_000, 5_000))), Math::max);

    assertThat(bytes(union)).isEqualTo(bytes(of(things(0, 5_000))));
  }

  @Test
  void partsAddUpToTheWhole() {
    Sample sample = of(things(0, 700));
    Map<Integer, Long> kinds = sample.countsBy(number -> number);

    assertThat(kinds).containsOnlyKeys(0, 1);
    assertThat(kinds.get(0) + kinds.get(1)).isEqualTo(700);
    assertThat(sample.where(number -> number == 1).count()).isEqualTo(kinds.get(1));
  }

  @Test
  void sizeIsBounded() {
    assertThat(bytes(of(things(0, 100_000)))).hasSizeLessThan(20 * Sample.SIZE);
  }

  @Test
  void comesBackFromItsBytes() {
    byte[] bytes = bytes(of(things(0, 5_000)));

    assertThat(bytes(Sample.read(new ByteReader(bytes)))).isEqualTo(bytes);
  }
}
