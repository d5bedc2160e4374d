package io.boundwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.boundwatch.event.RecordBuilder;
import io.boundwatch.event.Records;
import io.boundwatch.service.Results;
import io.boundwatch.sim.SimulatedTenant;
import io.boundwatch.sim.TenantProfile;
import java.io.BufferedWriter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code replay} as from a shell: every figure here can be checked by hand. */
class ReplayCommandTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String MAIL = "a0000000-0000-4000-8000-00000000000a";
  private static final String CHAT = "a0000000-0000-4000-8000-00000000000b";

  @TempDir Path folder;

  /** Three sign-ins of two users, an older category, a late record, and what is no record. */
  private static List<String> mixedContent() {
    RecordBuilder blocked =
        record(1, 1)
            .app(MAIL, "Mail")
            .unbound(1003)
            .device("d", "Windows11", "")
            .policy("p1", "failure")
            .errorCode(530084);
    RecordBuilder allowed = record(2, 1).app(MAIL, "Mail").bound().policy("p1", "success");
    RecordBuilder noPolicy = record(3, 2).app(CHAT, "Chat").bound();
    RecordBuilder late =
        record(4, 2).app(CHAT, "Chat").bound().publishedAt("2026-11-02T12:00:00.0000000Z");
    return List.of(
        envelope(blocked, allowed),
        noPolicy.json(),
        late.json(),
        noPolicy.json(),
        record(5, 2).root("category", "AuditLogs").json(),
        "{\"some\":\"thing else\"}",
        "not json at all");
  }

  private static RecordBuilder record(int number, int user) {
    return Records.aRecord()
        .id("20000000-0000-4000-8000-00000000000" + number)
        .correlation("30000000-0000-4000-8000-00000000000" + number)
        .user("40000000-0000-4000-8000-00000000000" + user)
        .with("userPrincipalName", "user" + user + "@example.org");
  }

  private static String envelope(RecordBuilder... records) {
    return new String(Records.message(records), StandardCharsets.UTF_8);
  }

  @Test
  void theTablesTellWhatAFileHolds() throws IOException {
    Path file = Files.write(folder.resolve("mixed.ndjson"), mixedContent());

    CommandRun run = CommandRun.of("replay", file.toString());

    assertThat(run.status()).isEqualTo(ExitStatus.FINE);
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("Sign-in records read: 5")
        .contains("Sign-ins: 3, of these unbound: 1")
        .contains("Ignored (other categories): 1 (AuditLogs 1)")
        .contains("Late (published too long after the sign-in, not counted): 1")
        .contains(file + ", message 6: unknown-shape")
        .contains(file + ", message 7: ");
    assertThat(rowOf(run, "* (whole tenant)"))
        .containsExactly("3", "2", "1", "2", "1", "1", "1", "1", "50.00");
    assertThat(rowOf(run, "Mail")).containsExactly("2", "1", "1", "2", "1", "1", "1", "1", "50.00");
    assertThat(rowOf(run, "Chat")).containsExactly("1", "1", "0", "0", "0", "0", "0", "0", "-");
    assertThat(rowOf(run, "Sample Mailboxes"))
        .containsExactly("1", "1003×1", "2", "1", "1", "50.00");
    assertThat(run.out())
        .containsPattern("user1@example.org +Mail +blocked +unbound +Policy p1")
        .containsPattern("unsupported +1003 +windows +native +Mail +user1@example.org +1 +1 +0")
        .contains("      systemLabels -eq \"CloudPC\" and trustType -eq \"AzureAD\"");
  }

  /** The cells of the first row that names this, after the name. */
  private static List<String> rowOf(CommandRun run, String name) {
    String row =
        run.out().lines().filter(line -> line.contains(name + " ")).findFirst().orElseThrow();
    String figures = row.substring(row.indexOf(name) + name.length()).strip();
    return Arrays.asList(figures.split(" +"));
  }

  @Test
  void theReportIsAlsoToldAsJson() throws IOException {
    Path file = Files.write(folder.resolve("mixed.ndjson"), mixedContent());

    CommandRun run = CommandRun.of("replay", "--json", file.toString());

    assertThat(run.status()).isEqualTo(ExitStatus.FINE);
    JsonNode report = JSON.readTree(run.out());
    assertThat(report.get("accepted").asInt()).isEqualTo(5);
    assertThat(report.get("late").asInt()).isEqualTo(1);
    assertThat(report.get("ignored").get("AuditLogs").asInt()).isEqualTo(1);
    assertThat(report.get("rejections")).hasSize(2);
    assertThat(report.get("signIns").asInt()).isEqualTo(3);
    assertThat(report.get("unboundSignIns").asInt()).isEqualTo(1);
    assertThat(report.get("apps")).hasSize(3);
    assertThat(report.get("blocked")).hasSize(1);
    assertThat(report.get("whoToFix")).hasSize(1);
    assertThat(report.at("/whoToFix/0/causeClass").asText()).isEqualTo("unsupported");
    assertThat(report.at("/whoToFix/0/users").asInt()).isEqualTo(1);
    assertThat(report.at("/whoToFix/0/deviceFilters/0/filter").asText()).contains("CloudPC");
  }

  @Test
  void standardInputIsReadAndTheOutputFolderHoldsAllValuesThatWerePublished() throws IOException {
    Path output = folder.resolve("made/by/replay");
    InputStream before = System.in;
    System.setIn(
        new ByteArrayInputStream(
            String.join("\n", mixedContent()).getBytes(StandardCharsets.UTF_8)));
    CommandRun run;
    try {
      run = CommandRun.of("replay", "-", "--output", output.toString());
    } finally {
      System.setIn(before);
    }

    assertThat(run.status()).isEqualTo(ExitStatus.FINE);
    assertThat(run.out())
        .contains("Sign-in records read: 5")
        .contains("-, message 6: unknown-shape");
    assertThat(Files.readAllLines(output.resolve("dead-letters.ndjson"))).hasSize(2);
    assertThat(Files.readString(output.resolve("who-to-fix.csv")))
        .startsWith(
            "tenant_id,user_id,user_principal_name,app_id,app_name,cause_class,status_code,")
        .contains("40000000-0000-4000-8000-000000000001,user1@example.org," + MAIL + ",Mail,")
        .contains(",unsupported,1003,windows,native,1,0,2026-11-02T");
    assertThat(Results.ofFolder(output).decisionCount()).isEqualTo(3);
  }

  @Test
  void aProcessThatFindsOtherCategoriesOnlyIsFineAndLeavesNothingBehind() throws Exception {
    Path file =
        Files.writeString(
            folder.resolve("audit.json"), record(1, 1).root("category", "AuditLogs").json());
    Path temporary = Files.createDirectory(folder.resolve("tmp"));

    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Djava.io.tmpdir=" + temporary,
                "-cp",
                System.getProperty("java.class.path"),
                Boundwatch.class.getName(),
                "replay",
                file.toString())
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

    assertThat(process.waitFor()).isEqualTo(ExitStatus.FINE);
    assertThat(out).contains("Sign-in records read: 0").contains("(AuditLogs 1)");
    assertThat(temporary).isEmptyDirectory();
  }

  @Test
  void twentyThousandSimulatedRecordsAreAllReadAndEachRequestIsCountedOnce() throws IOException {
    Path file = folder.resolve("day.ndjson");
    List<String> requests = writeDay(file);
    assertThat(requests).hasSizeGreaterThan(20_000);

    CommandRun run = CommandRun.of("replay", "--json", file.toString());

    assertThat(run.status()).isEqualTo(ExitStatus.FINE);
    JsonNode report = JSON.readTree(run.out());
    assertThat(report.get("accepted").asInt()).isEqualTo(requests.size());
    assertThat(report.get("late").asInt()).isZero();
    int counted = 0;
    for (JsonNode app : report.get("apps")) {
      counted += app.get("appId").asText().equals("*") ? app.at("/requests/total").asInt() : 0;
    }
    assertThat(counted).isEqualTo(new HashSet<>(requests).size());
  }

  /** A weekday of the simulated tenant, one record a line; the request ID of each. */
  private static List<String> writeDay(Path file) throws IOException {
    long from = Records.millis("2026-11-02T00:00:00Z");
    List<String> requests = new ArrayList<>();
    try (BufferedWriter out = Files.newBufferedWriter(file)) {
      new SimulatedTenant(TenantProfile.CONTOSO, 61)
          .forEachPublished(
              from,
              from + Duration.ofDays(1).toMillis(),
              record ->
                  requests.add(write(out, new String(record.json(), StandardCharsets.UTF_8))));
    }
    return requests;
  }

  private static String write(BufferedWriter out, String line) {
    try {
      out.write(line + "\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Records.parse(line).at("/properties/id").asText();
  }
}
