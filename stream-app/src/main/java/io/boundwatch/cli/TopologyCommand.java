package io.boundwatch.cli;

import io.boundwatch.metrics.Metrics;
import io.boundwatch.topology.ClockListener;
import io.boundwatch.topology.MonitorSettings;
import io.boundwatch.topology.MonitorTopology;
import io.boundwatch.topology.Stores;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints the topology. */
@Command(
    name = "topology",
    description = "Prints the Kafka Streams topology.",
    mixinStandardHelpOptions = true)
final class TopologyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ConfigOption config;

  @Override
  public Integer call() {
    MonitorSettings settings = MonitorSettings.of(config.load(), MonitorSettings.Pace.WALL_CLOCK);
    spec.commandLine()
        .getOut()
        .print(
            new MonitorTopology(settings, Metrics.NOOP, ClockListener.NONE, Stores.PERSISTENT)
                .build()
                .describe());
    spec.commandLine().getOut().flush();
    return ExitStatus.FINE;
  }
}
