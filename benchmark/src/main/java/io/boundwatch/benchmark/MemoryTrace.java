package io.boundwatch.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Resident memory of some processes together, once a second. Ends of intervals are nano times. */
final class MemoryTrace {
  private static final int TENTHS = 10;

  private final List<Look> looks = new ArrayList<>();

  private record Look(long at, long bytes) {}

  void look(List<Instance> instances) {
    long now = System.nanoTime();
    boolean isDue =
        looks.isEmpty() || now - looks.get(looks.size() - 1).at >= TimeUnit.SECONDS.toNanos(1);
    if (isDue) {
      looks.add(new Look(now, instances.stream().mapToLong(Instance::residentBytes).sum()));
    }
  }

  /** The most there was in each tenth of an interval; 0 where nobody looked. */
  List<Long> between(long from, long to) {
    List<Long> tenths = new ArrayList<>();
    for (int i = 0; i < TENTHS; i++) {
      long begin = from + (to - from) * i / TENTHS;
      long end = from + (to - from) * (i + 1) / TENTHS;
      tenths.add(
          looks.stream()
              .filter(look -> look.at >= begin && look.at <= end)
              .mapToLong(Look::bytes)
              .max()
              .orElse(0));
    }
    return tenths;
  }
}
