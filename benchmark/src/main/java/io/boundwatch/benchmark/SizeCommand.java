package io.boundwatch.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How speed and memory change as the state grows. */
@Command(
    name = "size",
    description = "Throughput and memory on top of a state of many sign-ins and users.",
    mixinStandardHelpOptions = true)
final class SizeCommand implements Callable<Integer> {
  @Mixin private DataOptions data;
  @Mixin private ServiceOptions service;

  @Option(
      names = "--sizes",
      split = ",",
      paramLabel = "SIGN-INS:USERS",
      defaultValue = "10000:10000,100000:20000,1000000:20000,1000000:1000000",
      description = "Open sign-ins and users of the day before. Default: ${DEFAULT-VALUE}.")
  private List<String> sizes;

  @Option(names = "--svg", paramLabel = "FILE", description = "Gets a picture of the figures.")
  private Optional<Path> svg = Optional.empty();

  /** One measured size. */
  private record Sized(Prefill prefill, Measurement measurement) {
    String label() {
      return String.format(
          Locale.ROOT, "%,d sign-ins, %,d users", prefill.signIns(), prefill.users());
    }
  }

  @Override
  public Integer call() throws IOException {
    ServiceSetup setup = service.setup(1);
    List<Sized> measured = new ArrayList<>();
    try (Lab lab = Lab.open()) {
      Loading loaded = Loading.load(lab, data.settled(setup.settle()), setup.settle());
      System.out.println("warming up the broker ...");
      measure(lab, loaded, setup, Prefill.of(sizes.get(0)), "warm-up");
      for (String size : sizes) {
        Sized sized = measure(lab, loaded, setup, Prefill.of(size), "measured");
        measured.add(sized);
        Rounds.tell(sized.label(), sized.measurement());
      }
      System.out.println("\n" + table(measured));
      System.out.println("0 differences from the reference model");
      System.out.println(
          Report.write("size", Map.of("settings", setup.settings(), "sizes", found(measured))));
    }
    if (svg.isPresent()) {
      Files.writeString(svg.get(), picture(measured));
    }
    return 0;
  }

  private static Sized measure(
      Lab lab, Loading loaded, ServiceSetup setup, Prefill prefill, String run) {
    lab.renewTopics();
    String name = ServiceRun.NAME + run + "-" + prefill.signIns() + "-" + prefill.users();
    Measurement measurement = ServiceRun.measureFilled(lab, loaded.source(), setup, prefill, name);
    Rounds.requireEqualResults(lab, loaded.check());
    return new Sized(prefill, measurement);
  }

  private static String table(List<Sized> measured) {
    Table table =
        new Table("state before", "requests/s", "of the smallest", "CPU s/million", "peak MiB");
    double smallest = measured.get(0).measurement().recordsPerSecond();
    for (Sized sized : measured) {
      Measurement of = sized.measurement();
      table.row(
          sized.label(),
          format("%,.0f", of.recordsPerSecond()),
          format("%.2f", of.recordsPerSecond() / smallest),
          format("%.0f", of.cpuSecondsPerMillion()),
          format("%,.0f", of.peakMebibytes()));
    }
    return table.toString();
  }

  private static String format(String format, double figure) {
    return String.format(Locale.ROOT, format, figure);
  }

  private static List<Map<String, Object>> found(List<Sized> measured) {
    List<Map<String, Object>> found = new ArrayList<>();
    for (Sized sized : measured) {
      Map<String, Object> one = new LinkedHashMap<>();
      one.put("prefill", sized.prefill());
      one.put("measurement", sized.measurement());
      found.add(one);
    }
    return found;
  }

  private static String picture(List<Sized> measured) {
    List<String> labels = measured.stream().map(Sized::label).toList();
    return new BarChart("Speed and memory as the state grows", labels)
        .panel(
            "requests/s", measured.stream().map(s -> s.measurement().recordsPerSecond()).toList())
        .panel("peak MiB", measured.stream().map(s -> s.measurement().peakMebibytes()).toList())
        .svg();
  }
}
