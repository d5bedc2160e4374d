package io.boundwatch.benchmark;

import io.boundwatch.kafka.TopicNames;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;

/**
 * One measured run of the service, from the start of its processes until everything is decided,
 * counted and committed: ingest has committed that it read all of the source, the join's clock has
 * passed the time at which the last decision settles, the committed counts add up to all requests,
 * and the committed ends of the result topics move no more. The time is that of the last move seen.
 */
final class ServiceRun implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(30);
  private static final Duration QUIET = Duration.ofSeconds(5);

  private final Lab lab;
  private final Source source;
  private final ServiceSetup setup;
  private final Program program;
  private final String name;
  private final Outputs outputs;
  private final List<Instance> instances = new ArrayList<>();
  private final long startedAt = System.nanoTime();
  private final Mark prompt = new Mark(Outputs.PROMPT);
  private final Mark users = new Mark(Outputs.USERS);

  private ServiceRun(Lab lab, Source source, ServiceSetup setup, Program program, String name) {
    this.lab = lab;
    this.source = source;
    this.setup = setup;
    this.program = program;
    this.name = name;
    this.outputs = new Outputs(lab);
  }

  /** Where the committed ends of some topics stood last, and since when. */
  private final class Mark {
    private final List<String> topics;
    private long end = -1;
    private long since = startedAt;
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
  static Measurement measure(
      Lab lab, Source source, ServiceSetup setup, Program program, String name) {
    try (ServiceRun run = new ServiceRun(lab, source, setup, program, name)) {
      run.start();
      return program.monitors() ? run.awaitResults() : run.awaitIngest();
    }
  }

  private void start() {
    Map<String, String> settings = setup.settings(name, lab.bootstrapServers());
    for (int i = 0; i < setup.instances(); i++) {
      instances.add(
          Instance.start(program.role(), settings, setup.jvmOf(name, i), lab.newFolder()));
    }
  }

  private double total(ToDoubleFunction<Instance> of) {
    return instances.stream().mapToDouble(of).sum();
  }

  private Measurement awaitResults() {
    Waiting.until("everything is decided and counted", PATIENCE, this::isDone);
    return measurement(
        prompt.since, prompt.cpuSeconds, Math.max(prompt.cpuSeconds, users.cpuSeconds));
  }

  private boolean isDone() {
    instances.forEach(Instance::requireAlive);
    prompt.look();
    users.look();
    return outputs.counted() == source.requests()
        && prompt.isQuietFor(setup.userPublishInterval().plus(QUIET))
        && users.isQuietFor(QUIET)
        && hasReadAll()
        && hasSettledAll();
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

  private Measurement awaitIngest() {
    Waiting.until(
        "all of the source is read",
        PATIENCE,
        () -> {
          instances.forEach(Instance::requireAlive);
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
        promptCpuSeconds,
        new Usage(cpuSeconds, usage.peakBytes(), usage.allocatedBytes()));
  }

  @Override
  public void close() {
    instances.forEach(Instance::close);
    outputs.close();
  }
}
