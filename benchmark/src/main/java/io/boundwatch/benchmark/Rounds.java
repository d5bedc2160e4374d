package io.boundwatch.benchmark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

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
  private final Map<String, List<Measurement>> measured = new LinkedHashMap<>();
  private final List<Case> cases;
  private int runs;

  /**
   * @param cases in the order of a round, each with a label of its own
   */
  Rounds(Lab lab, Loading loaded, List<Case> cases) {
    this.lab = lab;
    this.source = loaded.source();
    this.check = loaded.check();
    this.cases = cases;
    cases.forEach(each -> measured.put(each.label(), new ArrayList<>()));
  }

  /**
   * Runs each case so often, and checks the results of the service every time. Before them the
   * whole service runs once and does not count, where it is among them: the broker is not what is
   * measured, and its own compilers would take a good part of the first round.
   */
  void run(int rounds) {
    cases.stream()
        .filter(Rounds::isWholeService)
        .findFirst()
        .ifPresent(
            service -> {
              System.out.println("warming up the broker ...");
              measure(service);
            });
    for (int round = 1; round <= rounds; round++) {
      System.out.printf("round %d of %d%n", round, rounds);
      for (Case each : inOrderOf(round)) {
        Measurement measurement = measure(each);
        measured.get(each.label()).add(measurement);
        tell(each.label(), measurement);
      }
    }
  }

  private static boolean isWholeService(Case each) {
    return each.program() == Program.BOUNDWATCH;
  }

  /**
   * The ways of the whole service take turns in being the first of them: which ran first was
   * measured 6 % slower, whichever it was.
   */
  private List<Case> inOrderOf(int round) {
    List<Case> services = new ArrayList<>(cases.stream().filter(Rounds::isWholeService).toList());
    Collections.rotate(services, 1 - round);
    Iterator<Case> next = services.iterator();
    return cases.stream().map(each -> isWholeService(each) ? next.next() : each).toList();
  }

  static void tell(String label, Measurement measurement) {
    System.out.printf(
        "  %,9.0f requests/s in %.1f s, %.0f CPU s/million: %s%n",
        measurement.recordsPerSecond(),
        measurement.seconds(),
        measurement.cpuSecondsPerMillion(),
        label);
  }

  private Measurement measure(Case each) {
    if (each.program() != Program.MONITOR) {
      lab.renewTopics();
    }
    if (each.program().isPlain()) {
      return measurePlain(each.program());
    }
    String name = ServiceRun.NAME + ++runs + "-" + each.program().role();
    Measurement measurement = ServiceRun.measure(lab, source, each, name);
    if (each.program().monitors()) {
      requireEqualResults(lab, check);
    }
    return measurement;
  }

  static void requireEqualResults(Lab lab, ResultCheck check) {
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
          program,
          source.records(),
          source.bytes(),
          seconds,
          usage.cpuSeconds(),
          usage,
          List.of(),
          Map.of());
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

  /** The table of all cases. */
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
        (label, list) ->
            table.row(
                label,
                Spread.of(list, Measurement::recordsPerSecond).text(0),
                Spread.of(list, Measurement::megabytesPerSecond).text(0),
                ratios(list).length == 0 ? "-" : Spread.of(ratios(list)).text(2),
                Spread.of(list, Measurement::cpuSecondsPerMillion).text(0),
                Spread.of(list, Measurement::promptCpuSecondsPerMillion).text(0),
                Spread.of(list, Measurement::peakMebibytes).text(0),
                Spread.of(list, each -> each.allocatedBytesPerRecord() / 1000).text(1)));
    return table.toString();
  }

  /** Of the limit in the same round; none where the limit was not measured. */
  private double[] ratios(List<Measurement> list) {
    List<Measurement> limits = measured.getOrDefault(Program.LIMIT.words(), List.of());
    double[] ratios = new double[Math.min(limits.size(), list.size())];
    for (int i = 0; i < ratios.length; i++) {
      ratios[i] = list.get(i).recordsPerSecond() / limits.get(i).recordsPerSecond();
    }
    return ratios;
  }

  /** What kinds of threads the processors went to in each case of the service. */
  String threadTable() {
    List<Case> services = cases.stream().filter(each -> !each.program().isPlain()).toList();
    List<String> header = new ArrayList<>(List.of("CPU s/million by kind of thread"));
    services.forEach(each -> header.add(each.label()));
    Table table = new Table(header.toArray(String[]::new));
    services.stream()
        .flatMap(each -> rounds(each).stream())
        .flatMap(each -> each.threads().keySet().stream())
        .distinct()
        .map(kind -> ThreadRow.of(kind, services.stream().map(this::rounds).toList()))
        .filter(ThreadRow::isWorthALine)
        .sorted(Comparator.comparing(row -> -row.ofCases().get(0).median()))
        .forEach(row -> table.row(row.cells()));
    return table.toString();
  }

  private List<Measurement> rounds(Case each) {
    return measured.get(each.label());
  }

  /** What a kind of threads took in each case, in CPU s/million. */
  private record ThreadRow(String kind, List<Spread> ofCases) {
    static ThreadRow of(String kind, List<List<Measurement>> cases) {
      return new ThreadRow(
          kind,
          cases.stream()
              .map(list -> Spread.of(list, each -> each.threadSecondsPerMillion(kind)))
              .toList());
    }

    boolean isWorthALine() {
      return ofCases.stream().anyMatch(spread -> spread.most() >= 1);
    }

    String[] cells() {
      return Stream.concat(Stream.of(kind), ofCases.stream().map(spread -> spread.text(0)))
          .toArray(String[]::new);
    }
  }

  /** Resident MiB over the time of the last case's first round. */
  List<Long> memory() {
    String last = cases.get(cases.size() - 1).label();
    return measured.get(last).get(0).memory().stream().map(bytes -> bytes / 1024 / 1024).toList();
  }

  /** For the file of results. */
  Map<String, Object> found() {
    Map<String, Object> found = new LinkedHashMap<>();
    found.put("source", source);
    found.put("cases", cases.stream().map(this::found).toList());
    return found;
  }

  private Map<String, Object> found(Case each) {
    List<Measurement> list = rounds(each);
    Map<String, Object> found = new LinkedHashMap<>();
    found.put("label", each.label());
    found.put("settings", each.setup().settings());
    found.put("jvm", each.setup().jvm());
    found.put("instances", each.setup().instances());
    found.put("requestsPerSecond", Spread.of(list, Measurement::recordsPerSecond));
    if (ratios(list).length > 0) {
      found.put("ofTheLimit", Spread.of(ratios(list)));
    }
    found.put("cpuSecondsPerMillion", Spread.of(list, Measurement::cpuSecondsPerMillion));
    found.put("rounds", list);
    return found;
  }
}
