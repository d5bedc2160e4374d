package io.boundwatch.benchmark;

import java.util.EnumSet;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How fast the service works off a backlog, beside what any program could do. */
@Command(
    name = "throughput",
    description = "Requests a second beside the limit of this machine, results checked.",
    mixinStandardHelpOptions = true)
final class ThroughputCommand implements Callable<Integer> {
  @Mixin private DataOptions data;
  @Mixin private ServiceOptions service;

  @Option(
      names = "--rounds",
      defaultValue = "3",
      description = "How often each program runs. Default: ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(
      names = "--programs",
      split = ",",
      defaultValue = "limit,least,boundwatch",
      description = "Of ${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private List<Program> programs;

  @Override
  public Integer call() {
    ServiceSetup setup = service.setup(1);
    try (Lab lab = Lab.open()) {
      System.out.println("loading the hubs' topics, and working out what has to come out ...");
      Loading loaded = Loading.load(lab, data.settled(setup.settle()), setup.settle());
      Source source = loaded.source();
      System.out.printf(
          "%,d records of %,d requests, %,.0f MB%n",
          source.records(), source.requests(), source.bytes() / 1e6);
      Rounds measured = new Rounds(lab, source, loaded.check(), setup);
      for (int round = 1; round <= rounds; round++) {
        System.out.printf("round %d of %d%n", round, rounds);
        measured.run(EnumSet.copyOf(programs));
      }
      System.out.println();
      System.out.print(measured.table());
      System.out.println("0 differences from the reference model");
      System.out.println(Report.write("throughput", measured.found()));
    }
    return 0;
  }
}
