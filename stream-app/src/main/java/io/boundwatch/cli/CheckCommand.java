package io.boundwatch.cli;

import io.boundwatch.broker.EmbeddedBroker;
import io.boundwatch.config.BoundwatchConfig;
import io.boundwatch.kafka.Clusters;
import io.boundwatch.kafka.ConnectionCheck;
import io.boundwatch.kafka.Finding;
import io.boundwatch.replay.TemporaryFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Tells whether the configuration works, and what to mend. */
@Command(
    name = "check",
    description =
        "Reads the configuration, connects to both clusters and tells what is wrong and how to"
            + " mend it. Exit status 1 if something has to be mended.",
    mixinStandardHelpOptions = true)
final class CheckCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ConfigOption config;

  @Override
  public Integer call() throws IOException {
    BoundwatchConfig loaded = config.load();
    PrintWriter out = spec.commandLine().getOut();
    out.println("ok       the configuration can be read");
    List<Finding> findings = look(loaded, out);
    for (Finding finding : findings) {
      out.printf("%-8s %s%n", finding.level().name().toLowerCase(Locale.ROOT), finding.text());
    }
    boolean error = findings.stream().anyMatch(f -> f.level() == Finding.Level.ERROR);
    return error ? ExitStatus.FAILURE : ExitStatus.FINE;
  }

  private static List<Finding> look(BoundwatchConfig config, PrintWriter out) throws IOException {
    Optional<String> address = config.kafka().bootstrapServers();
    if (address.isPresent()) {
      return ConnectionCheck.run(config, Clusters.of(config, address.get()));
    }
    out.println(
        "ok       no kafka.bootstrap-servers: 'run' starts an embedded broker with its data in "
            + config.dataDir().toAbsolutePath()
            + "; trying one in a temporary folder");
    try (TemporaryFolder folder = TemporaryFolder.create("boundwatch-check");
        EmbeddedBroker broker = EmbeddedBroker.start(folder.path())) {
      return ConnectionCheck.run(config, Clusters.of(config, broker.bootstrapServers()));
    }
  }
}
