package io.boundwatch.cli;

import io.boundwatch.demo.Rehearsal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** For the launcher, which has Java keep what was loaded meanwhile; not of use to users. */
@Command(
    name = "rehearse",
    description = "Has the whole service work for some seconds on simulated requests.",
    mixinStandardHelpOptions = true,
    hidden = true)
final class RehearseCommand implements Callable<Integer> {
  @Override
  public Integer call() throws Exception {
    return Rehearsal.run(Version.current()) ? ExitStatus.FINE : ExitStatus.FAILURE;
  }
}
