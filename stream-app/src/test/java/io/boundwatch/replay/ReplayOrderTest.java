package io.boundwatch.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundwatch.chaos.ChaosGenerator;
import io.boundwatch.chaos.Delivery;
import io.boundwatch.chaos.NotSatisfied;
import io.boundwatch.chaos.SourceMessage;
import io.boundwatch.config.ConfigLoader;
import io.boundwatch.reference.RawRecord;
import io.boundwatch.reference.ReferenceModel;
import io.boundwatch.reference.ReferenceParameters;
import io.boundwatch.reference.ReferenceResult;
import io.boundwatch.service.Results;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * However exported records are shuffled and put into files, a replay of them gives the results of
 * the reference model; and so, whatever the files, the same.
 */
class ReplayOrderTest {
  private static final long NOW = Instant.parse("2026-11-03T02:30:00Z").toEpochMilli();
  private static final Duration RANGE = Duration.ofHours(5);
  private static final int REQUESTS = 1_500;

  @TempDir Path folder;

  @ParameterizedTest(name = "seed {0}, sessionControlsNotSatisfied {1}")
  @CsvSource({"31, PRESENT", "32, ABSENT", "33, MIXED"})
  void filesInAnyOrderGiveTheResultsOfTheModel(long seed, NotSatisfied notSatisfied)
      throws Exception {
    List<RawRecord> records =
        new ChaosGenerator(seed, notSatisfied)
            .generate(REQUESTS, NOW, RANGE).stream()
                .filter(ReplayOrderTest::meansTheSameInAFile)
                .toList();
    List<RawRecord> exported = records.stream().map(RawRecord::exported).toList();
    ReferenceResult expected =
        new ReferenceModel(ReferenceParameters.DEFAULT.withState(firstClock(exported), true))
            .compute(exported);
    assertThat(expected.decisions()).hasSizeGreaterThan(100);

    replay("one", List.of(write("all.ndjson", messages(records, seed)))).assertEqualTo(expected);

    List<String> others = bareRecords(records, seed + 1_000);
    int middle = others.size() / 3;
    List<InputFile> two =
        List.of(
            write("first.ndjson.gz", others.subList(0, middle)),
            write("second.ndjson", others.subList(middle, others.size())));
    replay("two", two).assertEqualTo(expected);
  }

  /**
   * A record from the future that does not say when it was published is refused when it comes from
   * a source, but nothing in a file tells that it is from the future.
   */
  private static boolean meansTheSameInAFile(RawRecord record) {
    return record.isReadable() == record.exported().isReadable();
  }

  /** The state begins at the least append time; windows that began before are partial. */
  private static long firstClock(List<RawRecord> exported) {
    return exported.stream()
        .filter(RawRecord::isReadable)
        .mapToLong(RawRecord::appendTime)
        .min()
        .orElseThrow();
  }

  /** Envelopes, arrays, bare records and some behind a syslog prefix, one a line. */
  private static List<String> messages(List<RawRecord> records, long seed) {
    return Delivery.batch(Delivery.shuffle(records, seed), seed).stream()
        .map(SourceMessage::value)
        .map(value -> new String(value, StandardCharsets.UTF_8).replace('\n', ' '))
        .toList();
  }

  private static List<String> bareRecords(List<RawRecord> records, long seed) {
    return Delivery.shuffle(records, seed).stream().map(RawRecord::text).toList();
  }

  private InputFile write(String name, List<String> lines) throws IOException {
    Path file = folder.resolve(name);
    try (OutputStream out = open(file)) {
      for (String line : lines) {
        out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
      }
    }
    return new InputFile(file.toString());
  }

  private static OutputStream open(Path file) throws IOException {
    OutputStream out = Files.newOutputStream(file);
    return file.toString().endsWith(".gz") ? new GZIPOutputStream(out) : out;
  }

  private Results replay(String name, List<InputFile> files) throws Exception {
    Path output = Files.createDirectory(folder.resolve(name));
    new Replay(ConfigLoader.of(Map.of()), Optional.of(output), ReplayProgress.NONE).run(files);
    return Results.ofFolder(output);
  }
}
