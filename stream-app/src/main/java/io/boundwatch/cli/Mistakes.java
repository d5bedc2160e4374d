package io.boundwatch.cli;

import io.boundwatch.config.ConfigException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** Turns what goes wrong into one line on standard error and an exit status. */
final class Mistakes implements IParameterExceptionHandler, IExecutionExceptionHandler {
  private static final Logger LOG = LoggerFactory.getLogger(Mistakes.class);

  @Override
  public int handleParseException(ParameterException mistake, String[] args) {
    CommandLine command = mistake.getCommandLine();
    String help = command.getCommandSpec().qualifiedName() + " --help";
    tell(command, oneLine(mistake.getMessage()) + "; see: " + help);
    return ExitStatus.MISTAKE;
  }

  @Override
  public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
    if (failure instanceof UserMistake || failure instanceof ConfigException) {
      tell(command, oneLine(failure.getMessage()));
      return ExitStatus.MISTAKE;
    }
    LOG.error("Stopped by an unexpected failure", failure);
    tell(
        command,
        "stopped by an unexpected failure: "
            + oneLine(String.valueOf(failure.getMessage()))
            + " ("
            + failure.getClass().getSimpleName()
            + "); the log on standard error has the stack trace, please report it as a bug");
    return ExitStatus.FAILURE;
  }

  private static void tell(CommandLine command, String line) {
    command.getErr().println("boundwatch: " + line);
    command.getErr().flush();
  }

  private static String oneLine(String message) {
    return message.strip().replaceAll("\\s*\\R\\s*", " ");
  }
}
