package io.boundwatch.benchmark;

import io.boundwatch.event.EventReader;
import io.boundwatch.event.EventRules;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** How long it takes from a record in the source to the committed decision that it is unbound. */
@Command(
    name = "latency",
    description = "Time from append in the source to the committed decision 'unbound'.",
    mixinStandardHelpOptions = true)
final class LatencyCommand implements Callable<Integer> {
  /**
   * The time that the records are simulated over. They are sent faster; simulated at that rate, the
   * hours of which a few records are published late would not fit in memory.
   */
  private static final Duration SIMULATED = Duration.ofHours(1);

  @Mixin private ServiceOptions service;

  @Option(
      names = "--rate",
      defaultValue = "2000",
      description = "Records a second. Default: ${DEFAULT-VALUE}.")
  private int rate;

  @Option(
      names = "--seconds",
      defaultValue = "60",
      description = "How long is measured. Default: ${DEFAULT-VALUE}.")
  private int seconds;

  @Option(
      names = "--warm-up",
      defaultValue = "60",
      description = "Seconds at the same rate before. Default: ${DEFAULT-VALUE}.")
  private int warmUp;

  @Option(
      names = "--guarantee",
      defaultValue = "exactly_once_v2",
      description = "exactly_once_v2 or at_least_once. Default: ${DEFAULT-VALUE}.")
  private String guarantee;

  @Override
  public Integer call() {
    ServiceSetup setup = service.setup(1).with("monitor.processing-guarantee", guarantee);
    System.out.println("simulating ...");
    List<LiveRecord> records = records();
    try (Lab lab = Lab.open()) {
      lab.createHubs(Hubs.Time.APPEND);
      lab.renewTopics();
      try (Instance instance = start(lab, setup);
          DecisionReader decisions = new DecisionReader(lab.bootstrapServers())) {
        Waiting.until("the service is ready", instance::isReady);
        measure(lab, setup, instance, decisions, records.iterator());
      }
    }
    return 0;
  }

  private List<LiveRecord> records() {
    int count = rate * (warmUp + seconds);
    DataSet data =
        new DataSet(
            count,
            20_000,
            16,
            SIMULATED,
            1,
            System.currentTimeMillis() - Duration.ofMinutes(1).toMillis());
    EventReader reader = new EventReader(EventRules.DEFAULT);
    List<LiveRecord> records = new ArrayList<>(count);
    data.iterator().forEachRemaining(record -> records.add(LiveRecord.of(record, reader)));
    return records;
  }

  private static Instance start(Lab lab, ServiceSetup setup) {
    String name = "latency";
    return Instance.start(
        setup.home(),
        "all",
        setup.settings(name, lab.bootstrapServers()),
        setup.jvmOf(name, 0),
        lab.newFolder());
  }

  private void measure(
      Lab lab,
      ServiceSetup setup,
      Instance instance,
      DecisionReader decisions,
      Iterator<LiveRecord> records) {
    System.out.printf("warming up for %d s ...%n", warmUp);
    try (LiveSender before = new LiveSender(lab.bootstrapServers(), rate);
        LiveSender sender = new LiveSender(lab.bootstrapServers(), rate)) {
      before.send(records, warmUp);
      double cpuSeconds = instance.cpuSeconds();
      System.out.printf("measuring for %d s ...%n", seconds);
      sender.send(records, seconds);
      cpuSeconds = instance.cpuSeconds() - cpuSeconds;
      // sign-ins that were unbound before have their decision already
      sender.unboundAppendedAt().keySet().removeAll(before.unboundAppendedAt().keySet());
      Set<String> expected = sender.unboundAppendedAt().keySet();
      Waiting.until(
          "every unbound sign-in has a decision",
          () -> decisions.unboundReadAt().keySet().containsAll(expected));
      tell(setup, sender, decisions, cpuSeconds);
    }
  }

  private void tell(
      ServiceSetup setup, LiveSender sender, DecisionReader decisions, double cpuSeconds) {
    long[] millis =
        sender.unboundAppendedAt().entrySet().stream()
            .mapToLong(sent -> decisions.unboundReadAt().get(sent.getKey()) - sent.getValue())
            .sorted()
            .toArray();
    Map<String, Object> found = new LinkedHashMap<>();
    found.put("rate", rate);
    found.put("seconds", seconds);
    found.put("settings", setup.settings());
    found.put("jvm", setup.jvm());
    found.put("decisions", millis.length);
    found.put("p50", percentile(millis, 0.5));
    found.put("p95", percentile(millis, 0.95));
    found.put("p99", percentile(millis, 0.99));
    found.put("max", millis[millis.length - 1]);
    found.put("processors", cpuSeconds / seconds);
    found.put("senderLateMillis", sender.worstDelayMillis());
    System.out.printf(
        "%,d requests/s, %s: %,d unbound decisions, milliseconds from append to committed and"
            + " read: p50 %d, p95 %d, p99 %d, greatest %d; %.2f processors busy; the sender was"
            + " late by %.0f ms at worst%n",
        rate,
        guarantee,
        millis.length,
        percentile(millis, 0.5),
        percentile(millis, 0.95),
        percentile(millis, 0.99),
        millis[millis.length - 1],
        cpuSeconds / seconds,
        sender.worstDelayMillis());
    System.out.println(Report.write("latency", found));
  }

  /** The least of which so great a share is not above. */
  private static long percentile(long[] sorted, double share) {
    return sorted[(int) Math.ceil(share * sorted.length) - 1];
  }
}
