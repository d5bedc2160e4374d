package io.boundwatch.cli;

import io.boundwatch.config.BoundwatchConfig;
import io.boundwatch.service.BoundwatchService;
import io.boundwatch.service.Role;
import io.boundwatch.topology.StopException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Runs the service until it is told to stop. */
@Command(
    name = "run",
    description = "Runs the service: ingest, monitor, or both in one process.",
    mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {
  private static final Duration TELL_EVERY = Duration.ofSeconds(30);

  @Spec private CommandSpec spec;
  @Mixin private ConfigOption config;

  @Option(
      names = "--role",
      defaultValue = "ALL",
      description = "What this process runs: ${COMPLETION-CANDIDATES}. Default: all.")
  private Role role;

  @Override
  public Integer call() throws Exception {
    BoundwatchConfig loaded = config.load();
    PrintWriter out = spec.commandLine().getOut();
    try (StopSignal stop = StopSignal.install();
        BoundwatchService service = BoundwatchService.start(loaded, role, Version.current())) {
      Greeting.print(out, loaded, role, service);
      while (!stop.await(TELL_EVERY, service.failure())) {
        out.println(service.status());
      }
      Optional<String> failure = Optional.ofNullable(service.failure().getNow(null));
      if (failure.isPresent()) {
        throw new StopException(failure.get());
      }
      out.println("stopping");
    }
    return ExitStatus.FINE;
  }
}
