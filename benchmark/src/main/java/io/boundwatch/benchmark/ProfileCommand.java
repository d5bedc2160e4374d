package io.boundwatch.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads flight recordings of the service: what takes the processors, and what allocates. */
@Command(
    name = "profile",
    description = "Tells what a flight recording says of CPU and allocation, by stage.",
    mixinStandardHelpOptions = true)
final class ProfileCommand implements Callable<Integer> {
  private static final List<String> ON_PROCESSOR =
      List.of("jdk.ExecutionSample", "jdk.NativeMethodSample");
  private static final String ALLOCATION = "jdk.ObjectAllocationSample";

  @Parameters(paramLabel = "FILE", description = "Recordings, as --profile makes them.")
  private List<Path> files;

  @Option(
      names = "--top",
      defaultValue = "25",
      description = "How many lines of each table. Default: ${DEFAULT-VALUE}.")
  private int top;

  @Override
  public Integer call() throws IOException {
    Profile processor = new Profile();
    Profile allocation = new Profile();
    for (Path file : files) {
      try (RecordingFile recording = new RecordingFile(file)) {
        while (recording.hasMoreEvents()) {
          add(recording.readEvent(), processor, allocation);
        }
      }
    }
    processor.print("CPU (samples; what waits is left out)", top);
    allocation.print("Allocation (bytes, estimated)", top);
    return 0;
  }

  private static void add(RecordedEvent event, Profile processor, Profile allocation) {
    String name = event.getEventType().getName();
    if (ON_PROCESSOR.contains(name)) {
      Sample.of(event, "sampledThread").ifPresent(sample -> processor.add(sample, 1));
    } else if (name.equals(ALLOCATION)) {
      long weight = event.getLong("weight");
      Sample.of(event, "eventThread").ifPresent(sample -> allocation.add(sample, weight));
    }
  }
}
