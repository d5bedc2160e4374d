package io.boundwatch.benchmark;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs the JMH benchmarks of single classes. */
@Command(
    name = "jmh",
    description = "Benchmarks of single classes: reading, merging, counting, codecs.",
    mixinStandardHelpOptions = true)
final class JmhCommand implements Callable<Integer> {
  @Parameters(
      arity = "0..1",
      defaultValue = ".*",
      paramLabel = "PATTERN",
      description = "Part of the names of benchmarks, ReadBenchmark say. Default: all.")
  private String pattern;

  @Option(
      names = "--forks",
      defaultValue = "2",
      description = "Fresh JVMs of each benchmark. Default: ${DEFAULT-VALUE}.")
  private int forks;

  @Option(
      names = "--iterations",
      defaultValue = "5",
      description =
          "Seconds measured in each, after as many of warm-up. Default: ${DEFAULT-VALUE}.")
  private int iterations;

  @Override
  public Integer call() throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include(pattern)
            .forks(forks)
            .warmupIterations(iterations)
            .warmupTime(TimeValue.seconds(1))
            .measurementIterations(iterations)
            .measurementTime(TimeValue.seconds(1))
            .addProfiler(GCProfiler.class);
    Collection<RunResult> results = new Runner(options.build()).run();
    tellReading(results);
    System.out.println(Report.write("jmh", Map.of("results", found(results))));
    return 0;
  }

  private static List<Map<String, Object>> found(Collection<RunResult> results) {
    return results.stream().map(JmhCommand::found).toList();
  }

  private static Map<String, Object> found(RunResult run) {
    Result<?> time = run.getPrimaryResult();
    Map<String, Object> found = new LinkedHashMap<>();
    found.put("benchmark", run.getParams().getBenchmark());
    found.put("policies", parameter(run));
    found.put("score", time.getScore());
    found.put("error", time.getScoreError());
    found.put("unit", time.getScoreUnit());
    found.put("bytesAllocated", run.getSecondaryResults().get("gc.alloc.rate.norm").getScore());
    return found;
  }

  private static String parameter(RunResult run) {
    return run.getParams().getParamsKeys().contains("policies")
        ? run.getParams().getParam("policies")
        : "";
  }

  /** How near reading is to tokenising the same bytes. */
  private static void tellReading(Collection<RunResult> results) {
    Map<String, Double> times =
        results.stream()
            .collect(
                Collectors.toMap(
                    run -> run.getPrimaryResult().getLabel() + parameter(run),
                    run -> run.getPrimaryResult().getScore()));
    for (String policies : List.of("8", "55")) {
      if (times.containsKey("read" + policies) && times.containsKey("tokenise" + policies)) {
        System.out.printf(
            "reading a record of %s policies: %.2f of the speed of tokenising it%n",
            policies, times.get("tokenise" + policies) / times.get("read" + policies));
      }
    }
  }
}
