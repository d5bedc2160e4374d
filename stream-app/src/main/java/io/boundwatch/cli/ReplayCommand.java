package io.boundwatch.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.boundwatch.config.BoundwatchConfig;
import io.boundwatch.replay.InputFile;
import io.boundwatch.replay.Replay;
import io.boundwatch.replay.ReplayProgress;
import io.boundwatch.replay.ReplayReport;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Replays exported events from files and prints what they come to. */
@Command(
    name = "replay",
    description =
        "Replays exported sign-in events through the same pipeline and prints the counts per app"
            + " and user, the sign-ins that were or would be blocked, and what to do about them.",
    mixinStandardHelpOptions = true)
final class ReplayCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ConfigOption config;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description =
          "Files with one message a line, or one JSON document; '-' is standard input; '.gz' is"
              + " unpacked.")
  private List<String> files;

  @Option(names = "--json", description = "Print the report as JSON.")
  private boolean json;

  @Option(
      names = "--output",
      paramLabel = "DIR",
      description =
          "Write all published values to this folder: decisions.ndjson, app-counts.ndjson,"
              + " user-counts.ndjson, policy-counts.ndjson, alerts.ndjson (the last line of a key"
              + " stands), dead-letters.ndjson, and who-to-fix.csv.")
  private Path output;

  @Override
  public Integer call() throws Exception {
    BoundwatchConfig loaded = config.load();
    List<InputFile> inputs = files.stream().map(ReplayCommand::input).toList();
    if (inputs.stream().filter(InputFile::isStandardInput).count() > 1) {
      throw new UserMistake("standard input ('-') can be read only once");
    }
    Optional<Path> folder = outputFolder();
    ReplayReport report = replay(loaded, folder, inputs);
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(
          new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT).writeValueAsString(report));
    } else {
      new ReplayTables(report, out).print();
    }
    return ExitStatus.FINE;
  }

  private ReplayReport replay(
      BoundwatchConfig loaded, Optional<Path> folder, List<InputFile> inputs)
      throws InterruptedException {
    boolean terminal = System.console() != null && !json;
    try (ProgressBar bar = new ProgressBar(spec.commandLine().getErr())) {
      ReplayProgress progress = terminal ? bar : ReplayProgress.NONE;
      return new Replay(loaded, folder, progress).run(inputs);
    } catch (IOException e) {
      throw new UserMistake("cannot read or write: " + e.getMessage(), e);
    }
  }

  private static InputFile input(String name) {
    InputFile file = new InputFile(name);
    if (!file.isStandardInput()) {
      Path path = Path.of(name);
      if (!Files.exists(path)) {
        throw new UserMistake("there is no file '" + name + "'");
      }
      if (Files.isDirectory(path) || !Files.isReadable(path)) {
        throw new UserMistake("'" + name + "' is not a file that can be read");
      }
    }
    return file;
  }

  private Optional<Path> outputFolder() {
    if (output == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(Files.createDirectories(output));
    } catch (IOException e) {
      throw new UserMistake("cannot make the folder '" + output + "': " + e.getMessage(), e);
    }
  }
}
