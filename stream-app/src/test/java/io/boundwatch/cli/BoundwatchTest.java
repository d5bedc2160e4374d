package io.boundwatch.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.boundwatch.config.ConfigException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

class BoundwatchTest {
  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @ParameterizedTest
  @ValueSource(strings = {"--help", "-h", "help"})
  void helpGoesToStandardOutput(String argument) {
    int status = run(argument);

    assertThat(status).isEqualTo(ExitStatus.FINE);
    assertThat(out.toString()).contains("Usage: boundwatch").contains("COMMAND");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void theVersionNamesProgramAndJava() {
    int status = run("--version");

    assertThat(status).isEqualTo(ExitStatus.FINE);
    assertThat(out.toString()).startsWith("boundwatch ").contains("(Java ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "none | boundwatch: no command given; see: boundwatch --help",
        "--prot | boundwatch: Unknown option: '--prot'; see: boundwatch --help",
        "rum | boundwatch: Unmatched argument at index 0: 'rum'; see: boundwatch --help",
      })
  void aWrongCallIsOneLineAndStatusTwo(String argument, String expected) {
    int status = argument == null ? run() : run(argument);

    assertThat(status).isEqualTo(ExitStatus.MISTAKE);
    assertThat(err.toString()).isEqualToIgnoringNewLines(expected);
    assertThat(out.toString()).isEmpty();
  }

  @Test
  void aCommandsStatusIsTheStatusOfTheProcess() {
    assertThat(run(() -> ExitStatus.FAILURE)).isEqualTo(ExitStatus.FAILURE);
  }

  @Test
  void aMistakeOfTheUserIsOneLineAndStatusTwo() {
    int status =
        run(
            () -> {
              throw new UserMistake("no such file: a.json\n  give another");
            });

    assertThat(status).isEqualTo(ExitStatus.MISTAKE);
    assertThat(err.toString())
        .isEqualToIgnoringNewLines("boundwatch: no such file: a.json give another");
  }

  @Test
  void aBadConfigurationIsOneLineAndStatusTwo() {
    int status =
        run(
            () -> {
              throw new ConfigException("http.port is 'x'");
            });

    assertThat(status).isEqualTo(ExitStatus.MISTAKE);
    assertThat(err.toString()).isEqualToIgnoringNewLines("boundwatch: http.port is 'x'");
  }

  @Test
  void anUnexpectedFailureIsOneLineAndStatusOne() {
    int status =
        run(
            () -> {
              throw new IllegalStateException("the sky fell");
            });

    assertThat(status).isEqualTo(ExitStatus.FAILURE);
    assertThat(err.toString())
        .startsWith("boundwatch: stopped by an unexpected failure: the sky fell")
        .contains("please report it as a bug")
        .doesNotContain("\tat ");
  }

  @Test
  void theConfigOptionReadsFileAndEnvironment() throws IOException {
    Path file = Files.writeString(folder.resolve("my config.yaml"), "http.port: 9000\n");
    Show command = new Show(Map.of("BOUNDWATCH_HTTP_HOST", "127.0.0.2"));

    int status = run(new CommandLine(command), "--config", file.toString());

    assertThat(status).isEqualTo(ExitStatus.FINE);
    assertThat(out.toString()).isEqualToIgnoringNewLines("127.0.0.2:9000");
  }

  @Test
  void aMissingConfigurationFileIsAMistake() {
    int status = run(new CommandLine(new Show(Map.of())), "--config=/no/such.yaml");

    assertThat(status).isEqualTo(ExitStatus.MISTAKE);
    assertThat(err.toString()).startsWith("boundwatch: /no/such.yaml is not a file");
  }

  private int run(String... arguments) {
    return run(Boundwatch.commandLine(), arguments);
  }

  private int run(Callable<Integer> work) {
    return run(Boundwatch.prepared(new CommandLine(new Work(work))));
  }

  private int run(CommandLine commandLine, String... arguments) {
    return Boundwatch.prepared(commandLine)
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }

  @Command(name = "work")
  private record Work(Callable<Integer> work) implements Callable<Integer> {
    @Override
    public Integer call() throws Exception {
      return work.call();
    }
  }

  @Command(name = "show")
  private static final class Show implements Callable<Integer> {
    @Mixin private final ConfigOption config;

    @CommandLine.Spec private CommandLine.Model.CommandSpec spec;

    Show(Map<String, String> environment) {
      config = new ConfigOption(environment);
    }

    @Override
    public Integer call() {
      var http = config.load().http();
      spec.commandLine().getOut().println(http.host() + ":" + http.port());
      return ExitStatus.FINE;
    }
  }
}
