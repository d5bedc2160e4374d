package io.boundwatch.lab;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;

/**
 * How well a detector did, added up over keys and months. An episode belongs to a spike if it opens
 * between the spike's first minute and a quarter of an hour after its last, when the windows that
 * hold some of it have closed; every other is false. Mutable.
 */
public final class Score {
  private static final int GRACE = 15;

  private final List<Outcome> outcomes = new ArrayList<>();
  private int falseEpisodes;
  private double keyWeeks;

  /** A spike and the first episode that belongs to it, if one does. */
  private record Outcome(InjectedSpike spike, Optional<Opening> found) {}

  /** Spikes of a kind, and how many of them were found. */
  public record Share(int spikes, int found) {
    public double recall() {
      return spikes == 0 ? 0 : (double) found / spikes;
    }
  }

  Score() {}

  void add(KeyMonth month, List<Opening> openings) {
    keyWeeks += month.weeks();
    for (InjectedSpike spike : month.spikes()) {
      outcomes.add(
          new Outcome(spike, openings.stream().filter(one -> belongs(one, spike)).findFirst()));
    }
    for (Opening opening : openings) {
      falseEpisodes += month.spikes().stream().anyMatch(one -> belongs(opening, one)) ? 0 : 1;
    }
  }

  private static boolean belongs(Opening opening, InjectedSpike spike) {
    return opening.seen() > spike.from() && opening.seen() <= spike.to() + GRACE;
  }

  public Share all() {
    return share(spike -> true);
  }

  /** By the rise of the ratio. */
  public Share ofSize(InjectedSpike.Size size) {
    return share(spike -> spike.size() == size);
  }

  /** Those of at least, and less than, so many minutes. */
  public Share ofLength(int from, int to) {
    return share(spike -> spike.length() >= from && spike.length() < to);
  }

  private Share share(Predicate<InjectedSpike> kind) {
    List<Outcome> those = outcomes.stream().filter(one -> kind.test(one.spike)).toList();
    return new Share(
        those.size(), (int) those.stream().filter(one -> one.found.isPresent()).count());
  }

  public int falseEpisodes() {
    return falseEpisodes;
  }

  public double falsePerKeyWeek() {
    return falseEpisodes / keyWeeks;
  }

  /** Quantile of the minutes from a spike's beginning to the end of the data it was found in. */
  public int delay(double quantile) {
    return quantile(quantile, Opening::seen);
  }

  /** The same to when it could be told, which has the close delay in it. */
  public int delayTold(double quantile) {
    return quantile(quantile, Opening::told);
  }

  private int quantile(double quantile, ToIntFunction<Opening> minute) {
    int[] sorted =
        outcomes.stream()
            .flatMapToInt(
                one ->
                    one.found.stream()
                        .mapToInt(opening -> minute.applyAsInt(opening) - one.spike.from()))
            .sorted()
            .toArray();
    return sorted.length == 0 ? 0 : sorted[(int) Math.ceil(quantile * sorted.length) - 1];
  }
}
