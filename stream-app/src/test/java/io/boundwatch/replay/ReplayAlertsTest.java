package io.boundwatch.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.boundwatch.config.ConfigLoader;
import io.boundwatch.schemas.DetectionFinding;
import io.boundwatch.sim.App;
import io.boundwatch.sim.PublishDelay;
import io.boundwatch.sim.Rhythm;
import io.boundwatch.sim.SimulatedTenant;
import io.boundwatch.sim.Spike;
import io.boundwatch.sim.TenantProfile;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Simulated hours with a spike: its alerts are the same in each replay, and none stays open. */
class ReplayAlertsTest {
  private static final long START = Instant.parse("2026-11-02T22:00:00Z").toEpochMilli();
  private static final long SPIKE = Instant.parse("2026-11-03T03:00:00Z").toEpochMilli();
  private static final long END = Instant.parse("2026-11-03T04:10:00Z").toEpochMilli();
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir Path folder;

  @Test
  void aSpikeOpensAndClosesTheSameEpisodesInEachReplay() throws Exception {
    List<byte[]> records = new ArrayList<>();
    tenant().forEachPublished(START, END, record -> records.add(record.json()));

    List<String> first = alerts("first", records);
    Collections.shuffle(records, new Random(5));
    List<String> second = alerts("second", records);

    assertThat(second).isEqualTo(first);
    assertThat(first)
        .filteredOn(told -> told.contains("|unbound-spike|"))
        .extracting(told -> told.substring(0, told.indexOf(' ')))
        .startsWith("Create")
        .endsWith("Close");
    assertThat(first.stream().filter(told -> told.startsWith("Create")))
        .hasSameSizeAs(first.stream().filter(told -> told.startsWith("Close")).toList())
        .doesNotHaveDuplicates();
  }

  private static SimulatedTenant tenant() {
    Spike spike = new Spike(SPIKE, Duration.ofMinutes(20), App.OUTLOOK, 1003, 0.8, 4);
    TenantProfile profile =
        TenantProfile.CONTOSO
            .withTraffic(400, 30_000)
            .withTiming(Rhythm.STEADY, PublishDelay.REALISTIC);
    return new SimulatedTenant(profile, 11, List.of(spike));
  }

  /** What was told of each alert, key by key and in order, without the times of telling. */
  private List<String> alerts(String name, List<byte[]> records) throws Exception {
    Path file = folder.resolve(name + ".ndjson");
    try (OutputStream out = Files.newOutputStream(file)) {
      for (byte[] record : records) {
        out.write(record);
        out.write('\n');
      }
    }
    Path output = Files.createDirectory(folder.resolve(name));
    new Replay(ConfigLoader.of(Map.of()), Optional.of(output), ReplayProgress.NONE)
        .run(List.of(new InputFile(file.toString())));
    return told(output.resolve("alerts.ndjson"));
  }

  private static List<String> told(Path file) throws IOException {
    List<String> told = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      DetectionFinding finding = JSON.readValue(line, DetectionFinding.class);
      told.add(
          finding.activityName() + " " + finding.severity() + " " + finding.findingInfo().uid());
    }
    // keys stand in partitions, whose order in the file is not told; a key's own order is
    told.sort(Comparator.comparing(one -> one.substring(one.lastIndexOf(' '))));
    return told;
  }
}
