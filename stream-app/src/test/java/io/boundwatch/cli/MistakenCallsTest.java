package io.boundwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a caller can mend is told in one line, with exit status 2, before anything is started. */
class MistakenCallsTest {
  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "replay /no/such/file.json | there is no file '/no/such/file.json'",
        "replay / | '/' is not a file that can be read",
        "replay - - | standard input ('-') can be read only once",
        "replay | Missing required parameter: 'FILE'",
        "replay --jason a.json | Unknown option: '--jason'",
        "replay --output | Missing required parameter for option '--output'",
        "run --role=both | Invalid value for option '--role'",
        "run --config=/no/such.yaml | /no/such.yaml is not a file",
        "topology --config=/no/such.yaml | /no/such.yaml is not a file",
      })
  void theMistakeIsToldInOneLine(String arguments, String expected) {
    CommandRun run = CommandRun.of(arguments.split(" "));

    assertMistake(run, expected);
  }

  @Test
  void aBadValueIsToldWithItsKeyAndWhatIsAllowed() throws IOException {
    Path file = Files.writeString(folder.resolve("bad.yaml"), "http.port: eighty\n");

    CommandRun run = CommandRun.of("run", "--config", file.toString());

    assertMistake(run, "http.port");
    assertThat(run.err()).contains("eighty").contains("0 to 65535");
  }

  @Test
  void aFolderThatCannotBeMadeIsAMistake() throws IOException {
    Path input = Files.writeString(folder.resolve("in.json"), "{}");
    Path inTheWay = Files.writeString(folder.resolve("file"), "");

    CommandRun run =
        CommandRun.of(
            "replay", input.toString(), "--output", inTheWay.resolve("output").toString());

    assertMistake(run, "cannot make the folder '" + inTheWay.resolve("output") + "'");
  }

  private static void assertMistake(CommandRun run, String expected) {
    assertThat(run.status()).isEqualTo(ExitStatus.MISTAKE);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).startsWith("boundwatch: ").contains(expected);
    assertThat(run.out()).isEmpty();
  }
}
