package io.boundwatch.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
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

  @Option(
      names = "--beside",
      paramLabel = "OPTIONS",
      description =
          "Runs the whole service with these as well, in alternation: options of its JVM (with a"
              + " hyphen), keys of its configuration (KEY=VALUE), another built checkout"
              + " (home=FOLDER), in one text; may be given again.")
  private List<String> others = List.of();

  @Override
  public Integer call() {
    ServiceSetup setup = service.setup(1);
    List<Case> cases = cases(setup);
    try (Lab lab = Lab.open()) {
      Loading loaded = Loading.load(lab, data.settled(setup.settle()), setup.settle());
      Rounds measured = new Rounds(lab, loaded, cases);
      measured.run(rounds);
      System.out.println("\n" + measured.table());
      System.out.println(measured.threadTable());
      System.out.println("0 differences from the reference model");
      System.out.println(Report.write("throughput", measured.found()));
    }
    return 0;
  }

  private List<Case> cases(ServiceSetup setup) {
    List<Case> cases = new ArrayList<>();
    Arrays.stream(Program.values())
        .filter(programs::contains)
        .forEach(program -> cases.add(new Case(program.words(), program, setup)));
    others.forEach(
        options -> cases.add(new Case(options, Program.BOUNDWATCH, setup.withAll(options))));
    return cases;
  }
}
