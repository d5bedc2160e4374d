package io.boundwatch.chaos;

import java.util.List;
import java.util.SplittableRandom;
import java.util.UUID;

/** Draws from a seed. */
final class Chance {
  private final SplittableRandom random;

  Chance(long seed) {
    random = new SplittableRandom(seed);
  }

  /** So many times in a hundred. */
  boolean percent(int share) {
    return random.nextInt(100) < share;
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  long within(long bound) {
    return random.nextLong(bound);
  }

  @SafeVarargs
  final <T> T of(T... choices) {
    return choices[random.nextInt(choices.length)];
  }

  <T> T of(List<T> choices) {
    return choices.get(random.nextInt(choices.size()));
  }

  String guid() {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }
}
