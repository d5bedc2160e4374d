package io.boundwatch.cli;

import io.boundwatch.lab.Evaluation;
import io.boundwatch.lab.Evaluation.Detector;
import io.boundwatch.lab.InjectedSpike;
import io.boundwatch.lab.Score;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows how well the spike detector finds the spikes of simulated months. */
@Command(
    name = "evaluate",
    description =
        "Watches simulated months with known spikes, and prints how many the spike detector finds,"
            + " how soon, and how often it is wrong, beside two simpler detectors. Needs no"
            + " configuration; the same seeds give the same figures.",
    mixinStandardHelpOptions = true)
final class EvaluateCommand implements Callable<Integer> {
  private static final int[] LENGTHS = {10, 20, 40, 80, 121};

  @Spec private CommandSpec spec;

  @Option(
      names = "--seeds",
      paramLabel = "SEED",
      split = ",",
      description =
          "Seeds of the months, instead of the ones that were looked at while the detector was"
              + " made, and the further ones that were not.")
  private List<Long> seeds = List.of();

  @Option(
      names = "--rho",
      paramLabel = "RHO",
      split = ",",
      description =
          "How far two sign-ins of a window go unbound together, above 0 and below 1; default:"
              + " 0.02,0.1,0.2.")
  private List<Double> rhos = Evaluation.RHOS;

  @Override
  public Integer call() {
    if (!rhos.stream().allMatch(rho -> rho > 0 && rho < 1)) {
      throw new UserMistake("--rho must be above 0 and below 1, not " + rhos);
    }
    PrintWriter out = spec.commandLine().getOut();
    for (double rho : rhos) {
      if (seeds.isEmpty()) {
        print(out, rho, "known", Evaluation.KNOWN_SEEDS);
        print(out, rho, "further", Evaluation.FURTHER_SEEDS);
      } else {
        print(out, rho, "given", seeds);
      }
    }
    out.println(
        "Delays in minutes from a spike's beginning to the end of the data it was found in;");
    out.println("TOLD has counts.close-delay (5 minutes) in it, where a closed window opened it.");
    out.flush();
    return ExitStatus.FINE;
  }

  private static void print(PrintWriter out, double rho, String which, List<Long> seeds) {
    Evaluation evaluation = Evaluation.run(seeds, rho);
    out.println("Correlation " + rho + ", " + which + " seeds " + seeds);
    TextTable detectors =
        new TextTable(
            1,
            "DETECTOR",
            "RECALL",
            "FALSE/KEY-WEEK",
            "FALSE",
            "DELAY P50",
            "P90",
            "TOLD P50",
            "P90");
    for (Detector detector : Detector.values()) {
      Score score = evaluation.score(detector);
      detectors.row(
          detector.label(),
          format(score.all().recall()),
          String.format(Locale.ROOT, "%.4f", score.falsePerKeyWeek()),
          score.falseEpisodes(),
          score.delay(0.5),
          score.delay(0.9),
          score.delayTold(0.5),
          score.delayTold(0.9));
    }
    detectors.print(out);
    printKinds(out, evaluation.score(Detector.BOUNDWATCH));
    out.println();
  }

  private static void printKinds(PrintWriter out, Score score) {
    TextTable kinds = new TextTable(1, "SPIKES (boundwatch)", "INJECTED", "FOUND", "RECALL");
    for (InjectedSpike.Size size : InjectedSpike.Size.values()) {
      row(kinds, size.label(), score.ofSize(size));
    }
    for (int i = 0; i + 1 < LENGTHS.length; i++) {
      String label = LENGTHS[i] + " to " + (LENGTHS[i + 1] - 1) + " minutes";
      row(kinds, label, score.ofLength(LENGTHS[i], LENGTHS[i + 1]));
    }
    row(kinds, "all", score.all());
    kinds.print(out);
  }

  private static void row(TextTable table, String label, Score.Share share) {
    table.row(label, share.spikes(), share.found(), format(share.recall()));
  }

  private static String format(double share) {
    return String.format(Locale.ROOT, "%.2f", share);
  }
}
