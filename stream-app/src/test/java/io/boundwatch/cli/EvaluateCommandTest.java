package io.boundwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EvaluateCommandTest {
  @Test
  void theSameSeedsGiveTheSameFigures() {
    CommandRun one = CommandRun.of("evaluate", "--seeds=7", "--rho=0.02");
    CommandRun again = CommandRun.of("evaluate", "--seeds=7", "--rho=0.02");

    assertThat(one.status()).isEqualTo(ExitStatus.FINE);
    assertThat(one.err()).isEmpty();
    assertThat(again.out()).isEqualTo(one.out());
  }

  @Test
  void eachSetOfSeedsHasTheThreeDetectorsAndTheKindsOfSpikes() {
    CommandRun run = CommandRun.of("evaluate", "--seeds=7", "--rho=0.02,0.1");

    assertThat(run.out().lines())
        .filteredOn(line -> line.startsWith("Correlation"))
        .containsExactly("Correlation 0.02, given seeds [7]", "Correlation 0.1, given seeds [7]");
    for (String row :
        new String[] {
          "boundwatch",
          "static threshold",
          "EWMA z-score",
          "\\+15 to \\+25 points",
          "80 to 120 minutes",
          "all +48"
        }) {
      assertThat(run.out().lines())
          .filteredOn(line -> line.matches("  " + row + " +\\d.*"))
          .as(row)
          .hasSize(2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"--rho=0", "--rho=1", "--rho=0.1,NaN", "--rho=x", "--seeds=one"})
  void aWrongCallIsAMistake(String option) {
    CommandRun run = CommandRun.of("evaluate", option);

    assertThat(run.status()).isEqualTo(ExitStatus.MISTAKE);
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).startsWith("boundwatch: ");
  }
}
