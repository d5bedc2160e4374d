package io.boundwatch.benchmark;

import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** A backlog of a day in hubs of very different volume. */
@Command(
    name = "catch-up",
    description = "A day's backlog in topics of 10:1 volume: rate, lateness, memory over time.",
    mixinStandardHelpOptions = true)
final class CatchUpCommand implements Callable<Integer> {
  @Mixin private DataOptions data;
  @Mixin private ServiceOptions service;

  @Option(
      names = "--rounds",
      defaultValue = "1",
      description = "How often it runs. Default: ${DEFAULT-VALUE}.")
  private int rounds;

  @Override
  public Integer call() {
    ServiceSetup setup = service.setup(1);
    List<Case> cases =
        List.of(
            new Case(Program.LIMIT.words(), Program.LIMIT, setup),
            new Case("a day's backlog", Program.BOUNDWATCH, setup));
    try (Lab lab = Lab.open()) {
      Loading loaded =
          Loading.load(
              lab, data.settledOfDay(setup.settle()), setup.settle(), Hubs.Volume.TEN_TO_ONE);
      Rounds measured = new Rounds(lab, loaded, cases);
      measured.run(rounds);
      System.out.println("\n" + measured.table());
      System.out.println("resident MiB in each tenth of the time: " + measured.memory());
      System.out.println("nothing late, 0 differences from the reference model");
      System.out.println(Report.write("catch-up", measured.found()));
    }
    return 0;
  }
}
