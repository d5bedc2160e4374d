package io.boundwatch.benchmark;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Sums of samples by where they were taken. */
final class Profile {
  private final Map<Sample, Long> weights = new HashMap<>();

  void add(Sample sample, long weight) {
    weights.merge(sample, weight, Long::sum);
  }

  void print(String title, int top) {
    long total = weights.values().stream().mapToLong(Long::longValue).sum();
    System.out.printf(Locale.ROOT, "%n%s: %,d%n", title, total);
    print("by stage", top, total, s -> List.of(s.stage()));
    print("by method of ours, with all that it calls", top, total, Sample::ours);
    print(
        "by stage and innermost method of ours",
        top,
        total,
        s -> List.of(s.stage() + " | " + s.innermostOfOurs()));
    print("by stage and innermost method", top, total, s -> List.of(s.stage() + " | " + s.frame()));
    print("by innermost method", top, total, s -> List.of(s.frame()));
  }

  private void print(String title, int top, long total, Function<Sample, List<String>> groups) {
    Map<String, Long> sums = new HashMap<>();
    weights.forEach(
        (sample, weight) ->
            groups.apply(sample).forEach(group -> sums.merge(group, weight, Long::sum)));
    System.out.println("\n  " + title);
    sums.entrySet().stream()
        .sorted(Comparator.comparing(entry -> -entry.getValue()))
        .limit(top)
        .forEach(
            entry ->
                System.out.printf(
                    Locale.ROOT,
                    "  %5.1f %%  %s%n",
                    100.0 * entry.getValue() / total,
                    entry.getKey()));
  }
}
