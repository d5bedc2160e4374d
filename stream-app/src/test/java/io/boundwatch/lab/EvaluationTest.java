package io.boundwatch.lab;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundwatch.lab.Evaluation.Detector;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the spike detector has to reach, on all seeds that the command reports. */
class EvaluationTest {
  static Stream<Arguments> targets() {
    return Stream.of(Evaluation.KNOWN_SEEDS, Evaluation.FURTHER_SEEDS)
        .flatMap(
            seeds ->
                Stream.of(
                    Arguments.of(0.02, seeds, 0.88, 0.02, 10),
                    Arguments.of(0.1, seeds, 0.73, 0.05, 120)));
  }

  @ParameterizedTest(name = "rho {0}, seeds {1}")
  @MethodSource("targets")
  void spikesAreFoundSoonAndFalseEpisodesAreRare(
      double rho, List<Long> seeds, double recall, double falsePerKeyWeek, int delay) {
    Evaluation evaluation = Evaluation.run(seeds, rho);

    Score own = evaluation.score(Detector.BOUNDWATCH);
    assertThat(own.all().spikes()).isEqualTo(SpikePlan.SPIKES * seeds.size());
    assertThat(own.all().recall()).isGreaterThanOrEqualTo(recall);
    assertThat(own.falsePerKeyWeek()).isLessThanOrEqualTo(falsePerKeyWeek);
    assertThat(own.delay(0.5)).isLessThanOrEqualTo(delay);
    for (Detector other : List.of(Detector.STATIC, Detector.EWMA)) {
      assertThat(own.all().recall()).isGreaterThan(evaluation.score(other).all().recall());
      assertThat(own.falsePerKeyWeek()).isLessThan(evaluation.score(other).falsePerKeyWeek());
    }
  }
}
