package io.boundwatch.benchmark;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The command line of the benchmark; PERFORMANCE.md tells how to use it. */
@Command(
    name = "benchmark/run",
    description = "Measures Boundwatch on this machine.",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ThroughputCommand.class,
      LatencyCommand.class,
      SizeCommand.class,
      ScaleCommand.class,
      CatchUpCommand.class,
      JmhCommand.class,
      ProfileCommand.class,
      HelpCommand.class
    })
final class Benchmark implements Runnable {
  @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

  Benchmark() {}

  public static void main(String[] arguments) {
    System.exit(
        new CommandLine(new Benchmark())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .execute(arguments));
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "no command given");
  }
}
