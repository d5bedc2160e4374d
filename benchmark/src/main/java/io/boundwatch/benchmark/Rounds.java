package io.boundwatch.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Programs measured in alternation on the same data set, round by round, so that whatever slows the
 * machine down for a while slows them all.
 */
final class Rounds {
  private static final int MOST_SHOWN = 20;
  private static final int MOST_CHARACTERS = 400;

  private final Lab lab;
  private final Source source;
  private final ResultCheck check;
  private final ServiceSetup setup;
  private final Map<Program, List<Measurement>> measured = new EnumMap<>(Program.class);
  private int runs;

  Rounds(Lab lab, Source source, ResultCheck check, ServiceSetup setup) {
    this.lab = lab;
    this.source = source;
    this.check = check;
    this.setup = setup;
  }

  /** Runs each program once, in their order, and checks the results of the service. */
  void run(Set<Program> programs) {
    for (Program program : Program.values()) {
      if (programs.contains(program)) {
        Measurement measurement = measure(program);
        measured.computeIfAbsent(program, any -> new ArrayList<>()).add(measurement);
        System.out.printf(
            "  %-10s %,9.0f requests/s in %.1f s, %.0f CPU s/million%n",
            program,
            measurement.recordsPerSecond(),
            measurement.seconds(),
            measurement.cpuSecondsPerMillion());
      }
    }
  }

  private Measurement measure(Program program) {
    if (program != Program.MONITOR) {
      lab.renewTopics();
    }
    if (program.isPlain()) {
      return measurePlain(program);
    }
    String name = "benchmark-" + ++runs + "-" + program.role();
    Measurement measurement = ServiceRun.measure(lab, source, setup, program, name);
    if (program.monitors()) {
      requireEqualResults();
    }
    return measurement;
  }

  private void requireEqualResults() {
    List<String> differences = check.differences(lab.bootstrapServers());
    if (!differences.isEmpty()) {
      differences.stream().limit(MOST_SHOWN).map(Rounds::cut).forEach(System.err::println);
      throw new WrongResultsException(differences.size());
    }
  }

  private static String cut(String line) {
    return line.length() <= MOST_CHARACTERS ? line : line.substring(0, MOST_CHARACTERS) + " ...";
  }

  private Measurement measurePlain(Program program) {
    long start = System.nanoTime();
    try (Java java =
        Java.start(
            PlainProgram.class,
            List.of(),
            List.of(program.name(), lab.bootstrapServers()),
            lab.newFolder().resolve("log.txt"))) {
      JsonNode answer = new ObjectMapper().readTree(java.line());
      double seconds = (System.nanoTime() - start) / 1e9;
      requireAll(program, answer);
      Usage usage = new ObjectMapper().treeToValue(answer.get("usage"), Usage.class);
      return new Measurement(
          program, source.records(), source.bytes(), seconds, usage.cpuSeconds(), usage);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void requireAll(Program program, JsonNode answer) {
    boolean hasExtracted =
        program != Program.LEAST || answer.get("found").asLong() == source.records();
    if (answer.get("bytes").asLong() != source.bytes() || !hasExtracted) {
      throw new IllegalStateException(program + " did not read everything: " + answer);
    }
  }

  /** The table of all programs. */
  String table() {
    Table table =
        new Table(
            "median (least - most)",
            "requests/s",
            "MB/s",
            "of the limit",
            "CPU s/million",
            "to the last decision",
            "peak MiB",
            "KB allocated/request");
    measured.forEach(
        (program, list) ->
            table.row(
                program.words(),
                Spread.of(list, Measurement::recordsPerSecond).text(0),
                Spread.of(list, Measurement::megabytesPerSecond).text(0),
                ratios(list).length == 0 ? "-" : Spread.of(ratios(list)).text(2),
                Spread.of(list, Measurement::cpuSecondsPerMillion).text(0),
                Spread.of(list, Measurement::promptCpuSecondsPerMillion).text(0),
                Spread.of(list, Measurement::peakMebibytes).text(0),
                Spread.of(list, each -> each.allocatedBytesPerRecord() / 1000).text(1)));
    return table.toString();
  }

  /** Of the limit in the same round. */
  private double[] ratios(List<Measurement> list) {
    List<Measurement> limits = measured.getOrDefault(Program.LIMIT, List.of());
    double[] ratios = new double[Math.min(limits.size(), list.size())];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = list.get(i).recordsPerSecond() / limits.get(i).recordsPerSecond();
    }
    return ratios;
  }

  /** For the file of results. */
  Map<String, Object> found() {
    Map<String, Object> found = new LinkedHashMap<>();
    found.put("source", source);
    found.put("settings", setup.settings());
    found.put("jvm", setup.jvm());
    found.put("instances", setup.instances());
    Map<String, Object> programs = new LinkedHashMap<>();
    measured.forEach((program, list) -> programs.put(program.name(), programFound(list)));
    found.put("programs", programs);
    return found;
  }

  private Map<String, Object> programFound(List<Measurement> list) {
    Map<String, Object> found = new LinkedHashMap<>();
    found.put("requestsPerSecond", Spread.of(list, Measurement::recordsPerSecond));
    if (ratios(list).length > 0) {
      found.put("ofTheLimit", Spread.of(ratios(list)));
    }
    found.put("cpuSecondsPerMillion", Spread.of(list, Measurement::cpuSecondsPerMillion));
    found.put("rounds", list);
    return found;
  }
}
