package io.boundwatch.cli;

import io.boundwatch.config.ConfigLoader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/**
 * The program. Each command is a class of its own, listed in {@code subcommands}: a {@code
 * Callable<Integer>} that returns an {@link ExitStatus}, prints its answer to {@code
 * spec.commandLine().getOut()}, and throws {@link UserMistake} for what the caller can mend.
 */
@Command(
    name = "boundwatch",
    description = "Watches in real time how Microsoft Entra token protection is enforced.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      DemoCommand.class,
      RunCommand.class,
      ReplayCommand.class,
      CheckCommand.class,
      TopologyCommand.class,
      EvaluateCommand.class,
      RehearseCommand.class,
      HelpCommand.class
    },
    footer =
        "%nExit status: 0 fine, 1 failure at work, 2 mistake in the call or the configuration.%n")
public final class Boundwatch implements Runnable {
  /** The property that the configuration of the log reads. */
  private static final String LOG_LEVEL = "boundwatch.log.level";

  @Spec private CommandSpec spec;

  Boundwatch() {}

  /** Runs a command and ends the process with its exit status. */
  public static void main(String[] args) {
    setLogLevel();
    System.exit(commandLine().execute(args));
  }

  /** Before the first logger is made: what is set later has no effect. */
  private static void setLogLevel() {
    if (System.getProperty(LOG_LEVEL) == null) {
      ConfigLoader.logLevel(System.getenv())
          .ifPresent(level -> System.setProperty(LOG_LEVEL, level));
    }
  }

  static CommandLine commandLine() {
    return prepared(new CommandLine(new Boundwatch()))
        .setOut(new PrintWriter(System.out, true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8));
  }

  /** Gives a command our way of telling mistakes, and those below it. */
  static CommandLine prepared(CommandLine commandLine) {
    Mistakes mistakes = new Mistakes();
    return commandLine
        .setParameterExceptionHandler(mistakes)
        .setExecutionExceptionHandler(mistakes)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setUsageHelpAutoWidth(true);
  }

  @Override
  public void run() {
    throw new CommandLine.ParameterException(spec.commandLine(), "no command given");
  }
}
