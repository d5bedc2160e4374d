package io.boundwatch.benchmark;

import io.boundwatch.kafka.TopicNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/**
 * One measured run of the service, from the start of its processes until everything is decided,
 * counted and committed: ingest has committed that it read all of the source, the join's clock has
 * passed the time at which the last decision settles, the committed counts add up to all requests,
 * and the committed ends of the result topics move no more. The time is that of the last move seen.
 */
final class ServiceRun implements AutoCloseable {
  /** What the names of all runs begin with; they name the application, and so its threads. */
  static final String NAME = "benchmark-";

  private static final Duration PATIENCE = Duration.ofMinutes(60);
  private static final Duration QUIET = Duration.ofSeconds(5);

  private final Lab lab;
  private final Source source;
  private final ServiceSetup setup;
  private final Program program;
  private final String name;
  private final Outputs outputs;
  private final MemoryTrace memory = new MemoryTrace();
  private final List<Instance> instances = new ArrayList<>();
  private final Mark prompt = new Mark(Outputs.PROMPT);
  private final Mark users = new Mark(Outputs.USERS);
  private long startedAt;
  private double cpuSecondsBefore;

  private ServiceRun(Lab lab, Source source, Case measured, String name) {
    this.lab = lab;
    this.source = source;
    this.setup = measured.setup();
    this.program = measured.program();
    this.name = name;
    this.outputs = new Outputs(lab, source.tenantId());
  }

  /** Where the committed ends of some topics stood last, and since when. */
  private final class Mark {
    private final List<String> topics;
    private long end = -1;
    private long since;
    private double cpuSeconds;

    Mark(List<String> topics) {
      this.topics = topics;
    }

    void look() {
      long now = outputs.committedEnd(topics);
      if (now != end) {
        end = now;
        since = System.nanoTime();
        cpuSeconds = total(Instance::cpuSeconds);
      }
    }

    boolean isQuietFor(Duration duration) {
      return System.nanoTime() - since >= duration.toNanos();
    }
  }

  /** Runs the service on topics that were just made, and stops it. */
  static Measurement measure(Lab lab, Source source, Case measured, String name) {
    try (ServiceRun run = new ServiceRun(lab, source, measured, name)) {
      run.startedAt = System.nanoTime();
      for (int i = 0; i < run.setup.instances(); i++) {
        run.start(run.program.role());
      }
      return run.program.monitors() ? run.awaitResults() : run.awaitIngest();
    }
  }

  /**
   * Runs monitor and ingest as two processes, of which the monitor has first worked off what fills
   * its state. Measured from the start of ingest on.
   */
  static Measurement measureFilled(
      Lab lab, Source source, ServiceSetup setup, Prefill prefill, String name) {
    Case measured = new Case("", Program.BOUNDWATCH, setup);
    try (ServiceRun run = new ServiceRun(lab, source, measured, name)) {
      prefill.write(lab.bootstrapServers(), source.beginsAt(), setup.settle());
      run.start(Program.MONITOR.role());
      Waiting.until("the state is filled", PATIENCE, run::isFilled);
      run.cpuSecondsBefore = run.total(Instance::cpuSeconds);
      run.startedAt = System.nanoTime();
      run.start(Program.INGEST.role());
      return run.awaitResults();
    }
  }

  private void start(String role) {
    Map<String, String> settings = setup.settings(name, lab.bootstrapServers());
    String jvm = setup.jvmOf(name, instances.size());
    instances.add(Instance.start(setup.home(), role, settings, jvm, lab.newFolder()));
  }

  private double total(ToDoubleFunction<Instance> of) {
    return instances.stream().mapToDouble(of).sum();
  }

  private void look() {
    instances.forEach(Instance::requireAlive);
    prompt.look();
    users.look();
    memory.look(instances);
  }

  private boolean isQuiet() {
    return prompt.isQuietFor(setup.userPublishInterval().plus(QUIET)) && users.isQuietFor(QUIET);
  }

  private boolean isFilled() {
    look();
    return isQuiet() && outputs.hasRead(name, List.of(TopicNames.REQUESTS));
  }

  private Measurement awaitResults() {
    Waiting.until("everything is decided and counted", PATIENCE, this::isDone);
    requireNothingLate();
    return measurement(
        prompt.since, prompt.cpuSeconds, Math.max(prompt.cpuSeconds, users.cpuSeconds));
  }

  private boolean isDone() {
    look();
    return outputs.counted() == source.requests() && isQuiet() && hasReadAll() && hasSettledAll();
  }

  private boolean hasReadAll() {
    return !program.ingests() || outputs.hasRead(ServiceSetup.group(name), Hubs.TOPICS);
  }

  private boolean hasSettledAll() {
    long now = System.currentTimeMillis();
    return instances.stream()
        .map(instance -> instance.gauge("boundwatch_watermark_age_seconds"))
        .allMatch(age -> hasPassed(now, age));
  }

  private boolean hasPassed(long now, OptionalDouble ageSeconds) {
    return ageSeconds.isEmpty() || now - ageSeconds.getAsDouble() * 1000 > source.settledFrom();
  }

  /** Records of the data sets are appended minutes after they are made. */
  private void requireNothingLate() {
    double late = total(instance -> instance.gauge("boundwatch_late_records_total").orElse(0));
    if (late > 0) {
      throw new IllegalStateException((long) late + " records were taken for late");
    }
  }

  private Measurement awaitIngest() {
    Waiting.until(
        "all of the source is read",
        PATIENCE,
        () -> {
          instances.forEach(Instance::requireAlive);
          memory.look(instances);
          return outputs.hasRead(ServiceSetup.group(name), Hubs.TOPICS);
        });
    long end = System.nanoTime();
    double cpuSeconds = total(Instance::cpuSeconds);
    Measurement measurement = measurement(end, cpuSeconds, cpuSeconds);
    awaitWatermark();
    return measurement;
  }

  /** Whoever reads the requests afterwards needs a clock that has passed them all. */
  private void awaitWatermark() {
    long end = outputs.committedEnd(List.of(TopicNames.REQUESTS));
    int ofTwoTicks = 2 * Hubs.PARTITIONS;
    Waiting.until(
        "watermarks follow the last request",
        () -> outputs.committedEnd(List.of(TopicNames.REQUESTS)) >= end + ofTwoTicks);
  }

  private Measurement measurement(long endedAt, double promptCpuSeconds, double cpuSeconds) {
    Usage usage = instances.stream().map(Instance::usage).reduce(new Usage(0, 0, 0), Usage::plus);
    return new Measurement(
        program,
        source.records(),
        source.bytes(),
        (endedAt - startedAt) / 1e9,
        promptCpuSeconds - cpuSecondsBefore,
        new Usage(cpuSeconds - cpuSecondsBefore, usage.peakBytes(), usage.allocatedBytes()),
        memory.between(startedAt, endedAt),
        threads());
  }

  private Map<String, Double> threads() {
    Map<String, Double> seconds = new TreeMap<>();
    instances.forEach(
        instance ->
            instance.threadTimes().forEach((kind, one) -> seconds.merge(kind, one, Double::sum)));
    return seconds;
  }

  @Override
  public void close() {
    instances.forEach(Instance::close);
    outputs.close();
  }
}
