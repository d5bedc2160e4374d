package io.boundwatch.lab;

import io.boundwatch.alert.spike.SpikeSettings;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Months of some seeds with one correlation rho, watched by three detectors, each afresh: no month
 * is for training, the learning of its first day is part of it.
 */
public final class Evaluation {
  /** Seeds that were looked at while the detector was made. */
  public static final List<Long> KNOWN_SEEDS = LongStream.rangeClosed(1, 5).boxed().toList();

  /** Seeds that were run at the end only. */
  public static final List<Long> FURTHER_SEEDS = List.of(1001L, 2002L, 3003L);

  /** Correlations of two sign-ins of a window. */
  public static final List<Double> RHOS = List.of(0.02, 0.1, 0.2);

  private final Map<Detector, Score> scores = new EnumMap<>(Detector.class);

  /** The detectors that are compared. */
  public enum Detector {
    BOUNDWATCH("boundwatch", () -> new OwnDetector(SpikeSettings.DEFAULTS)),
    STATIC("static threshold", StaticThreshold::new),
    EWMA("EWMA z-score", EwmaZScore::new);

    private final String label;
    private final Supplier<Contestant> make;

    Detector(String label, Supplier<Contestant> make) {
      this.label = label;
      this.make = make;
    }

    public String label() {
      return label;
    }

    Contestant contestant() {
      return make.get();
    }
  }

  private Evaluation() {
    for (Detector detector : Detector.values()) {
      scores.put(detector, new Score());
    }
  }

  /**
   * Simulates and watches a month of each seed.
   *
   * @param rho above 0 and below 1
   */
  public static Evaluation run(List<Long> seeds, double rho) {
    Evaluation evaluation = new Evaluation();
    List<KeyProfile> keys = KeyProfile.all();
    for (long seed : seeds) {
      List<List<InjectedSpike>> plan = SpikePlan.draw(seed, keys);
      // keys in parallel, added up in their order: the figures do not depend on the machine
      IntStream.range(0, keys.size())
          .parallel()
          .mapToObj(key -> new KeyMonth(seed * 1000 + key, rho, keys.get(key), plan.get(key)))
          .map(Watched::of)
          .toList()
          .forEach(evaluation::add);
    }
    return evaluation;
  }

  /** What each detector opened in a month of one key. */
  private record Watched(KeyMonth month, Map<Detector, List<Opening>> openings) {
    static Watched of(KeyMonth month) {
      Map<Detector, List<Opening>> openings = new EnumMap<>(Detector.class);
      for (Detector detector : Detector.values()) {
        openings.put(detector, Watch.over(month, detector.contestant()));
      }
      return new Watched(month, openings);
    }
  }

  private void add(Watched watched) {
    watched.openings.forEach(
        (detector, openings) -> scores.get(detector).add(watched.month, openings));
  }

  public Score score(Detector detector) {
    return scores.get(detector);
  }
}
