package io.boundwatch.cli;

import io.boundwatch.config.BoundwatchConfig;
import io.boundwatch.demo.Demo;
import io.boundwatch.demo.DemoTable;
import io.boundwatch.topology.StopException;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Shows Boundwatch at work on a simulated tenant, and leaves nothing behind. */
@Command(
    name = "demo",
    description =
        "Runs the service on an embedded broker with a simulated tenant: a past day in seconds,"
            + " then live, with a spike of unbound sign-ins after a minute, which opens alerts."
            + " Needs nothing; Ctrl-C"
            + " ends it and nothing is left behind.",
    mixinStandardHelpOptions = true)
final class DemoCommand implements Callable<Integer> {
  private static final Duration REDRAW_EVERY = Duration.ofSeconds(1);

  /** Intervals at which somebody who watches sees things happen. */
  private static final Map<String, String> SHORT_INTERVALS =
      Map.of(
          "sign-in.settle", "PT30S",
          "counts.publish-interval", "PT1S",
          "counts.user-publish-interval", "PT5S",
          "counts.close-delay", "PT15S",
          "counts.app-windows", "PT30S, PT5M, PT1H, P1D",
          "alerts.window", "PT30S");

  @Spec private CommandSpec spec;
  @Mixin private ConfigOption config;

  @Override
  public Integer call() throws Exception {
    Map<String, String> overrides = new LinkedHashMap<>(SHORT_INTERVALS);
    BoundwatchConfig loaded = config.load(overrides);
    if (isTaken(loaded.http().port())) {
      overrides.put("http.port", "0");
      loaded = config.load(overrides);
    }
    PrintWriter out = spec.commandLine().getOut();
    try (StopSignal stop = StopSignal.install();
        Demo demo = Demo.start(loaded, Version.current(), stop::isAsked, out::println)) {
      show(demo, stop, out);
    }
    return ExitStatus.FINE;
  }

  /** The demo takes another port where the usual one is in use. */
  private static boolean isTaken(int port) {
    try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return !socket.isBound();
    } catch (IOException e) {
      return true;
    }
  }

  private static void show(Demo demo, StopSignal stop, PrintWriter out) throws Exception {
    boolean terminal = System.console() != null;
    DemoTable table = demo.table();
    CompletableFuture<String> failure = demo.failure();
    while (!stop.await(REDRAW_EVERY, failure)) {
      demo.tick();
      if (terminal) {
        // home and clear: the table is drawn over itself
        out.print("\u001b[H\u001b[2J");
      }
      if (terminal || table.isDue()) {
        demo.addresses().forEach(out::println);
        table.lines().forEach(out::println);
        out.flush();
      }
    }
    out.println("stopping");
    if (failure.isDone()) {
      throw new StopException(failure.getNow(""));
    }
  }
}
