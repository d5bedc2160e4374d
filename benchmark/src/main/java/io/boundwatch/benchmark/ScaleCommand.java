package io.boundwatch.benchmark;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How the service fares with more threads and instances on this machine. */
@Command(
    name = "scale",
    description = "One and two instances, one to four stream threads.",
    mixinStandardHelpOptions = true)
final class ScaleCommand implements Callable<Integer> {
  @Mixin private DataOptions data;
  @Mixin private ServiceOptions service;

  @Option(
      names = "--rounds",
      defaultValue = "3",
      description = "How often each case runs. Default: ${DEFAULT-VALUE}.")
  private int rounds;

  @Option(
      names = "--instances",
      split = ",",
      defaultValue = "1,2",
      description = "Numbers of processes. Default: ${DEFAULT-VALUE}.")
  private List<Integer> instances;

  @Option(
      names = "--threads",
      split = ",",
      defaultValue = "1,2,4",
      description = "Numbers of stream threads of each. Default: ${DEFAULT-VALUE}.")
  private List<Integer> threads;

  @Override
  public Integer call() {
    ServiceSetup setup = service.setup(1);
    try (Lab lab = Lab.open()) {
      Loading loaded = Loading.load(lab, data.settled(setup.settle()), setup.settle());
      Rounds measured = new Rounds(lab, loaded, cases(setup));
      measured.run(rounds);
      System.out.println("\n" + measured.table());
      System.out.println("0 differences from the reference model");
      System.out.println(Report.write("scale", measured.found()));
    }
    return 0;
  }

  private List<Case> cases(ServiceSetup setup) {
    List<Case> cases = new ArrayList<>();
    cases.add(new Case(Program.LIMIT.words(), Program.LIMIT, setup));
    for (int processes : instances) {
      for (int each : threads) {
        ServiceSetup scaled =
            service.setup(processes).with("monitor.threads", Integer.toString(each));
        String label = "instances: " + processes + ", threads of each: " + each;
        cases.add(new Case(label, Program.BOUNDWATCH, scaled));
      }
    }
    return cases;
  }
}
